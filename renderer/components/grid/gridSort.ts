/** The order of the rows by a column, and the way to another one. The screen orders; the grid shows and asks. */
export interface GridSort {
  /** The column that the rows are ordered by, by id; `null` where they are in another order. */
  readonly columnId: string | null;
  readonly descending: boolean;
  /** The same function at every drawing, as headers are drawn seldom. */
  readonly onSort: (columnId: string, descending: boolean) => void;
}

/** Which way a column is ordered when it is asked for once more: upwards at first, then the other way. */
export function nextDescending(sort: GridSort, columnId: string): boolean {
  return sort.columnId === columnId && !sort.descending;
}

/** As `aria-sort` has it. */
export function ariaSortOf(
  sort: GridSort | undefined,
  { id, sortable }: { readonly id: string; readonly sortable?: boolean },
): 'ascending' | 'descending' | 'none' | undefined {
  if (sort === undefined || sortable !== true) return undefined;
  if (sort.columnId !== id) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
