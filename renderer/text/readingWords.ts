import { formatCount, formatCounted, formatShare } from './format.ts';
import { likelyFrom, sureFrom } from './guessBands.ts';
import { issueTitles } from './issueWords.ts';

/* Words for how a file is read: guesses, sheets, records, issues. */

export const guessWords = {
  title: 'How the file is read',
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  quote: 'Quote',
  header: 'Header',
  sheet: 'Sheet',
  table: 'Table',
  tableOf: (index: number, count: number) => `${String(index + 1)} of ${String(count)}`,
  oneTable: 'All of it as one table',
  tableFrom: (index: number, record: number) => `Table ${String(index + 1)}, from row ${String(record + 1)}`,
  innerRowsAreData: 'Keep totals and headings among the data',
  pack: 'Target',
  noQuote: 'none',
  noDelimiter: 'none, one column',
  noHeader: 'none',
  headerRow: (row: number) => `row ${String(row + 1)}`,
  headerRows: (from: number, to: number) => `rows ${String(from + 1)}–${String(to + 1)}`,
  noHeaderLong: 'No header row',
  pickRow: 'Pick rows in the records below',
  sure: (margin: number) => (margin >= sureFrom ? 'sure' : margin >= likelyFrom ? 'likely' : 'unsure'),
  sureLong: (margin: number) => `The guess leads its runner-up by ${formatShare(margin)}`,
  byYou: 'set by you',
  ownFile: 'a file of its own',
  ownSheet: 'Other sheets of the workbook are files of their own in the Inbox',
  reset: 'Guess everything again',
  hidden: 'hidden',
  ofSheets: (count: number) => (count > 1 ? `of ${formatCount(count)}` : ''),
  other: 'Other',
  delimiters: {
    ',': 'Comma',
    ';': 'Semicolon',
    '\t': 'Tab',
    '|': 'Pipe',
    ':': 'Colon',
    '^': 'Caret',
    '~': 'Tilde',
    ' ': 'Space',
  } as Readonly<Record<string, string>>,
  fit: (share: number) => `${formatShare(share)} in common`,
  record: 'Record',
} as const;

export const sheetWords = {
  title: 'Sheets',
  grid: 'Sheets of the workbook and their tables',
  loading: 'Looking at every sheet',
  stopped: 'The sheets were not looked at',
  list: 'List the sheets',
  choose: 'Choose the sheet to read',
  trouble: 'The sheets could not be listed.',
  summary: (sheetCount: number, tableCount: number, hiddenCount: number) =>
    [
      formatCounted(sheetCount, 'sheet', 'sheets'),
      formatCounted(tableCount, 'table', 'tables'),
      ...(hiddenCount > 0 ? [`${formatCount(hiddenCount)} hidden`] : []),
    ].join(' · '),
  column: {
    sheet: 'Sheet',
    range: 'Range',
    rows: 'Rows',
    header: 'Header',
    columns: 'Columns',
    alike: 'Same columns as',
    notes: 'Around the table',
  },
  hidden: 'hidden',
  hiddenLong: 'Hidden in the workbook',
  tableNumber: (index: number) => `Table ${String(index + 1)}`,
  isRead: 'Read now',
  blank: 'Blank',
  goesOn: 'goes on',
  goesOnLong: 'The table goes on behind the rows that were looked at.',
  moreColumns: (count: number) => `+ ${formatCount(count)} more`,
  sameAs: (name: string) => `Same columns as ${name}`,
  several: (count: number) => formatCounted(count, 'sheet', 'sheets'),
  missed: (count: number) => `${formatCount(count)} left out`,
  alike: (names: readonly string[]) =>
    `${formatCounted(names.length, 'sheet', 'sheets')} have the same columns: ${someOf(names)}`,
  joined: (names: readonly string[]) =>
    `${formatCounted(names.length, 'sheet', 'sheets')} are read as one table: ${someOf(names)}`,
  joinedMore: 'The name of the sheet is the last column.',
  join: (count: number) =>
    `Read these ${formatCount(count)} ${count === 1 ? 'sheet' : 'sheets'} as one table`,
  joining: 'Reading the sheets as one table',
  part: (name: string) => `Read ${name} alone`,
  leftOut: (parts: readonly string[]) => `Left out: ${parts.join('; ')}`,
  wouldLeaveOut: (parts: readonly string[]) => `Would leave out: ${parts.join('; ')}`,
  why: {
    hidden: 'hidden',
    blank: 'no table',
    unreadable: 'could not be read',
    other: 'other columns',
    similar: 'other columns',
    furtherTable: 'one table a sheet',
  },
  lacks: (names: readonly string[]) => `lacks ${names.join(', ')}`,
  hasBesides: (names: readonly string[]) => `also has ${names.join(', ')}`,
  whyPart: (names: readonly string[], why: string) => `${someOf(names)} (${why})`,
  all: (count: number) => `All ${formatCounted(count, 'sheet', 'sheets')}, with their tables`,
} as const;

export const recordWords = {
  grid: 'First records of the file as they stand',
  hint: 'Click a row’s number for the header; drag, or Shift-click, for several rows.',
  sheetRow: 'Row',
  makeHeader: (row: number) => `Make row ${String(row + 1)} the header`,
  makeFirst: (row: number) => `Data from here: row ${String(row + 1)}`,
  first: 'Data from here',
  headerTo: 'Header to here',
  noHeader: 'No header',
  lastData: 'Last data',
  classes: {
    metadata: 'Title',
    header: 'Header',
    group: 'Heading',
    data: '',
    derived: 'Total',
    notes: 'Note',
    empty: 'Blank',
  },
  hidden: 'Hidden',
  hiddenLong: 'This row is hidden in the workbook.',
  firstData: 'First data',
} as const;

export const issueWords = {
  titles: issueTitles,
  grid: 'Issues of the table',
  none: 'Nothing odd was found.',
  kind: 'Issue',
  column: 'Column',
  count: 'Count',
  message: 'What was found and what to do',
  rows: 'Rows',
  wholeTable: 'Whole table',
  severities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
} as const;

/** Names of a list that are told one by one. */
const namesListed = 6;

/** The first names of a list, and how many more there are. */
function someOf(names: readonly string[]): string {
  const listed = names.slice(0, namesListed).join(', ');
  const more = names.length - namesListed;
  return more > 0 ? `${listed} and ${formatCount(more)} more` : listed;
}
