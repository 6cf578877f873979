import type { ReactNode } from 'react';

/** One column of a grid, from left to right. */
export interface GridColumn<Row> {
  /** Names the column for as long as layouts are kept. */
  readonly id: string;
  readonly header: string;
  /** Drawn in place of `header`, which stays the accessible name. */
  readonly headerView?: ReactNode;
  /** Pixels at first; a person can change it. */
  readonly width: number;
  /** Stays in sight at the left while the others scroll, until a person says otherwise. */
  readonly pinned?: boolean;
  /** Takes a share of the room that is left over. */
  readonly grow?: boolean;
  /** Hidden while the grid is narrower than this, in pixels. */
  readonly hideBelow?: number;
  readonly align?: 'left' | 'right';
  readonly mono?: boolean;
  readonly cell: (row: Row, rowIndex: number) => ReactNode;
  /** The raw text of a cell, for copies and counts; columns without it are left out of these. */
  readonly textOf?: (row: Row, rowIndex: number) => string;
  /** What the column is called in copies; absent: `header`. */
  readonly copyName?: string;
  /** Numbers the rows: a click selects the whole row. */
  readonly rowHead?: boolean;
  /** Rows can be ordered by it, where the grid has a `sort`. */
  readonly sortable?: boolean;
}
