import { setReview, useApp } from '../app/appState.ts';
import { visibleRows } from './visibleRows.ts';

/** Moves the cursor by rows of the list as it is shown; it stops at both ends. */
export function moveCursor(delta: number): void {
  const { review } = useApp.getState();
  if (review === null) return;
  const rows = visibleRows(review);
  const at = rows.findIndex((row) => row.columnIndex === review.cursor);
  const to = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + delta));
  const row = rows[to];
  if (row !== undefined) setReview(review.fileId, { cursor: row.columnIndex });
}
