import type { ReviewState } from '../app/appState.ts';
import { isOpen } from '../columns/reviewFilter.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

/**
 * The open columns of a file that is the same as an approved one in everything: there is nothing to decide about them,
 * so asking for the approval accepts them. `null` where something changed, or a person has begun to change a column.
 */
export function unchangedOpen({
  view,
  rows,
}: Pick<ReviewState, 'view' | 'rows'>): readonly ReviewRow[] | null {
  const drift = view?.drift ?? null;
  if (drift === null || drift.same === 0 || drift.changes.length > 0) return null;
  const open = rows.filter(isOpen);
  return open.some(({ decision, conflict }) => decision?.edited === true || conflict) ? null : open;
}
