import { focusGrid } from '../components/focus.ts';
import { announce, setReview, useApp } from '../state/app/appState.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { visibleRows } from '../state/review/visibleRows.ts';

/** Puts the cursor on a column of the open file and the focus on the table; a filter that hides it is taken off. */
export function goToColumn(columnIndex: number): void {
  const { review } = useApp.getState();
  if (review === null) return;
  goTo(routes.review(review.fileId));
  const isListed = visibleRows(review).some((row) => row.columnIndex === columnIndex);
  setReview(review.fileId, {
    cursor: columnIndex,
    ...(isListed ? {} : { filter: 'all' as const, query: '' }),
  });
  requestAnimationFrame(focusGrid);
}

/** Goes to the column that feeds a target field; says `without` where none does. */
export function goToField(field: string, without: string): void {
  const row = useApp.getState().review?.rows.find((one) => one.field === field);
  if (row === undefined) announce(without);
  else goToColumn(row.columnIndex);
}
