import { rows } from './counts.ts';
import { formatCount } from './format.ts';

/* Words of the preview and the check of the whole file. */

export const previewWords = {
  title: 'Preview',
  tabs: {
    rows: 'Rows',
    fields: 'Target fields',
    sheets: 'Sheets',
    records: 'Records',
    issues: 'Issues',
    changes: 'Changes',
    check: 'Whole-file check',
    diff: 'Difference',
    steps: 'Undo list',
    bulk: 'Accept all',
  },
  cellModes: { shown: 'As shown', raw: 'Raw' },
  cellModesLong: {
    shown: 'Cells as the spreadsheet shows them',
    raw: 'Cells as they are stored',
  },
  cellModeLabel: 'Cells',
  behind: { shown: (other: string) => `Raw: ${other}`, raw: (other: string) => `Shown as: ${other}` },
  cell: 'Cell',
  cellRaw: 'Raw',
  cellSame: 'Stored as shown',
  sheetRow: 'Sheet row',
  sheetPlace: (sheet: string | undefined, line: number) =>
    sheet === undefined ? formatCount(line) : `${sheet} ${formatCount(line)}`,
  modes: { source: 'Source', both: 'Both', target: 'Target' },
  modeLabel: 'Show',
  row: 'Row',
  line: 'Line',
  grid: 'Rows of the file before and after the mapping',
  problems: 'Check',
  ok: 'Fits',
  empty: 'The file has no data rows.',
  hide: 'Hide preview',
  show: 'Show preview',
  resize: 'Height of the preview',
  trail: (trail: {
    label: string;
    position: number;
    row: number | null;
    place?: string;
    numbers: readonly number[];
    total?: number;
  }) =>
    [
      `${formatCount(trail.position + 1)} of ${formatCount(Math.max(trail.total ?? 0, trail.numbers.length))}`,
      ...(trail.row === null ? [] : [`Row ${trail.place ?? formatCount(trail.row + 1)}`]),
      trail.label,
    ].join(' · '),
  previous: 'Previous row',
  next: 'Next row',
  endTrail: 'Leave these rows',
  goTo: 'Go to row',
  failing: (name: string) => `Failing in ${name}`,
  emptyCell: 'empty',
  becomes: 'becomes',
  constant: 'same in every row',
  trouble: 'These rows could not be read.',
} as const;

export const rejectWords = {
  REQUIRED_MISSING: 'Required value is missing',
  NOT_A_NUMBER: 'Not a number',
  NOT_AN_INTEGER: 'Not a whole number',
  NOT_A_DATE: 'Not a date',
  AMBIGUOUS_DATE: 'Day and month cannot be told apart',
  NOT_A_BOOLEAN: 'Not yes or no',
  NOT_IN_LIST: 'Not in the list of values',
  TOO_LONG: 'Too long',
  NOT_AN_EMAIL: 'Not an e-mail address',
  NOT_A_PHONE: 'Not a phone number',
  NO_MATCH: 'The pattern finds nothing',
  NOT_A_NAME: 'Not a person’s name',
  NO_CURRENCY: 'Currency cannot be told',
  NOT_A_TIME: 'Not a time of day',
  WRONG_UNIT: 'Another kind of unit',
  NOT_A_COUNTRY: 'Not a country',
  NO_REGION: 'The country of the number is not known',
  SEVERAL_VALUES: 'Several values in one cell',
  TWO_CURRENCIES: 'Two currencies are named',
  NOT_A_URL: 'Not a web address',
  RULE_BROKEN: 'Against a rule of the pack',
  DUPLICATE_ROW: 'Stands more than once',
  RAGGED_ROW: 'Row has more or fewer cells than the header',
  UNREADABLE_ROW: 'A quote is opened and never closed, so the row has no clear cells',
} as Readonly<Record<string, string>>;

export const checkWords = {
  start: 'Check the whole file',
  again: 'Check again',
  explain: 'Applies the mapping to every row and writes nothing.',
  stale: 'The mapping has changed since this check.',
  fail: (count: number) => `${formatCount(count)} fail`,
  toRejects: 'Rows that fail go to the rejects file.',
  allPass: (count: number) => `All ${rows(count)} pass.`,
  reason: 'Reason',
  field: 'Target field',
  count: 'Rows',
  examples: 'Examples',
  show: 'Show rows',
  notYet: 'Not checked yet',
} as const;
