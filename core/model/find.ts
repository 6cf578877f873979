/** What is looked for in the cells of a table, as they are stored. */
export interface FindQuery {
  /** Not empty. */
  readonly text: string;
  readonly matchCase: boolean;
  /** The text is all that stands in the cell; else it stands somewhere in it. */
  readonly wholeCell: boolean;
  /** The text is a pattern (`core/values/patterns/safePattern.ts`). */
  readonly isPattern: boolean;
  /** The one column that is searched; `null` for all. */
  readonly columnIndex: number | null;
}

/** A cell that holds what is looked for. */
export interface FoundCell {
  /** Data row, from 0. */
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** Where the first match stands in the stored text, in UTF-16 units; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** How many cells were found so far, and those of them that nobody was told of yet. */
export interface FoundPart {
  /** In the order of the rows; ends with `findOptions.keptCells` of them in all. */
  readonly cells: readonly FoundCell[];
  /** All cells found so far, those not listed among them. */
  readonly count: number;
  /** Columns that they stand in. */
  readonly columnCount: number;
}

/** What a search has come to; `cells` are those that no `FoundPart` has told of. */
export interface FindResult extends FoundPart {
  /** Rows that hold one or more of the cells. */
  readonly rowCount: number;
  /** Cells by column, ascending; columns without one are left out. */
  readonly columns: readonly { readonly columnIndex: number; readonly count: number }[];
}
