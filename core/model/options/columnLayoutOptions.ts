/** Limits of what is kept of how people arrange tables; a layout is a comfort, so old ones may go. */
export const columnLayoutOptions = {
  /** Layouts kept; the one saved longest ago goes first. One for each layout of files that a desk sees in years. */
  kept: 2_000,
  /** Longest layout as JSON, in characters: 16,384 columns, each with a place and a width, take some 400,000. */
  length: 1_000_000,
  /** Most columns of a table: those of a spreadsheet, and as many that it once had. */
  columns: 32_768,
  /** Longest id of a column: a field's name of 200 characters and what is put before it. */
  idLength: 240,
} as const;
