/** Tallest element that every browser engine scrolls without losing its end, in pixels (Chromium gives up above 33.5 M). */
export const tallestPx = 16_000_000;
/** Rows drawn beyond each edge of what is seen, so that a small step draws nothing new. */
const rowsAround = 6;
/**
 * Rows that share a starting point, from which their places are counted: pixels stay small and exact, and a row that
 * stays in sight keeps its place.
 */
export const rowsPerBase = 8_192;

/**
 * How many pixels of the list one pixel of the scroll bar stands for. 1 for all but the longest lists.
 * Above `tallestPx` the list's own length and the element's are no longer the same.
 */
export function scrollScale(totalPx: number, viewPx: number): number {
  if (totalPx <= tallestPx) return 1;
  return (totalPx - viewPx) / (tallestPx - viewPx);
}

/** Where to scroll so that a row is wholly in sight; `null` where it is already. All in pixels of the list. */
export function offsetFor(row: {
  readonly start: number;
  readonly size: number;
  readonly offset: number;
  /** Height that rows are seen in. */
  readonly view: number;
}): number | null {
  if (row.start < row.offset) return row.start;
  if (row.start + row.size > row.offset + row.view) return Math.max(0, row.start + row.size - row.view);
  return null;
}

export interface RowSight {
  /** Pixels of the list above what is seen. */
  readonly offset: number;
  /** Height that rows are seen in. */
  readonly view: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

/** The rows to draw, from `first` to `last`; `last` is -1 for none. Some more than are seen. */
export function rowsInSight({ offset, view, rowHeight, rowCount }: RowSight): {
  readonly first: number;
  readonly last: number;
} {
  if (rowCount === 0 || view <= 0) return { first: 0, last: -1 };
  const first = Math.floor(offset / rowHeight) - rowsAround;
  const last = Math.ceil((offset + view) / rowHeight) + rowsAround;
  return { first: Math.max(0, Math.min(first, rowCount - 1)), last: Math.min(rowCount - 1, last) };
}
