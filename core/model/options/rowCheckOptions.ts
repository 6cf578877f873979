/** Thresholds and limits of the checks that look at whole rows, each with its unit and the reason for its figure. */

export const rowSampleOptions = {
  /** A text of at most so many bytes is read a second time, row by row; a larger one is not, so that it costs no time. One MiB and its checks take some 60 ms (measured). */
  textBytes: 1024 * 1024,
  /** Cells (rows times columns) kept as text at most; some 10 MB. */
  cells: 160_000,
  /** Rows below which "unlike the others" says nothing. */
  fewestRows: 20,
} as const;

export const unusualRowOptions = {
  /** Share of a column's filled cells below which a way of writing is not the column's own. Real tables have a second way from a fifth on. */
  formShare: 0.2,
  /** Share that the most frequent way must have; a column without one has no way of writing. */
  usualShare: 0.5,
  /** Share of the rows from which on the unusual ones are too many to be worth a look. */
  mostRows: 0.6,
  /** Share of the rows that the most frequent number of cells must have to be what a row has. */
  widthShare: 0.5,
  /** Share of the rows from which on another number of cells is a second kind of row. */
  otherWidthShare: 0.2,
  /** Digits or letters in a row count as one in a form, and longer forms are cut, in characters. */
  formCharacters: 24,
} as const;

export const typoOptions = {
  /** Times that a value must occur for others to be misspellings of it. */
  establishedCount: 5,
  /** Share of the filled cells that such values must make: the column is a list to choose from, not free text. */
  establishedShare: 0.85,
  /** Such values a column has at most, and others; these are compared with each of those, which takes some milliseconds. */
  establishedValues: 200,
  otherValues: 500,
  /** Pairs of values a column that are compared letter by letter; a column with more has many values alike by nature. */
  comparisons: 5_000,
  /** How often a value must occur for each occurrence of its misspelling. */
  ratio: 20,
  /** A misspelling occurs at most so often. */
  mostCount: 2,
  /** Letters of a word for each one that may be wrong: one in four to seven letters, two in eight. Of shorter words each has neighbours that are words, too. */
  lettersAnEdit: 4,
  /** Longer values are not compared, in characters. */
  mostCharacters: 200,
} as const;

export const spellingOptions = {
  /** Filled cells below which a spelling is not usual. */
  fewestRows: 20,
  /** Rows a value on average from which a column's values come again and again. */
  rowsAValue: 4,
  /** Share of the filled cells that must be a number with a unit, and different units at most. */
  measuredShare: 0.9,
  mostUnits: 12,
} as const;

export const dependencyOptions = {
  /** Distinct values that a column must have to decide others, and rows a value on average. */
  fewestValues: 5,
  rowsAValue: 2,
  /** Groups of rows that must be there; fewer agree by chance. */
  fewestGroups: 8,
  /** Rows with one value from which their agreement says something. */
  groupRows: 3,
  /** Share of the rows that must stand in such groups. */
  coveredShare: 0.4,
  /** Share of the rows that must agree with their group before a column is taken to decide another. */
  confidence: 0.9,
  /** Disagreeing share, compared with what always guessing the most frequent value would leave. */
  leftShare: 0.2,
  /** Share of its group that a value must have for the others to be wrong, and share that a wrong one has at most. */
  majority: 0.75,
  strayShare: 0.2,
  /** Pairs of columns looked at. Tables of up to 44 columns have no more. */
  pairs: 2_000,
  /** Steps (rows times pairs of columns) at most; with more, every second, third, ... group is looked at. A million take some 10 ms. */
  steps: 4_000_000,
} as const;
