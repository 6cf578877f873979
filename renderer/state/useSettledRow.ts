import { useEffect, useState } from 'react';
import { useApp } from './appState.ts';
import type { ReviewRow } from './reviewRows.ts';

/** Quiet before what is told of a column is drawn, in milliseconds: keys that decide come faster than anybody reads. */
const settleMs = 70;

/**
 * The row under the cursor once cursor and row have stood for a while. What is costly to draw is drawn once for a key:
 * neither the key itself nor its answer draws it, and of several quick keys only the last one does.
 */
export function useSettledRow(): ReviewRow | undefined {
  const [row, setRow] = useState(rowAtCursor);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = rowAtCursor();
    setRow(shown);
    const stop = useApp.subscribe(() => {
      const next = rowAtCursor();
      if (next === shown) return;
      shown = next;
      clearTimeout(timer);
      timer = setTimeout(() => setRow(next), settleMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return row;
}

function rowAtCursor(): ReviewRow | undefined {
  const { review } = useApp.getState();
  return review === null || review.cursor === null ? undefined : review.rows[review.cursor];
}
