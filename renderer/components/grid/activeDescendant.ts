/** What of a grid is in the document: rows from `first` to `last`, columns that are pinned and those that scroll. */
interface Drawn {
  readonly rows: { readonly first: number; readonly last: number };
  readonly columns: { readonly first: number; readonly last: number };
  readonly pinnedCount: number;
}

/** Where the cursor is. */
interface GridCursor {
  /** Header with the cursor; -1 for none. */
  readonly header: number;
  readonly row: number;
  /** Column of the cell with the cursor; -1 where rows have it. */
  readonly column: number;
  /** Whether the row's cells are there; one that is being fetched is drawn as a bar. */
  readonly hasCells: boolean;
}

/** Id of what is told as active: header, cell, or the row where its cell is not drawn; `undefined` where it is not in the document. */
export function activeDescendant(
  gridId: string,
  { header, row, column, hasCells }: GridCursor,
  { rows, columns, pinnedCount }: Drawn,
): string | undefined {
  const isColumnDrawn = (at: number): boolean =>
    at < pinnedCount || (at >= columns.first && at <= columns.last);
  if (header >= 0) return isColumnDrawn(header) ? `${gridId}-h${String(header)}` : undefined;
  if (row < rows.first || row > rows.last) return undefined;
  return column >= 0 && hasCells && isColumnDrawn(column) ? `${gridId}-cell` : `${gridId}-r${String(row)}`;
}
