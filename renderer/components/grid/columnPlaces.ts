/** Where columns lie beside one another, in pixels from the left. */
export interface ColumnPlaces {
  /** Left edge of each column, and behind the last one the width of all. */
  readonly edges: readonly number[];
  readonly pinnedCount: number;
  /** Width of the pinned columns. */
  readonly pinnedPx: number;
  readonly totalPx: number;
}

export function columnPlaces(widths: readonly number[], pinnedCount: number): ColumnPlaces {
  const edges = [0];
  let edge = 0;
  for (const width of widths) {
    edge += width;
    edges.push(edge);
  }
  return { edges, pinnedCount, pinnedPx: edges[pinnedCount] ?? edge, totalPx: edge };
}

/**
 * The column that lies over a pixel of the table, from 0; the last one behind the end, the first one before the start.
 * The pixel counts from the left of the whole table, pinned columns stand first.
 */
export function columnAtPixel({ edges }: ColumnPlaces, px: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Columns drawn beyond each edge of what is seen, so that a small step draws nothing new. */
const columnsAround = 2;

/** The columns that scroll and are in sight, from `first` to `last`; `last` is before `first` where there are none. */
export function columnsInSight(
  places: ColumnPlaces,
  { left, width }: { readonly left: number; readonly width: number },
): { readonly first: number; readonly last: number } {
  const { edges, pinnedCount, pinnedPx } = places;
  const count = edges.length - 1;
  if (count <= pinnedCount) return { first: pinnedCount, last: pinnedCount - 1 };
  const first = columnAtPixel(places, left + pinnedPx) - columnsAround;
  const last = columnAtPixel(places, left + Math.max(width, pinnedPx + 1)) + columnsAround;
  return { first: Math.max(pinnedCount, first), last: Math.min(count - 1, last) };
}

/** Where to scroll so that a column is in sight beside the pinned ones; `null` where it is already. In pixels. */
export function leftFor(
  { edges, pinnedCount, pinnedPx }: ColumnPlaces,
  column: number,
  sight: { readonly left: number; readonly width: number },
): number | null {
  const start = edges[column];
  const end = edges[column + 1];
  if (start === undefined || end === undefined || column < pinnedCount) return null;
  if (start < sight.left + pinnedPx || end - start > sight.width - pinnedPx) {
    return start - pinnedPx === sight.left ? null : start - pinnedPx;
  }
  return end > sight.left + sight.width ? end - sight.width : null;
}
