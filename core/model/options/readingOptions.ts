/** Thresholds and limits of finding out how a source is written and of cutting it into records, each with its unit and the reason for its figure. */

export const inspectOptions = {
  /** Bytes of the head that guesses rest on before the whole file was seen. 256 KiB holds some thousand rows and reads in a millisecond. */
  headBytes: 256 * 1024,
  /** Line ends that a head should hold, else more is read: a header of 5,000 long names alone takes 300 KiB. */
  headLines: 16,
  /** Bytes of the head at most; a longer record is refused by `parseOptions.recordBytes` anyway. */
  longestHeadBytes: 16 * 1024 * 1024,
  /** Records shown for choosing the header row. */
  headRecords: 50,
  /** Characters shown of a cell there; a screen holds no more, and one cell may be of many megabytes. */
  headCellCharacters: 200,
  /** Records that the header guess rests on; header, titles and units stand within the first few dozen. */
  structureRecords: 500,
  /** Records of a text that lies in its head as a whole; looked at in some 20 ms. */
  wholeRecords: 2_000,
  /** Column names by which one of several tables is known in a menu. */
  placeNames: 4,
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
  /** Bytes shown to the statistical detector, the whole head where it is no longer: it takes 200,000 and looks closely at 16,384. */
  sampleBytes: 64 * 1024,
  /** Bytes in a row that are zero and stand for nothing: a file that was given its length before its text, or lost it. Records of a program have shorter runs. */
  paddingBytes: 64,
  /** Bytes taken before and after a byte beyond ASCII, within its line; longer lines are cut between characters. */
  lineReach: 1_024,
  /** Different characters beyond ASCII from which on a sample speaks for itself; below, how common an encoding is decides with it. */
  fewHighBytes: 6,
  /** Different bytes beyond ASCII from which on the detector's confidence counts in full. */
  trustedKinds: 4,
  /** Characters beyond ASCII looked at for standing where such characters never stand. */
  judgedCharacters: 400,
  /** Bytes read for it in each encoding that is possible, some fifty; with 64 KiB they took four times as long as the detector. */
  judgedBytes: 8 * 1024,
  /** What one character counts that stands in the wrong place wherever it stands, of all that oddness can count. */
  oddestWeight: 0.35,
  /**
   * What the logarithm of the detector's confidence, the share of odd characters and the commonness of an encoding count.
   * Fitted on 650 transcriptions of public tables into Western encodings and 2,800 small tables of words and names: of the
   * former 97 % in Windows-1252 are read right and 75 % in those of DOS and the Macintosh, where the detector alone reads
   * 82 % and 35 %; of the latter 95 %, as by the detector on longer texts.
   */
  detectorWeight: 2,
  oddWeight: 4,
  commonWeight: 0.5,
  /** How often commonness counts, at most, where there are hardly any different bytes: one byte alone is Windows-1252 unless it would be odd there. */
  mostCommonness: 3,
  /** Chunks with undecodable bytes that are searched byte by byte for their places; four of them take about 0.2 s. */
  searchedChunks: 64,
  /** Places of undecodable bytes kept as evidence. */
  reportedOffsets: 1_000,
} as const;

export const dialectOptions = {
  /** Characters of the head that dialects are tried on; some hundred records of usual width. */
  sampleCharacters: 128 * 1024,
  sampleRecords: 400,
  /** Cells whose look is judged, per trial; more change no verdict and cost time. */
  sampleCells: 1_200,
  /** How likely a text is one column before anything is seen; a delimiter must explain more than whole lines do. */
  singleColumnPrior: 0.6,
  /** Records of one width in a row that lines above them may introduce, and the share of those lines that then does not count. */
  introducedRecords: 3,
  introductionShare: 0.75,
  /** Lone returns from which on they may be all that ends records, line feeds being breaks within cells. */
  loneReturns: 2,
  /** Share of the cells behind a delimiter that begin with a blank where the blank belongs to the delimiter. */
  initialSpaceShare: 0.9,
  /** Cells from which on a single cut line among others is no sentence. */
  wideRecord: 8,
  /** How likely blanks are the delimiter where most of what they cut are figures; else their prior is that of `delimiterCandidates`. */
  blankFiguresPrior: 0.6,
  /** How likely every other column is empty, beside the delimiter being written twice. */
  everyOtherEmpty: 0.9,
  /** Relative difference of scores up to which two quotes fit alike. */
  quoteLead: 0.02,
  /** Stray single quotes a single-quoted text may have, as a share of its quoted cells. */
  strayShare: 0.1,
  /** With a score so many times better, apostrophes within the quoted text are forgiven up to `clearStrayShare`. */
  clearLead: 1.5,
  clearStrayShare: 0.5,
} as const;

export const structureOptions = {
  /** Columns without a cell in sight that the right end of a given range may have; who draws one over whole rows does not mean thousands. */
  emptyRangeColumns: 20,
  /** Share of a usual row's figures that a record must have to be the first data row; remarks above a table have one or two. */
  figureShare: 0.34,
  /** Share of a row's filled cells from which on a record above the header is no remark any more. */
  fullShare: 0.25,
  /** Pairs of key and value that make a sheet; fewer are a small table. */
  pairs: 6,
  /** Share of figures, and of text, among the values of such a sheet; a column is rather of one kind. */
  mixedShare: 0.15,
  /** Share of the records that must have the same number of cells for a header of more to be the one that is wrong. */
  alignShare: 0.9,
  /** Share of the records that a block of wider ones must be for the table to be as wide. */
  blockShare: 0.25,
  /** Records that such a block has at least. */
  blockRecords: 3,
  /** Columns in which sums are looked for; the first dozen decide. */
  sumColumns: 12,
  /** Least size of a sum, in steps of its column; smaller numbers are sums of their neighbours by chance. */
  sumSteps: 10,
  /** Rows before or after a sum in which its parts are looked for. */
  sumReach: 200,
  /** From this size on, in steps, parts may be rounded. */
  roundedSteps: 500,
  /** Share of the table's rows that a sum must have for its parts, and columns it must be right in, when its label does not say that it is one. */
  wholeShare: 0.7,
  wholeColumns: 2,
  /** Share of the usual row's cells that a full row has, and share of rows that must be full where single cells are headings. */
  denseShare: 0.6,
  denseRows: 0.8,
  /** Share of the head's rows that fill a column for a row that leaves it empty to stand out. */
  fullColumn: 0.95,
  /** Sums in the head whose labels only contain a word for total, for such labels to mean a total behind it, too. */
  namedTotals: 2,
  /** Share of a report's rows whose labels may begin with a word for total; where more do, it is a part of the names. */
  totalShare: 0.25,
  /** Share of the rows that have no label where a label stands for the rows below it, too. */
  bareShare: 0.25,
  /** Share of the columns of figures that a header must name for a row of texts below it to be data. */
  bareNamed: 0.7,
  /** Rows of figures above the header that may sum up what stands below it. */
  summaryRows: 2,
  /** Margin from which on a header of a table of text is one, so that it may be said again among the rows. */
  sureHeader: 0.5,
  /** Headings of groups above one another: a group, a part of it, and a remark. */
  headingsInRow: 3,
  /** Records below the first data row that must mostly be data, too. */
  lookAhead: 5,
  /** A single cell longer than this is a title, not a heading over some columns. */
  titleLength: 60,
  /** A single cell over the labels of the rows that is no longer than this may be their name (`Year`); groups have longer headings. */
  stubLength: 16,
  /** Records whose cells a supposed header is compared with. */
  bodyRecords: 100,
  /** More rows than this are no header; the figures above them were not recognised. */
  headerRows: 10,
  /** Share of the tail's rows that fill a column of text for a total to leave it empty; some of few rows are totals themselves. */
  tailTexts: 0.8,
  /** Share of the tail's rows that must have a label for one without it to be a total. */
  labelShare: 0.9,
  /** A single cell at the end longer than this, and than any label, is a note. */
  noteLength: 40,
  /** Longest footnote mark that stands in a cell of its own (`12)`). */
  markLength: 3,
  /** Rows of figures that make a table of a block with a header of its own. */
  tableRows: 2,
  /** Share of the columns of figures that such a header names. */
  namedShare: 0.7,
  /** Share of the named columns that two headers must name alike to be one and the same. */
  sameNames: 0.5,
  /** Share of a column's cells that must be of one kind for it to be a column of that kind, and cells that it takes at least. */
  lookShare: 0.8,
  lookCells: 2,
  /** How much a record of texts must look like names (`headerVote`) to begin another table where the rows differ, and where only that tells. */
  namesVote: 0.4,
  sureNamesVote: 0.6,
  /** Blank lines between a table and its title, and lines of such a title, at most. */
  titleGap: 2,
  /** Tables looked for in one text; sheets of more are laid out for the eye. */
  tables: 50,
  /** Rows that each of several tables side by side has at least. */
  panelRows: 3,
  /** Rows by which one of them is shorter than another, and its share of the other's rows, to be a table of its own under another header. */
  unevenRows: 3,
  unevenShare: 0.7,
  /** Added to the vote on a header in a table of text: most tables have one. */
  headerPrior: 0.15,
} as const;

export const parseOptions = {
  /** Bytes read and cut at a time. 256 KiB and what is cut from them stay in the cache of a core: 7 MiB less at the peak than with 1 MiB, and no slower (measured; 64 KiB gain nothing more). */
  chunkBytes: 256 * 1024,
  /** A text of fewer bytes is read without the kernel, whose tables for the columns take about a millisecond to make. */
  kernelBytes: 128 * 1024,
  /** A table of more columns is read without it, as its tables take 90 KB a column and there is 1 GiB for all. */
  kernelColumns: 2_048,
  /** From so many bytes on two threads profile a text; sending the second part's answer over takes what some 10 MiB do. */
  twoPartsBytes: 24 * 1024 * 1024,
  /** Bytes of a workbook from which a second reader is made ready; its sheets' text is about twice as long. Of 20 MiB one reader took 3.1 s and two 3.5, as both have to compile. */
  packedTwoPartsBytes: 48 * 1024 * 1024,
  /** Share of the text that the first of them reads: it begins earlier and joins both, the second makes the digest. */
  firstPartShare: 0.5,
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
  /** Rows handed out at a time as text. So few that they are let go of before the collector has moved them twice: a run took half as long again with groups of 1,024 (measured). */
  rowGroup: 256,
  /** Text and rows that a thread of a run works on at a time: so few that all parts under way take little memory, so many that handing them over costs nothing. */
  partBytes: 2 * 1024 * 1024,
  partRows: 16 * 1_024,
  /** Data rows between two places that reading may start at. 1,024 rows are found and cut in some milliseconds. */
  rowIndexStep: 1_024,
  /** Records named that were left out behind the head; a tenth of a million rows are more than anybody looks through. */
  listedSkipped: 100_000,
  /** Record numbers kept as evidence for one kind of trouble; the same figure as `Issue.rows`. */
  reportedRecords: 1_000,
} as const;
