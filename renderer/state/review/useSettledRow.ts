import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/appState.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

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
  /** The row that is shown, or will be when it has stood long enough. */
  const next = useRef(row);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const follow = (): void => {
      const present = rowAtCursor();
      if (present === next.current) return;
      next.current = present;
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => setRow(present), settleMs);
    };
    follow();
    const stop = useApp.subscribe(follow);
    return () => {
      stop();
      clearTimeout(waiting.current);
    };
  }, []);
  const settle = useCallback(() => {
    clearTimeout(waiting.current);
    next.current = rowAtCursor();
    setRow(next.current);
  }, []);
  return { row, settle };
}

function rowAtCursor(): ReviewRow | undefined {
  const { review } = useApp.getState();
  return review === null || review.cursor === null ? undefined : review.rows[review.cursor];
}
