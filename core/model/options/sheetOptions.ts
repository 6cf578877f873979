/** Limits of looking at several sheets of a workbook, each with its unit and the reason for its figure. */
export const sheetOptions = {
  /** Bytes kept of a sheet's first rows. 16 rows of 16,384 columns take about 3 MiB. */
  headBytes: 4 * 1024 * 1024,
  /** Titles and notes told of a sheet, and characters of each; a line of a menu holds no more. */
  notes: 6,
  noteCharacters: 200,
} as const;
