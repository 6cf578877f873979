import type { Stretch } from '../model/sheet.ts';
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

/**
 * Rows right below and right above stretches of rows that can be folded away: one of the two sums them up.
 *
 * @param first Record from which the answer is counted.
 */
export function summaryRows(groupedRows: readonly Stretch[], first: number): ReadonlySet<number> {
  return new Set(groupedRows.flatMap(([from, to]) => [from - 1 - first, to + 1 - first]));
}
