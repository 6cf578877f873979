import { type ReviewState, setReview } from './appState.ts';

/** Opens a part of the lower panel, or goes back to the rows where it is open already. */
export function togglePanel(
  { fileId, panel: open }: Pick<ReviewState, 'fileId' | 'panel'>,
  panel: ReviewState['panel'],
): void {
  setReview(fileId, { panel: open === panel ? 'rows' : panel });
}
