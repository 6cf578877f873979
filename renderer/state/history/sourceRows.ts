import type { FileId } from '../../../core/contract/views.ts';
import { useApp } from '../app/appState.ts';
import { goTo, routes } from '../app/routes.ts';
import { followTrail } from '../review/trailActions.ts';

/** Stops waiting for the desk that was asked for last. */
let stopWaiting: (() => void) | undefined;

/** Opens a run's file on the desk and lists some of its data rows (from 0) as soon as it lies there. */
export function showSourceRows(fileId: FileId, rows: readonly number[], label: string): void {
  if (rows.length === 0) return;
  stopWaiting?.();
  const path = routes.review(fileId);
  goTo(path);
  // The address changes the desk a moment later; what lies there now may be another file.
  stopWaiting = useApp.subscribe(({ review }) => {
    const isLeft = location.hash !== `#${path}`;
    if (!isLeft && (review?.fileId !== fileId || review.view?.table == null)) return;
    // First of all, as what follows changes the state again.
    stopWaiting?.();
    stopWaiting = undefined;
    if (!isLeft) followTrail({ label, unit: 'row', numbers: rows, alone: true });
  });
}
