import type { ReviewState } from '../app/appState.ts';
import { passesFilter, passesQuery } from '../columns/reviewFilter.ts';
import { orderRows } from '../columns/reviewOrder.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

type Sight = Pick<ReviewState, 'rows' | 'order' | 'ranking' | 'filter' | 'query'>;

let last: { readonly sight: Sight; readonly rows: readonly ReviewRow[] } | undefined;

/** The rows of the review table as they are listed now; the same list for the same state. */
export function visibleRows(sight: Sight): readonly ReviewRow[] {
  if (
    last !== undefined &&
    last.sight.rows === sight.rows &&
    last.sight.order === sight.order &&
    last.sight.ranking === sight.ranking &&
    last.sight.filter === sight.filter &&
    last.sight.query === sight.query
  ) {
    return last.rows;
  }
  const rows = orderRows(sight.rows, sight.order, sight.ranking).filter(
    (row) => passesFilter(row, sight.filter) && passesQuery(row, sight.query),
  );
  last = { sight, rows };
  return rows;
}
