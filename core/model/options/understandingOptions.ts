/** Thresholds and limits of reading values, types, statistics and issues, each with its unit and the reason for its figure. */

export const valueOptions = {
  /** Two-digit years below this are of the 2000s, the others of the 1900s. As POSIX `strptime` has it. */
  twoDigitYearPivot: 69,
  /** A longer text is tried neither as a date nor as a time, in characters. The longest real one seen (weekday, month in full, zone) has 60. */
  dateCharacters: 72,
} as const;

export const inferOptions = {
  /** Share of the filled cells that must fit before a column takes a type other than text; below, the rest would be lost. Half of a mixed column is no type. */
  agreement: 0.85,
  /** The same for yes-or-no columns, where a third answer is a value and no slip. */
  booleanAgreement: 0.95,
  /** A value that does not fit is one of the column's own, and no slip, from this share of the cells and this many cells on. */
  recurringShare: 0.01,
  recurringCount: 3,
  /** Share of cells with a spreadsheet's error (`#REF!`, `####`) up to which the others still tell the type. */
  errorShare: 0.5,
  /** Share of filled cells from which a word such as `unknown` or `-` is a sender's way to say "nothing" and no slip. */
  tokenShare: 0.005,
  /** The same for a figure such as 9999, which must also lie far from all other values. */
  figureShare: 0.01,
  /** Times such a figure must occur. */
  figureCount: 3,
  /** Share of cells that must have a meaning's shape (e-mail, country, ...) for the column to have it. */
  semanticShare: 0.9,
  /** A column of at most this many distinct values, repeated on average `enumerationRepeats` times, is an enumeration. */
  enumerationValues: 50,
  enumerationRepeats: 4,
  /** Digits of one length in at least this share, and all different, are an identifier. */
  fixedWidthShare: 0.98,
  /** Rows from which "all different" says something. */
  keyRows: 20,
  /** Different figures whose check digits must be right before this is no chance: one in ten is right by itself. */
  checkedValues: 10,
  /** Distinct values a column's meaning is told from; 1,000 give a share of 90 % to within 2 %, and cost under a millisecond. */
  sampledValues: 1_000,
} as const;

export const profileOptions = {
  /** Distinct values kept with their text and count, per column. Of more, the hashes are counted exactly up to `keyHashes`, then HyperLogLog estimates. 4,096 slots stay in the cache of a core; 10,000 took a third longer (measured). */
  exactDistinct: 4_096,
  /** Distinct values kept for all columns together, so that a table of thousands of columns stays bounded; some 100 bytes each. */
  exactDistinctTotal: 400_000,
  /** Characters of a cell that are kept for lists and examples; longer cells are told apart by their hash and shown cut. */
  keptCharacters: 200,
  topValues: 10,
  /** Longest list of values that is kept whole where cells repeat it; a person can still look through fifty. */
  listedValues: 50,
  histogramBins: 14,
  examples: 8,
  anomalies: 20,
  issueRows: 1_000,
  /** Record numbers kept for all lists of a table together; four bytes each. Wide tables keep fewer a list, never below 20. */
  issueRowsTotal: 4_000_000,
  patterns: 8,
  /** Different shapes counted a column; what comes later is left out of `patterns`. Text columns have any number of shapes. */
  countedPatterns: 256,
  /** A longer cell is prose and has no shape worth showing, in characters. */
  patternCharacters: 32,
  /** Values kept a level in the quantile sketch: a rank error of about 0.4 % (measured), 1 % promised. */
  sketchSize: 512,
  /** Largest and smallest values kept with their record, a side; more outliers than that are counted by the sketch. */
  extremes: 256,
  /** Row hashes kept to find repeated rows, 12 bytes each; exact up to here, then one row in 2, 4, 8, ... by hash. 12 MiB: more would show in the peak of a large file. */
  rowHashes: 1_048_576,
  /** The same for each of two parts of a text, the first of which is a little more than half. */
  partRowHashes: 655_360,
  /** Value hashes kept a column to find repeated keys once it has too many distinct values for the dictionary. */
  keyHashes: 12_288,
  /** The same for all columns together, 16 bytes each and a quarter free; wide tables keep fewer a column, never below 1,024. */
  keyHashesTotal: 491_520,
  /** Share of repeated cells below which distinct values are counted as cells less repeats; at this share both ways err about alike. */
  fewRepeats: 0.25,
  /** A cell of more characters is reported as long: Excel's cell holds 32,767, and most databases index 255 or fewer bytes, so this is a middle that only prose or a broken quote reaches. */
  longCell: 4_000,
} as const;

export const qualityOptions = {
  /** Outer fences lie this many interquartile ranges beyond the quartiles (Tukey, 1977: "far out"). */
  fence: 3,
  /** Rows below which spread and constancy say little. */
  fewestRows: 20,
  /** Share of distinct values from which a column is taken for a key although its name does not say so. */
  keyShare: 0.98,
  /** Shares from which an issue weighs medium, high, critical. */
  medium: 0.01,
  high: 0.1,
  critical: 0.5,
} as const;
