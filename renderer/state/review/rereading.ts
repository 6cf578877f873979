import type { ReviewView } from '../../../core/contract/views.ts';
import type { ReviewState } from '../app/appState.ts';
import type { FormerReading } from '../columns/readingState.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

/** What the desk shows before the file is read in another way; `null` where it has shown no table yet. */
export function formerOf({ view, rows, cursor, reading }: ReviewState): FormerReading | null {
  if (view?.table == null) return reading.former;
  return {
    columnNames: rows.map(({ profile }) => profile.name),
    decided: decidedIn(view),
    cursorName: cursor === null ? null : (rows[cursor]?.profile.name ?? null),
  };
}

export function decidedIn({ decisions }: ReviewView): number {
  return decisions?.columns.filter(({ status }) => status !== 'open').length ?? 0;
}

/**
 * What the desk shows while a file is read again: where its columns keep their names, everything that was known of them,
 * so that nothing blinks and the place is kept; else the answer as it is, with the new first rows.
 */
export function whileReading(before: ReviewView | null, after: ReviewView): ReviewView {
  const isUnderWay = after.table === null && after.item.file.state === 'reading';
  if (!isUnderWay || before === null || before.table === null) return after;
  if (!hasSameColumns(before.table.columns, after.inspection?.table.columnNames ?? [])) return after;
  const { table, schema, packFit, proposal, draft, decisions, approved, drift } = before;
  return { ...after, table, schema, packFit, proposal, draft, decisions, approved, drift };
}

function hasSameColumns(columns: readonly { readonly name: string }[], names: readonly string[]): boolean {
  return columns.length === names.length && columns.every(({ name }, at) => name === names[at]);
}

/** The column that the cursor stood on before the file was read again, by its name. */
export function cursorByName(rows: readonly ReviewRow[], former: FormerReading | null): number | null {
  if (former?.cursorName == null) return null;
  const at = rows.findIndex(({ profile }) => profile.name === former.cursorName);
  return at === -1 ? null : at;
}
