import { useState } from 'react';
import type { TransformTrial } from '../../../../core/contract/views.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { formatCount } from '../../../text/format.ts';
import { trialWords } from '../../../text/trialWords.ts';

/** Values shown at first; failing ones stand before the others. */
const shownFirst = 6;

interface Line {
  readonly key: string;
  readonly before: string;
  readonly count: number | null;
  readonly after: string | null;
  readonly failed: string | null;
}

/** Values before and after, with counts; those that fail first, so that nobody has to look for them. */
export function TrialTable({ trial, stale }: { readonly trial: TransformTrial; readonly stale: boolean }) {
  const [all, setAll] = useState(false);
  const lines = linesOf(trial);
  const failing = lines.filter((line) => line.failed !== null);
  const ordered = [...failing, ...lines.filter((line) => line.failed === null)];
  const shown = all ? ordered : ordered.slice(0, shownFirst);
  return (
    <div className={stale ? 'opacity-60' : undefined} aria-busy={stale}>
      <table className="w-full table-fixed border-collapse text-left" aria-label={trialWords.valuesTable}>
        <thead>
          <tr className="text-11 text-ink-3">
            <th className="w-1/2 pb-0.5 font-normal">{trialWords.before}</th>
            <th className="pb-0.5 font-normal">{trialWords.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.key} className="h-6 align-middle">
              <td className="pr-2">
                <span className="flex min-w-0 items-baseline gap-1.5" title={line.before}>
                  <span className="truncate font-mono text-12 whitespace-pre">{oneLine(line.before)}</span>
                  {line.count === null ? null : (
                    <span className="shrink-0 text-11 text-ink-3">{formatCount(line.count)}</span>
                  )}
                </span>
              </td>
              <td>
                <After line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 flex items-center gap-2 text-12" aria-live="polite">
        {stale ? (
          <span className="text-ink-3">{trialWords.stale}</span>
        ) : failing.length === 0 ? (
          <span className="text-ok">✓ {trialWords.allFit}</span>
        ) : (
          <span className="text-bad">✕ {trialWords.failing(failing.length)}</span>
        )}
        {ordered.length > shownFirst ? (
          <button type="button" className="text-accent hover:underline" onClick={() => setAll(!all)}>
            {all ? trialWords.fewer : trialWords.more(ordered.length - shownFirst)}
          </button>
        ) : null}
      </p>
    </div>
  );
}

function After({ line }: { readonly line: Line }) {
  if (line.failed !== null) {
    const reason = text.rejects[line.failed] ?? line.failed;
    return (
      <span className="block truncate text-12 text-bad" title={reason}>
        ✕ {reason}
      </span>
    );
  }
  if (line.after === null) return <span className="text-12 text-ink-3">{trialWords.missing}</span>;
  return (
    <span
      className={`block truncate font-mono text-12 whitespace-pre ${line.after === line.before ? 'text-ink-3' : ''}`}
      title={line.after}
    >
      {oneLine(line.after)}
    </span>
  );
}

/** Spellings where one column is tried, rows where several are joined; equal rows once. */
function linesOf({ values, rows }: TransformTrial): readonly Line[] {
  if (values.length > 0) return values.map((value) => ({ ...value, key: value.before }));
  const seen = new Set<string>();
  return rows.flatMap(({ before, after, failed }): readonly Line[] => {
    const key = before.join('\u0000');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ key, before: before.join(' + '), count: null, after, failed }];
  });
}
