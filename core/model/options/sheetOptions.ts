/** Limits of looking at several sheets of a workbook, each with its unit and the reason for its figure. */
export const sheetOptions = {
  /** Bytes kept of a sheet's first rows. 16 rows of 16,384 columns take about 3 MiB. */
  headBytes: 4 * 1024 * 1024,
  /** Visible sheets compared for choosing one; who has more has many of a kind. */
  comparedSheets: 20,
  /** Columns from which on the first real table is taken without a look at the others, where it goes on behind its first rows: another would need three times as many. */
  sureColumns: 6,
  /** How many times the weight of the first real table another one must have to be worked on instead. */
  firstSheetLead: 8,
  /** Rows told of a table without a header, enough to see what its columns hold. */
  headerlessRows: 20,
  /** What a table without a header weighs; covers and forms have none. */
  headerlessWeight: 0.25,
  /** Characters from which on a cell is prose, and the share of such cells that makes a page of text. */
  proseCharacters: 60,
  proseShare: 0.3,
  /** Titles and notes told of a sheet, and characters of each; a line of a menu holds no more. */
  notes: 6,
  noteCharacters: 200,
  /** Choices kept about tables that stand together, and digits of the keys that they are kept under: 128 bits. */
  keptChoices: 500,
  choiceKey: 32,
  /** Columns of a list that another table looks things up in, at most, and its share of that table's rows. */
  lookupColumns: 3,
  lookupShare: 0.5,
  /** Share of the columns that two sheets have in common for one to be a changed form of the other; as for layouts of files. */
  similarShare: 0.6,
  /** Cells without a header at the right of a table that are remarks and no column, among its first records. */
  strayCells: 3,
  /** Names told of the columns by which such sheets differ. */
  toldNames: 5,
} as const;
