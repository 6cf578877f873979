import type { ColumnChange, Drift } from '../../../core/contract/views.ts';
import { setReview, useApp } from '../app/appState.ts';

/** Lists what is different since the approval; the table of columns shows the changed ones. */
export function showChanges(): void {
  const { review } = useApp.getState();
  if (review?.view?.drift == null) return;
  const changed = review.rows.some((row) => row.changes.length > 0);
  setReview(review.fileId, { panel: 'changes', query: '', filter: changed ? 'changed' : 'all' });
}

/** Columns with a change, gone ones among them: one column may have changed in several ways. */
export function changedCount({ changes }: Drift): number {
  return new Set(changes.map((change) => ('columnIndex' in change ? change.columnIndex : `-${change.name}`)))
    .size;
}

/** How many changes there are of each kind, in the order in which the kinds first come. */
export function changeKinds({ changes }: Drift): readonly (readonly [ColumnChange['kind'], number])[] {
  const counts = new Map<ColumnChange['kind'], number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
