import type { PackProblem } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { packWords } from '../../text/packWords.ts';

/** Problems drawn at once; a pack with more of them is mended in turns. */
const shownAtOnce = 100;

/** Errors first, then warnings; each leads to its place. */
export function ProblemList({
  errors,
  warnings,
  onGo,
}: {
  readonly errors: readonly PackProblem[];
  readonly warnings: readonly PackProblem[];
  readonly onGo?: (problem: PackProblem) => void;
}) {
  const all = [
    ...errors.map((problem) => ({ problem, isError: true })),
    ...warnings.map((problem) => ({ problem, isError: false })),
  ];
  return all.length === 0 ? null : (
    <ul aria-label={packWords.problems} className="flex flex-col">
      {all.slice(0, shownAtOnce).map(({ problem, isError }) => {
        const words = (
          <>
            <Chip tone={isError ? 'bad' : 'warn'}>{isError ? '✕' : '!'}</Chip>
            <span className="shrink-0 font-mono text-12 text-ink-2">{problem.path}</span>
            <span className="min-w-0 truncate" title={problem.message}>
              {problem.message}
            </span>
          </>
        );
        return (
          <li key={`${problem.path} ${problem.message}`}>
            {onGo === undefined ? (
              <span className="flex min-h-7 items-center gap-2 px-2">{words}</span>
            ) : (
              <button
                type="button"
                onClick={() => onGo(problem)}
                className="flex min-h-7 w-full items-center gap-2 rounded-1 px-2 text-left hover:bg-hover"
              >
                {words}
              </button>
            )}
          </li>
        );
      })}
      {all.length > shownAtOnce ? (
        <li className="px-2 py-1 text-ink-3">{`+ ${String(all.length - shownAtOnce)}`}</li>
      ) : null}
    </ul>
  );
}
