import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from './appState.ts';
import type { ReviewRow } from './reviewRows.ts';

/** Quiet before what is told of a column is drawn, in milliseconds: keys that decide come faster than anybody reads. */
const settleMs = 70;

/**
 * The row under the cursor once cursor and row have stood for a while. What is costly to draw is drawn once for a key:
 * neither the key itself nor its answer draws it, and of several quick keys only the last one does.
 */
export function useSettledRow(): {
  readonly row: ReviewRow | undefined;
  /** Follows at once, for who has moved the cursor itself. */
  readonly settle: () => void;
} {
  const [row, setRow] = useState(rowAtCursor);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let shown = rowAtCursor();
    setRow(shown);
    const stop = useApp.subscribe(() => {
      const next = rowAtCursor();
      if (next === shown) return;
      shown = next;
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => setRow(next), settleMs);
    });
    return () => {
      stop();
      clearTimeout(waiting.current);
    };
  }, []);
  const settle = useCallback(() => {
    clearTimeout(waiting.current);
    setRow(rowAtCursor());
  }, []);
  return { row, settle };
}

function rowAtCursor(): ReviewRow | undefined {
  const { review } = useApp.getState();
  return review === null || review.cursor === null ? undefined : review.rows[review.cursor];
}
