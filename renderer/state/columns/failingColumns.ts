import type { Decisions, FailureCount } from '../../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/**
 * How many rows fail because of each column, by the fields that it feeds or is a part of. A row that fails for two reasons is
 * counted twice, as in the list of reasons. Rows that fail as a whole belong to no column.
 */
export function failingColumns(
  decisions: Pick<Decisions, 'columns' | 'derived'>,
  failures: readonly FailureCount[],
): ReadonlyMap<number, number> {
  const columns = new Map<string, number[]>();
  const add = (field: string, columnIndex: number): void => {
    const list = columns.get(field);
    if (list === undefined) columns.set(field, [columnIndex]);
    else if (!list.includes(columnIndex)) list.push(columnIndex);
  };
  for (const { field, columnIndex, status } of decisions.columns) {
    if (field !== null && status !== 'ignored') add(field, columnIndex);
  }
  for (const { field, columnIndexes } of decisions.derived) {
    if (!columns.has(field)) for (const at of columnIndexes) add(field, at);
  }
  const failing = new Map<number, number>();
  for (const { field, count } of failures) {
    for (const at of columns.get(field) ?? []) failing.set(at, (failing.get(at) ?? 0) + count);
  }
  return failing;
}

/** The same rows with these counts; a row whose count is as before is the same object. */
export function withFailing(
  rows: readonly ReviewRow[],
  failing: ReadonlyMap<number, number>,
): readonly ReviewRow[] {
  let changed = false;
  const next = rows.map((row) => {
    const count = failing.get(row.columnIndex) ?? 0;
    if (row.failing === count) return row;
    changed = true;
    return { ...row, failing: count };
  });
  return changed ? next : rows;
}
