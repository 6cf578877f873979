/** What of a file is worked on as a file of its own; neither where that is all of it. */
export interface FilePart {
  /** The sheet of a workbook, or the first of those with the same columns, which are read `together`. */
  readonly sheet?: { readonly index: number; readonly together: boolean };
  /** Which table of its sheet or text, from 0, or the one with whose columns others are read `together`; absent where there is one. */
  readonly table?: { readonly index: number; readonly together: boolean };
}
