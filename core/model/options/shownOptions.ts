/** Limits of showing values as a spreadsheet program does, each with its unit and the reason for its figure. */
export const shownOptions = {
  /** UTF-16 units of a number format code that is read; Excel itself ends at 255. Longer ones are taken for `General`. */
  codeCharacters: 1_024,
  /** Shown values that are kept for each format. Columns of dates, shares and small numbers repeat themselves within this. */
  valuesKept: 256,
  /** UTF-16 units of shown records that are gathered before they are written. */
  writeCharacters: 256 * 1024,
} as const;
