import type { AppliedRow } from '../../../../core/contract/views.ts';
import { maxLengthOf } from '../../../state/review/failureRows.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { type CellMode, seenCell } from '../../../state/columns/seenCell.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { failureWords } from '../../../text/failureWords.ts';
import { CellText } from './CellText.tsx';

interface ValueProps {
  readonly applied: AppliedRow;
  readonly field: string;
  readonly fieldIndex: number;
}

type Problem = AppliedRow['problems'][number];

/** Why a cell fails, with the figures where lengths tell more. */
export function problemWords({ code, field, raw }: Problem): string {
  const most = code === 'TOO_LONG' ? maxLengthOf(field) : null;
  // Characters beyond the basic plane count once, as they do in the check.
  return most === null ? (text.rejects[code] ?? code) : failureWords.tooLong(Array.from(raw).length, most);
}

/** A field's value; where it fails, the cell as it stands, or why where that stands beside it. */
export function Value({ applied, field, fieldIndex, why = false }: ValueProps & { readonly why?: boolean }) {
  const problem = applied.problems.find((item) => item.field === field);
  if (problem !== undefined) {
    const reason = problemWords(problem);
    const raw = problem.raw === '' ? text.preview.emptyCell : problem.raw;
    return (
      <span
        className={`flex min-w-0 items-center gap-1 rounded-1 bg-bad-bg px-1 text-bad ${
          why ? 'max-w-[75%] shrink-0 font-sans' : 'max-w-full'
        }`}
        title={`${reason}: ${problem.raw}`}
      >
        <span aria-hidden="true">✕</span>
        <span className="truncate whitespace-pre">{why ? reason : oneLine(raw)}</span>
        {why ? null : <span className="sr-only">{reason}</span>}
      </span>
    );
  }
  const value = applied.values[fieldIndex] ?? null;
  return value === null ? (
    <span className="text-ink-3">{text.none}</span>
  ) : (
    <span className="truncate whitespace-pre" title={value}>
      {oneLine(value)}
    </span>
  );
}

/** A source cell and what it becomes; once only where both are the same. */
export function BothCell({
  applied,
  row,
  field,
  fieldIndex,
  cellMode,
}: ValueProps & { readonly row: ReviewRow; readonly cellMode: CellMode }) {
  const { source } = applied;
  const { text: seen } = seenCell(source, row.columnIndex, cellMode);
  const failed = applied.problems.some((item) => item.field === field);
  const value = applied.values[fieldIndex] ?? null;
  const cell = <CellText source={source} columnIndex={row.columnIndex} mode={cellMode} />;
  if (!failed && (value === seen || (seen === '' && value === null))) return cell;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <CellText source={source} columnIndex={row.columnIndex} mode={cellMode} quiet />
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <span className="sr-only">{text.preview.becomes}</span>
      <Value applied={applied} field={field} fieldIndex={fieldIndex} why />
    </span>
  );
}

/** What is wrong with a row, the first reason in words. */
export function CheckCell({ row }: { readonly row: AppliedRow }) {
  const first = row.problems[0];
  if (first === undefined) {
    return (
      <span className="flex items-center gap-1 text-12 text-ok">
        <span aria-hidden="true">✓</span> {text.preview.ok}
      </span>
    );
  }
  const more = row.problems.length - 1;
  return (
    <span
      className="truncate text-12 text-bad"
      title={row.problems.map((problem) => `${problem.field}: ${problemWords(problem)}`).join('\n')}
    >
      ✕ {problemWords(first)}
      {more > 0 ? ` +${String(more)}` : ''}
    </span>
  );
}
