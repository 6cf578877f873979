/** Limits of reading and writing workbooks, each with its unit and the reason for its figure. */

export const workbookOptions = {
  /** Entries of the zip. Real workbooks hold some dozens; more is a bomb or no workbook. */
  zipEntries: 2_000,
  /** Plain bytes of one part, and of all parts together. A full sheet of Excel (1,048,576 rows of 20 columns) holds about 1 GiB. */
  partBytes: 2 * 1024 ** 3,
  totalBytes: 4 * 1024 ** 3,
  /** A part that grows by more than this, once it is larger than `ratioGraceBytes`, is one byte repeated: deflate ends at 1,032. */
  ratio: 1_000,
  ratioGraceBytes: 1024 * 1024,
  /** Plain bytes of the parts that are read as a whole into memory as values (workbook, relationships, styles). */
  indexPartBytes: 64 * 1024 * 1024,
  /** Sheets that a workbook lists. Each has a part of its own, so that more are no real ones. */
  sheets: 2_000,
  /** Texts kept for a workbook, and their bytes in UTF-8 together: with 8 bytes for each text, reading stays below 512 MiB. */
  sharedStrings: 10_000_000,
  sharedBytes: 256 * 1024 * 1024,
  /** Texts are kept in pieces of so many bytes, so that none has to be copied when they grow. A power of two, and more than the longest cell with its quotes. */
  sharedPieceBytes: 4 * 1024 * 1024,
  /** Rows of a sheet: Excel's own limit, as are the columns of `parseOptions`. */
  rows: 1_048_576,
  /** Cells of one sheet up to the last filled one of each row, empty ones between counted. */
  cells: 100_000_000,
  /** UTF-16 units of one cell; Excel itself ends at 32,767. */
  cellCharacters: 1024 * 1024,
  /** Elements within elements. Real sheets reach about 10. */
  xmlDepth: 64,
  xmlAttributes: 256,
  /** One tag or one text. Larger than the longest cell in its longest spelling (`&#x10FFFF;`). */
  xmlTokenBytes: 16 * 1024 * 1024,
  /** Bytes read from the source at a time. */
  readBytes: 256 * 1024,
  /** Plain bytes gathered before they are scanned: few turns of the event loop, and still in the cache. */
  scanBytes: 128 * 1024,
  /** Merged ranges kept of a sheet, and stretches of hidden or grouped rows; who merges more draws a picture. */
  merges: 100_000,
  stretches: 100_000,
  /** First rows of a sheet whose cells' looks are taken as evidence: those that a table's structure is found in, at most `inspectOptions.wholeRecords`. */
  lookRows: 2_000,
  /** Plain bytes of a sheet that is read to its end for its layout, although no more rows are wanted; takes some 10 ms. */
  layoutBytes: 1024 * 1024,
  /** Declared tables read of a sheet. */
  declaredTables: 200,
  /** Rows that a spool's width is taken from; shorter rows are filled up to it. */
  spoolWidthRows: 100,
  /** Numbers of one format whose text is remembered while a sheet is read. */
  writtenNumbers: 20_000,
  /** Cells of a sheet whose rows are in no order, which are sorted in memory: some 150 bytes each. */
  sortedCells: 1_000_000,
  /** Bytes of a spool that are gathered before they are written. */
  spoolBytes: 256 * 1024,
  /**
   * Bytes of text that come of one piece of a sheet (some 2,000 cells at most), and of all of it. Cells that name the same
   * long text again and again make gigabytes of a small file; the longest texts that Excel knows, one in each cell, stay
   * below the first, and a full sheet of 20 columns below the second.
   */
  burstBytes: 128 * 1024 * 1024,
  sheetTextBytes: 4 * 1024 ** 3,
  /** Changes of number formats kept for a sheet, over all columns; tables have some per column. Each is copied with every job. */
  formatRuns: 20_000,
} as const;

/**
 * Limits for workbooks that a library reads, which holds all of what it is given. Memory was measured on 1.3 million
 * cells of numbers, dates and texts.
 */
export const lentOptions = {
  /** Bytes of a file that is read as a whole: XLS, whose sheets hold at most 65,536 rows. */
  fileBytes: 128 * 1024 * 1024,
  /** Sheets of a workbook; Excel itself is bound by memory only, and real ones have some hundred at most. */
  sheets: 4_096,
  /** Plain bytes of ODS, FODS, Excel's XML and HTML. The library takes 6 bytes for each, which makes 400 MB; LibreOffice writes some 130 for a cell. */
  markupBytes: 64 * 1024 * 1024,
  /** Plain bytes of one part of an XLSB. A cell takes some 10. */
  partBytes: 192 * 1024 * 1024,
  /** Cells told of one sheet, and of a whole workbook of markup, repeated ones counted; 100 to 200 bytes each. */
  cells: 2_000_000,
  /** Cells handed to the library at a time, where a sheet can be cut; the first time fewer, as often no more are asked for. 500 bytes each in XLS. */
  firstCells: 20_000,
  blockCells: 200_000,
  /** Cells of an HTML table that span rows or columns; the library compares each cell with all of them. */
  spans: 2_000,
  /** Rows told at a time. */
  batchRows: 500,
  /** First bytes of a text in which its root element must begin, and those in which an HTML page must have its table. */
  rootBytes: 4_096,
  sniffBytes: 256 * 1024,
} as const;

export const workbookWriteOptions = {
  /** Excel's own limits; what goes beyond the rows continues on a further sheet. */
  rowsPerSheet: 1_048_576,
  cellCharacters: 32_767,
  sheetNameCharacters: 31,
  /** Plain bytes of one sheet after which a further sheet is begun, so that no part needs the 64-bit form of zip, which some readers lack. */
  sheetBytes: 3 * 1024 ** 3,
  /** Rows that column widths are taken from, and the bounds of a width, in characters. */
  widthRows: 100,
  minWidth: 8,
  maxWidth: 60,
  /** Characters beside a header's own: bold letters are wider, and the list to filter by opens at its right. */
  filterWidth: 5,
  /** UTF-16 units of XML gathered before they are handed to deflate. */
  flushCharacters: 64 * 1024,
} as const;
