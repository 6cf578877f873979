/** Thresholds and limits, each with its unit and the reason for its figure. Stages take them as options; nothing stands in the middle of a function. */

export const inspectOptions = {
  /** Bytes of the head that guesses rest on before the whole file was seen. 256 KiB holds some thousand rows and reads in a millisecond. */
  headBytes: 256 * 1024,
  /** Records shown for choosing the header row. */
  headRecords: 50,
  /** Records that the header guess rests on; header, titles and units stand within the first few dozen. */
  structureRecords: 500,
  /** Rows of a sheet read for the first look. */
  sheetRows: 500,
} as const;

export const decodeOptions = {
  /** Share of control characters above which bytes are no text. Text has next to none; compressed data and programs have some 10 %. */
  controlShare: 0.05,
  /** Share of the high bytes that are zero in UTF-32, and of all zeros that stand on the high side in UTF-16. */
  wideZeroShare: 0.9,
  /** Least share of UTF-16 units that are ASCII; delimiters and line ends alone make more, even in Chinese text. */
  wideAsciiShare: 0.03,
  /** Margin of UTF-16 and UTF-32 without a byte order mark. */
  wideMargin: 0.9,
  /** Chance that bytes of another encoding form one valid UTF-8 sequence: an eighth of the bytes lead, half of those follow, seen in Western text far less. */
  chanceOfSequence: 0.125,
  /** From so many valid sequences for each bad piece on, a text is damaged UTF-8 rather than something else. */
  damagedUtf8Ratio: 4,
  /** Bytes shown to the statistical detector; it takes 200,000 at most. */
  sampleBytes: 64 * 1024,
  /** Bytes taken before and after a byte beyond ASCII, within its line; longer lines are cut between characters. */
  lineReach: 1_024,
  /** So few bytes beyond ASCII say nothing; they are taken for Windows-1252. */
  noEvidenceBytes: 2,
  /** With fewer bytes beyond ASCII than this the detector's ranking is partly noise; Windows-1252 then counts `fewHighBytes / count` times. */
  fewHighBytes: 40,
  /** Chunks with undecodable bytes that are searched byte by byte for their places; a mebibyte takes about 0.2 s. */
  searchedChunks: 16,
  /** Places of undecodable bytes kept as evidence. */
  reportedOffsets: 1_000,
} as const;

export const dialectOptions = {
  /** Characters of the head that dialects are tried on; some hundred records of usual width. */
  sampleCharacters: 128 * 1024,
  sampleRecords: 400,
  /** Cells whose look is judged, per trial; more change no verdict and cost time. */
  sampleCells: 3_000,
  /** How likely a text is one column before anything is seen; a delimiter must explain more than whole lines do. */
  singleColumnPrior: 0.6,
  /** Relative difference of scores up to which two quotes fit alike. */
  quoteLead: 0.02,
  /** Stray single quotes a single-quoted text may have, as a share of its quoted cells. */
  strayShare: 0.1,
  /** With a score so many times better, apostrophes within the quoted text are forgiven up to `clearStrayShare`. */
  clearLead: 1.5,
  clearStrayShare: 0.5,
} as const;

export const structureOptions = {
  /** Share of a usual row's figures that a record must have to be the first data row; remarks above a table have one or two. */
  figureShare: 0.34,
  /** Records below the first data row that must mostly be data, too. */
  lookAhead: 5,
  /** A single cell longer than this is a title, not a heading over some columns. */
  titleLength: 60,
  /** Records whose cells a supposed header is compared with. */
  bodyRecords: 100,
  /** More rows than this are no header; the figures above them were not recognised. */
  headerRows: 10,
  /** Share of the tail's rows that must have a label for one without it to be a total. */
  labelShare: 0.9,
  /** A single cell at the end longer than this, and than any label, is a note. */
  noteLength: 40,
  /** Longest footnote mark that stands in a cell of its own (`12)`). */
  markLength: 3,
  /** Added to the vote on a header in a table of text: most tables have one. */
  headerPrior: 0.15,
} as const;

export const parseOptions = {
  /** Bytes read and cut at a time. One MiB keeps cells in the cache and calls few (measured: flat from 256 KiB to 4 MiB). */
  chunkBytes: 1024 * 1024,
  /** A quoted cell longer than this, or over more lines, is an unterminated quote; the parser re-synchronises behind the quote. */
  quotedCellBytes: 1024 * 1024,
  quotedCellLines: 10_000,
  /** A record longer than this is no table row. Widest real rows seen hold 16,384 cells of some hundred bytes. */
  recordBytes: 16 * 1024 * 1024,
  /** Excel's own limit. */
  columns: 16_384,
  /** Records held back at the end, where totals and notes are looked for. Longest block of notes seen in public tables is about 40 lines. */
  tailRecords: 64,
  /** No more than this is held back, however few records it is, so that memory stays bounded. */
  tailBytes: 4 * 1024 * 1024,
  /** Data rows between two places that reading may start at. 1,024 rows are found and cut in some milliseconds. */
  rowIndexStep: 1_024,
  /** Record numbers kept as evidence for one kind of trouble; the same figure as `Issue.rows`. */
  reportedRecords: 1_000,
} as const;

export const valueOptions = {
  /** Two-digit years below this are of the 2000s, the others of the 1900s. As POSIX `strptime` has it. */
  twoDigitYearPivot: 69,
  /** A longer text is tried neither as a date nor as a time, in characters. The longest real one seen (weekday, month in full, zone) has 60. */
  dateCharacters: 72,
} as const;

export const profileOptions = {
  /** Distinct values counted exactly up to here, per column; then HyperLogLog. 100,000 short strings take some 10 MB. */
  exactDistinct: 10_000,
  /** Distinct values kept for all columns together, so that a table of thousands of columns stays bounded; some 100 bytes each. */
  exactDistinctTotal: 1_000_000,
  /** Characters of a cell that are kept for lists and examples; longer cells are told apart by their hash and shown cut. */
  keptCharacters: 200,
  topValues: 10,
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
  /** Row hashes kept to find repeated rows, 12 bytes each; exact up to here, then one row in 2, 4, 8, ... by hash. */
  rowHashes: 4_000_000,
  /** Value hashes kept a column to find repeated keys once it has too many distinct values for the dictionary. */
  keyHashes: 65_536,
  /** Share of repeated cells below which distinct values are counted as cells less repeats; at this share both ways err about alike. */
  fewRepeats: 0.25,
  /** A cell of more characters is reported as long: Excel's cell holds 32,767, and most databases index 255 or fewer bytes, so this is a middle that only prose or a broken quote reaches. */
  longCell: 4_000,
} as const;

export const inferOptions = {
  /** Share of the filled cells that must fit before a column takes a type other than text; below, the rest would be lost. Half of a mixed column is no type. */
  agreement: 0.85,
  /** The same for yes-or-no columns, where a third answer is a value and no slip. */
  booleanAgreement: 0.95,
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

export const engineOptions = {
  /** Resident memory at which the engine process is replaced, in bytes: reliability goal min(1.5 GiB, a quarter of the machine). */
  memoryBytes: 1.5 * 1024 * 1024 * 1024,
  /** Wall clock allowed for a job: a base and a share by size. */
  baseMs: 30_000,
  perMebibyteMs: 5_000,
  absoluteMs: 15 * 60_000,
  /** Progress is sent at most this often; the transports have no backpressure. */
  progressMs: 50,
  /** How often the memory of the engine process is looked at; with 25 ms the overshoot was 13 MB over a ceiling of 700 MB (measured). */
  memoryPollMs: 25,
  /** Time that a job has to end by itself when it is stopped; then the whole process is replaced. Ending a thread takes some 6 ms. */
  stopMs: 1_000,
  /** Engine processes that may end under a job before it is given up; a second try tells the guilty one, a third was bad luck. */
  losses: 3,
  /** Opened tables that are kept for paging: an index of some 100 kB each, and the spool of a sheet on the disk. */
  keptTables: 16,
  /** Threads for analyses and runs at most; each may take its share of the memory. One core is left to the person. */
  longWorkers: 3,
  /** Threads for first looks and pages of rows, so that these never wait for an analysis. */
  shortWorkers: 2,
} as const;

export const runOptions = {
  /** Rows above which a run writes no workbook beside its CSV: Excel's sheet holds 1,048,576 with the header. */
  workbookRows: 1_048_575,
} as const;

export const draftOptions = {
  /** Bulk accept takes proposals at or above this confidence unless the person set another. */
  acceptThreshold: 0.9,
} as const;

export const applyOptions = {
  /** Data rows named per kind of failure; as many as the grid can step through. */
  failureRows: 1_000,
  /** Distinct raw cells shown per kind of failure. */
  failureExamples: 5,
  /** UTF-16 units of one such cell. Longer ones are cut, so that counts stay small on the wire. */
  exampleCharacters: 200,
  /** UTF-16 units of text gathered before a sink is written to: few calls, and memory of some MB. */
  flushCharacters: 1024 * 1024,
} as const;

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
  /** Texts kept for a workbook, and their UTF-16 units together. */
  sharedStrings: 10_000_000,
  sharedCharacters: 512 * 1024 * 1024,
  /** Texts are kept in pieces of about this many UTF-16 units, so that none has to be copied when they grow. */
  sharedPieceCharacters: 1024 * 1024,
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
  /** Rows that a spool's width is taken from; shorter rows are filled up to it. */
  spoolWidthRows: 100,
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
  /** UTF-16 units of XML gathered before they are handed to deflate. */
  flushCharacters: 64 * 1024,
} as const;

export const webOptions = {
  /** Largest upload of the web host, which has to copy: the streamed size that every limit is planned for. */
  uploadBytes: 2 * 1024 ** 3,
  /** An upload from the same machine that stands still this long was given up, in milliseconds. */
  uploadStallMs: 60_000,
  /** Longest file name of the common file systems, in characters. */
  fileNameLength: 255,
  /** Bytes of all headers of a request; a browser on this host sends below 2 KiB. */
  headerBytes: 16 * 1024,
  /** Bytes of one message of the contract: a bulk edit of 16,384 columns takes some 2 MiB. */
  messageBytes: 8 * 1024 * 1024,
  /** Connections at once; a browser opens 6 and its sockets. */
  connections: 64,
  /** Time for a request's headers to arrive, in milliseconds. */
  headersMs: 10_000,
  /** A socket that does not answer is noticed within two of these, in milliseconds. */
  heartbeatMs: 30_000,
  /** A reader that has left this many bytes waiting is not reading any more. */
  waitingBytes: 64 * 1024 * 1024,
} as const;

export const matchOptions = {
  /** Below this a column has no field. F1 on the labelled pairs is flat from 0.2 to 0.4; at 0.3 four of five proposals are right. */
  floor: 0.3,
  /** From here a proposal may be accepted in bulk, unless something speaks against it. The same figure as `draftOptions.acceptThreshold`. */
  auto: 0.9,
  alternatives: 5,
  /** An alternative less likely than this only makes the list longer. */
  leastAlternative: 0.02,
  /** Fields listed a column on `--ranked`. */
  ranked: 20,
  /** Up to this many cells (columns x fields) each is judged; 200 x 736 is the widest labelled pair. Above, names choose candidates first. */
  exhaustiveCells: 160_000,
  /** Fields a column that names choose for judging in wide tables. */
  candidates: 16,
  /** Work of the exact assignment (fewer side squared, times the other) beyond which it is done greedily; 4e8 steps take about a second. */
  assignmentSteps: 400_000_000,
  /** Another column this close (log-odds of the score) for the same field, or above the floor for it, keeps a proposal out of bulk acceptance. */
  closeRival: 1,
  /** Share of filled cells that cannot be read as the field's type from which a person should look: one in twenty is no typing slip. */
  invalidShare: 0.05,
  /** Log-odds that a header approved for the field in an earlier mapping of the pack adds. With 6, memory outweighs any likeness but yields to a clash of types. */
  memoryLogOdds: 6,
  /** Confidence of a column whose whole layout was approved before: the person has said so. */
  sameLayout: 0.995,
  /** Confidence of a header that every earlier mapping of the pack gave to the same field. */
  sameHeader: 0.97,
  /** Confidence of a column that was approved but has changed since, where the matcher does not agree. */
  drifted: 0.7,
} as const;
