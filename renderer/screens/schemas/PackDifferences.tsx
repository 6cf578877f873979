import type { PackDifference } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { packWords } from '../../text/packWords.ts';

/** Differences drawn at once; the others are counted. */
const shownAtOnce = 200;

/** What changed between two versions of a pack, a line each. */
export function PackDifferences({ differences }: { readonly differences: readonly PackDifference[] }) {
  if (differences.length === 0) return <p className="text-ink-2">{packWords.noChanges}</p>;
  return (
    <ul>
      {differences.slice(0, shownAtOnce).map((one) => {
        const { sign, place, words } = packWords.difference(one);
        const tone = sign === '+' ? 'ok' : sign === '~' ? 'warn' : 'bad';
        return (
          <li
            key={JSON.stringify(one)}
            className="flex min-h-7 items-start gap-2 border-b border-line py-1 last:border-b-0"
          >
            <Chip tone={tone}>{sign}</Chip>
            <span className="w-44 shrink-0 truncate font-mono text-12 leading-5" title={place}>
              {place}
            </span>
            <span className="line-clamp-2 min-w-0 flex-1 break-words" title={words}>
              {words}
            </span>
          </li>
        );
      })}
      {differences.length > shownAtOnce ? (
        <li className="py-1 text-ink-3">{`+ ${String(differences.length - shownAtOnce)}`}</li>
      ) : null}
    </ul>
  );
}
