import { useCallback, useState } from 'react';
import { useFind } from '../../../state/review/findState.ts';

export interface PreviewCursor {
  readonly cursor: number;
  readonly onCursor: (row: number) => void;
  /** Grows each time that a match is gone to, so that it comes in sight although the cursor stands there already. */
  readonly sought: number;
}

/**
 * The preview's row with the cursor: a row of the trail or of a match takes it until the person moves it. Of the two
 * the one that moved last has it.
 */
export function usePreviewCursor(fileId: string | undefined, trailRow: number | null): PreviewCursor {
  const goneTo = useFind((state) => (state.fileId === fileId ? state.goneTo : null));
  const sought = goneTo?.steps ?? 0;
  const led = goneTo !== null && goneTo.trailRow === trailRow ? goneTo.rowIndex : trailRow;
  const lead = `${String(sought)} ${String(trailRow)}`;
  const [own, setOwn] = useState({ row: 0, lead: '0 null' });
  const onCursor = useCallback((row: number) => setOwn({ row, lead }), [lead]);
  return { cursor: own.lead === lead ? own.row : (led ?? own.row), onCursor, sought };
}
