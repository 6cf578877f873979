/** Records on a page; `null`: no pages, one list that scrolls through all of them. */
export type PageSize = number | null;

/** The stretch of a list that is shown: from where, and how many rows. */
export interface ListPart {
  readonly firstRow: number;
  readonly count: number;
}

/** The page that a row is on; all of the list where it has no pages. */
export function partAround(row: number, total: number, size: PageSize): ListPart {
  if (size === null) return { firstRow: 0, count: total };
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const firstRow = Math.min(last, Math.floor(Math.max(0, row) / size)) * size;
  return { firstRow, count: Math.min(size, total - firstRow) };
}
