/** Limits of showing values as a spreadsheet program does, each with its unit and the reason for its figure. */
export const shownOptions = {
  /**
   * UTF-16 units of a number format code that is read: Excel's own limit. Longer ones are taken for `General`, as the time
   * for a value grows with the square of its code (some 0.05 milliseconds for the worst of this length).
   */
  codeCharacters: 255,
  /** Shown values that are kept for each format: the days of ten years, shares, small numbers. Some 300 KB. */
  valuesKept: 4_096,
  /** UTF-16 units of shown records that are gathered before they are written. */
  writeCharacters: 256 * 1024,
} as const;
