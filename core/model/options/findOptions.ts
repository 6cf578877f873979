/** Limits of finding a value in a table, each with its unit and the reason for its figure. */
export const findOptions = {
  /** Cells whose places are kept, in order from the first row: more than anybody steps through, some 200 kB on the wire. All are counted. */
  keptCells: 5_000,
  /** Longest text looked for, in characters; patterns have the same limit by `safePattern`. */
  textLength: 200,
} as const;
