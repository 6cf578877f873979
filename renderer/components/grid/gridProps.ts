import type { ReactNode } from 'react';
import type { GridColumn } from './gridColumn.ts';
import type { GridMenuEntry } from './gridMenu.ts';
import type { GridSort } from './gridSort.ts';

/** What a screen gives a grid. */
export interface DataGridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  /** `undefined` for a row that is not there yet; its place is kept. */
  readonly rowAt: (rowIndex: number) => Row | undefined;
  /** Something that names the row for as long as it is listed. */
  readonly rowKey?: (rowIndex: number) => string | number;
  readonly rowHeight: number;
  /** Index of the row with the cursor; -1 for none. */
  readonly cursor: number;
  readonly onCursor: (rowIndex: number) => void;
  /** Enter or a double click on a row; `extend` with Shift. */
  readonly onActivate?: ((rowIndex: number, extend: boolean) => void) | undefined;
  /** One click activates, for lists to choose from. */
  readonly activateOnClick?: boolean;
  /** Single cells have the cursor, ranges of them are selected and copied. Without it, rows have it. */
  readonly cells?: CellsOf<Row> | undefined;
  /** What a copy of the row with the cursor takes, where rows have it. */
  readonly copyText?: ((rowIndex: number) => string) | undefined;
  /** Where a person's order, widths, pins and hidden columns are kept; absent: with the grid, until it is left. */
  readonly layoutKey?: string | undefined;
  /** The column that the cell with the cursor is in, by id, whenever a person goes to another one. */
  readonly onColumn?: ((columnId: string) => void) | undefined;
  /** How the rows are ordered; headers of sortable columns say and change it. */
  readonly sort?: GridSort | undefined;
  /** Where the rows are a part of a longer list: what stands before them, and how long it is. */
  readonly partOf?: { readonly firstRow: number; readonly total: number } | undefined;
  /** What the menu of a row offers, above what the grid itself does. */
  readonly rowMenu?: ((rowIndex: number) => readonly GridMenuEntry[]) | undefined;
  /** Rows that are on the screen now; for fetching pages. */
  readonly onRange?: (first: number, last: number) => void;
  /** Rows that are wholly seen now, without those that are only drawn ahead. */
  readonly onSeen?: (first: number, last: number) => void;
  readonly rowTone?: (row: Row) => string;
  /** For lists in which several rows can be selected; without it the row with the cursor is. */
  readonly isSelected?: ((rowIndex: number) => boolean) | undefined;
  /** Column that the screen works on, by id: set off from the others and kept in sight; the cell with the cursor follows it. */
  readonly columnInSight?: string | undefined;
  /** Grows with each wish to see the cursor and that column again, after the person may have scrolled away. */
  readonly sought?: number;
  /** Marks the element as the one that the screen's own keys belong to. */
  readonly gridAttribute?: string;
  readonly hideHeader?: boolean;
  readonly empty?: ReactNode;
}

export interface CellsOf<Row> {
  /** Rows from anywhere in the table, in their order, for copies of what is not at hand. At most 1,000 are asked for. */
  readonly fetchRows?: (first: number, count: number, signal: AbortSignal) => Promise<readonly Row[]>;
}
