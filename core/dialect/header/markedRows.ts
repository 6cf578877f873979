import { layoutOptions } from '../../model/options/layoutOptions.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import { holdsData, isTitleRange } from './mergedHeader.ts';
import type { RecordForm } from './recordForms.ts';

/**
 * The bold or filled rows among some records; none where so many are that it means nothing.
 *
 * @param markedRows Counted as the records are.
 * @param share Of the filled records that may be marked.
 */
export function markedAmong(
  forms: readonly RecordForm[],
  markedRows: readonly number[],
  share: number,
): ReadonlySet<number> {
  const rows = markedRows.filter((row) => (forms[row]?.filled ?? 0) > 0);
  if (rows.length === 0) return new Set();
  const filled = forms.reduce((count, form) => count + (form.filled > 0 ? 1 : 0), 0);
  return rows.length <= filled * share ? new Set(rows) : new Set();
}

/** Rows behind the header that the layout sets apart, counted from the first one. */
export interface BodyMarks {
  /** Bold or filled ones, and single texts that are merged over the whole table. */
  readonly marked: ReadonlySet<number>;
  /** Those right below and right above rows that can be folded away: one of the two sums them up. */
  readonly summaries: ReadonlySet<number>;
}

/** @param first Record that the forms begin with, counted as the layout's rows are. */
export function bodyMarks(
  forms: readonly RecordForm[],
  { markedRows, merges, groupedRows }: SheetLayout,
  first: number,
): BodyMarks {
  const marked = new Set(
    markedAmong(
      forms,
      markedRows.map((row) => row - first),
      layoutOptions.markedBody,
    ),
  );
  const filled = merges.length === 0 ? [] : holdsData(forms);
  for (const range of merges) {
    const row = range.top - first;
    if (forms[row]?.filled === 1 && isTitleRange(range, filled)) marked.add(row);
  }
  return {
    marked,
    summaries: new Set(groupedRows.flatMap(([from, to]) => [from - 1 - first, to + 1 - first])),
  };
}
