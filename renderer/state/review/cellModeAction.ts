import { announce, setReview, useApp } from '../app/appState.ts';
import type { CellMode } from '../columns/seenCell.ts';
import { text } from '../../text/en.ts';

export function setCellMode(cellMode: CellMode): void {
  const { review } = useApp.getState();
  if (review === null || review.view?.inspection?.kind !== 'workbook') return;
  setReview(review.fileId, { cellMode });
  announce(text.preview.cellModesLong[cellMode]);
}

/** From cells as the spreadsheet shows them to cells as they are stored, and back. */
export function switchCellMode(): void {
  setCellMode(useApp.getState().review?.cellMode === 'raw' ? 'shown' : 'raw');
}
