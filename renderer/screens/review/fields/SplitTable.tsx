import type { TransformTrial, TriedValue } from '../../../../core/contract/views.ts';
import type { SplitPart } from '../../../state/review/splitParts.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { formatCount } from '../../../text/format.ts';
import { shapeWords } from '../../../text/shapeWords.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { FieldPick } from './FieldPick.tsx';

const words = shapeWords.split;
/** Values shown; failing ones stand before the others. */
const mostShown = 14;

/** A value a line, a part a column; above each part the field that it goes to. */
export function SplitTable({
  parts,
  fields,
  trials,
  stale,
  onField,
}: {
  readonly parts: readonly SplitPart[];
  /** The field of each part; `null` where it is not used. */
  readonly fields: readonly (string | null)[];
  readonly trials: readonly TransformTrial[];
  readonly stale: boolean;
  readonly onField: (part: number, field: string | null) => void;
}) {
  const values = trials[0]?.values ?? [];
  const lines = values.map((value, at) => ({ value, made: trials.map((trial) => trial.values[at]) }));
  const failing = lines.filter(({ made }) =>
    made.some((one, at) => fields[at] != null && one?.failed != null),
  );
  const ordered = [...failing, ...lines.filter((line) => !failing.includes(line))];
  return (
    <div className={`overflow-x-auto ${stale ? 'opacity-60' : ''}`} aria-busy={stale}>
      <table aria-label={words.table} className="w-full border-collapse text-left">
        <thead>
          <tr className="align-bottom">
            <th className="min-w-40 pr-3 pb-1 text-11 font-semibold text-ink-3">{words.original}</th>
            {parts.map((part, at) => (
              <th key={part.label} className="min-w-32 pr-3 pb-1 font-normal">
                <span className="mb-1 block text-11 font-semibold whitespace-nowrap text-ink-3">
                  {part.label}
                </span>
                <FieldPick
                  label={words.fieldOf(part.label)}
                  none={words.leave}
                  value={fields[at] ?? null}
                  onPick={(field) => onField(at, field)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, mostShown).map(({ value, made }) => (
            <tr key={value.before} className="h-7 border-t border-line">
              <td className="max-w-60 pr-3">
                <span className="flex min-w-0 items-baseline gap-1.5" title={value.before}>
                  <span className="truncate font-mono text-12 whitespace-pre">{oneLine(value.before)}</span>
                  {value.count === null ? null : (
                    <span className="shrink-0 text-11 text-ink-3">{formatCount(value.count)}</span>
                  )}
                </span>
              </td>
              {parts.map((part, at) => (
                <td key={part.label} className="max-w-48 pr-3">
                  <Made value={made[at]} used={fields[at] != null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > mostShown ? (
        <p className="mt-1 text-12 text-ink-3">{words.more(ordered.length - mostShown)}</p>
      ) : null}
    </div>
  );
}

function Made({ value, used }: { readonly value: TriedValue | undefined; readonly used: boolean }) {
  if (value === undefined) return null;
  if (value.failed !== null) {
    const reason = text.rejects[value.failed] ?? value.failed;
    return (
      <span className="block truncate text-12 text-bad" title={reason}>
        ✕ {reason}
      </span>
    );
  }
  if (value.after === null) return <span className="text-12 text-ink-3 italic">{trialWords.missing}</span>;
  return (
    <span
      className={`block truncate font-mono text-12 whitespace-pre ${used ? '' : 'text-ink-3'}`}
      title={value.after}
    >
      {oneLine(value.after)}
    </span>
  );
}
