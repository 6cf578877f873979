import { formatCount, formatCounted, formatShare } from './format.ts';

/* Words for correcting how a file is read: chips, their forms, types of columns, the way back. */

const rowNumber = (record: number): string => formatCount(record + 1);

export const correctionWords = {
  again: 'Reading again',
  waits: 'The file is being read again. Decide when its columns are back.',
  columns: 'Columns as the file is read now',
  firstValues: 'First values',
  rowsSoon: 'Types, values and target fields follow when every row was read.',
  everything: 'All corrections',
  back: (what: string) => `Back: ${what}`,
  backLong: (what: string) => `Take the last correction back (${what})`,
  decisionsKept: (kept: number, before: number) =>
    kept === 0
      ? `None of ${formatCounted(before, 'decision', 'decisions')} could be kept: no column has its name any more. Go back to find them again.`
      : `${formatCount(kept)} of ${formatCounted(before, 'decision', 'decisions')} kept, by the names of the columns.`,
  more: (count: number) => `${formatCount(count)} more`,
  moreLabel: 'More about how the file is read',
  doubt: 'Look at this',
  guessAgain: 'Guess again',
  fromYou: 'Set by you',
  next: (name: string, share: number | null) =>
    share === null
      ? `Next likely: ${name}`
      : `Next likely: ${name}, which fits ${formatShare(share)} as well as this`,
  nothingElse: 'Nothing else fits.',
  alike: (alike: number, looked: number, columns: number) =>
    `${formatCount(alike)} of the first ${formatCounted(looked, 'row has', 'rows have')} ${formatCounted(columns, 'cell', 'cells')}`,
  mixed: (encoding: string) => `Some lines are ${encoding.toUpperCase()}`,
  named: (names: string) => `Names: ${names}`,
  other: 'Another…',
  allEncodings: 'All encodings…',
  searchEncodings: 'Search encodings',
  noEncoding: 'No encoding has this name.',
  encodingTitle: 'Encoding',
  dos: 'DOS',
  mac: 'Macintosh',
  delimiterTitle: 'Delimiter',
  delimiterField: 'Delimiter: one character or several, such as ; or ||. \\t is a tab.',
  quoteTitle: 'Quote',
  quoteField: 'Quote: one character of ASCII',
  escapeTitle: 'A quote within quotes',
  escapes: { doubled: 'is doubled: ""', backslash: 'has a backslash before it: \\"' },
  rangeTitle: 'Range of the table',
  rangeField: 'Cells of the table with its header, such as B4:H120. B4:H goes down to the end.',
  rangeWrong: 'Write the first and the last cell, such as B4:H120.',
  rangeSet: 'Set a range…',
  lastRowTitle: 'Last row of data',
  lastRowField: 'Number of the row; what stands below it is left out',
  lastRowSet: 'Last row of data…',
  wholeNumber: (first: number) => `Write the number of a row from ${formatCount(first)} on.`,
  apply: 'Read it this way',
  trying: 'Looking at the first rows…',
  tried: (columns: number, names: string) => `${formatCounted(columns, 'column', 'columns')}: ${names}`,
  skipped: 'Left out',
  skippedNone: 'no rows',
  skippedRows: (count: number) => formatCounted(count, 'row', 'rows'),
  skippedParts: (above: number, inside: number, below: number) =>
    [
      above > 0 ? `${formatCount(above)} above the data` : '',
      inside > 0 ? `${formatCount(inside)} among the data` : '',
      below > 0 ? `${formatCount(below)} below` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  skippedBehind: (record: number) => `everything below row ${rowNumber(record)}`,
  skippedByYou: (kept: number, leftOut: number) =>
    [
      kept > 0 ? `${formatCounted(kept, 'row', 'rows')} kept by you` : '',
      leftOut > 0 ? `${formatCounted(leftOut, 'row', 'rows')} left out by you` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  blank: 'Blank rows are always left out.',
  showRaw: 'Show each in the records',
  showRow: (record: number, label: string) => `Row ${rowNumber(record)}: ${label}`,
  firstRow: 'First row of data',
  lastRow: 'Last row of data',
  rowOf: (record: number) => `Row ${rowNumber(record)}`,
  wouldBe: (names: string) => `Names would be: ${names}`,
  noHeader: 'no header',
  isData: 'Take as data',
  leaveOut: 'Leave out',
  dataEnds: 'Data end here',
  byYou: 'by you',
  behind: 'Below the table',
  typeOf: (name: string) => `Type of ${name}`,
  changeType: (name: string, type: string) => `Type of ${name}: ${type}. Change it`,
  typesTitle: (name: string) => `What the values of ${name} are`,
  searchTypes: 'Search types and formats',
  noType: 'No type is called so. Press Enter to use it as a date format.',
  types: {
    boolean: 'Yes or no',
    integer: 'Whole number',
    number: 'Number',
    date: 'Date',
    datetime: 'Date and time',
    time: 'Time of day',
    code: 'Code: every character counts',
    text: 'Text: keep as it stands',
  },
  dayFirst: 'day first',
  monthFirst: 'month first',
  marks: { '.': 'decimal point', ',': 'decimal comma' },
  allFit: 'every cell fits',
  disagree: (cells: number, share: number) =>
    `${formatShare(share)} fit, ${formatCounted(cells, 'cell does', 'cells do')} not`,
  noneFit: 'no cell fits',
  losesZeros: (cells: number) => `⚠ loses the zeros in front of ${formatCounted(cells, 'cell', 'cells')}`,
  ambiguous: '⚠ day and month cannot be told apart',
  ownFormat: 'Another date format…',
  ownFormatTitle: (name: string) => `Date format of ${name}`,
  ownFormatField: 'Format, such as DD.MM.YYYY or MMM D, YYYY HH:mm',
  guessType: 'Let it be guessed again',
} as const;
