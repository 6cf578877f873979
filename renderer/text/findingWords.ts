import type {
  FailureCount,
  FieldChanges,
  LikelyCount,
  RuleCount,
  RunCounts,
} from '../../core/contract/views.ts';
import { rows } from './counts.ts';
import { formatConfidence, formatCount, formatCounted } from './format.ts';

/** What is wrong with a row, as short as it goes: "180 too long". The same words for one and for many. */
const shortReasons: Readonly<Record<FailureCount['code'], string>> = {
  REQUIRED_MISSING: 'required but empty',
  NOT_A_NUMBER: 'bad number',
  NOT_AN_INTEGER: 'not whole',
  NOT_A_DATE: 'bad date',
  AMBIGUOUS_DATE: 'ambiguous date',
  NOT_A_BOOLEAN: 'neither yes nor no',
  NOT_IN_LIST: 'not in the list',
  TOO_LONG: 'too long',
  NOT_AN_EMAIL: 'bad e-mail',
  NOT_A_PHONE: 'bad phone',
  NOT_A_URL: 'bad web address',
  NO_MATCH: 'outside the pattern',
  NOT_A_NAME: 'bad name',
  NO_CURRENCY: 'no currency',
  NOT_A_TIME: 'bad time',
  WRONG_UNIT: 'wrong unit',
  NOT_A_COUNTRY: 'not a country',
  NO_REGION: 'phone number without a country',
  SEVERAL_VALUES: 'several values in one cell',
  TWO_CURRENCIES: 'two currencies',
  RULE_BROKEN: 'against a rule',
  DUPLICATE_ROW: 'duplicate',
  RAGGED_ROW: 'too many cells',
  UNREADABLE_ROW: 'unreadable',
};

/** Reasons named in one line; the others are counted. */
const namedReasons = 4;

/**
 * What became of all rows where some fail, in parts that can be set in colour: "1,204,331 rows: ", "1,204,119 pass",
 * "212 fail", "180 too long, 32 bad date".
 */
export function outcomeParts({
  rowsIn,
  rowsOut,
  rowsRejected,
  failures,
}: Pick<RunCounts, 'rowsIn' | 'rowsOut' | 'rowsRejected' | 'failures'>): {
  readonly all: string;
  readonly pass: string;
  readonly fail: string;
  /** Empty where nobody wrote down why. */
  readonly reasons: string;
} {
  return {
    all: `${rows(rowsIn)}: `,
    pass: `${formatCount(rowsOut)} pass`,
    fail: `${formatCount(rowsRejected)} fail`,
    reasons: reasonLine(failures, rowsRejected),
  };
}

/** "180 too long, 32 bad date"; a row that fails for several reasons is counted with each. */
function reasonLine(failures: readonly FailureCount[], rejected: number): string {
  const byReason = new Map<string, number>();
  let all = 0;
  for (const { code, count } of failures) {
    all += count;
    byReason.set(shortReasons[code], (byReason.get(shortReasons[code]) ?? 0) + count);
  }
  const sorted = [...byReason].toSorted((a, b) => b[1] - a[1]);
  const named = sorted.slice(0, namedReasons).map(([reason, count]) => `${formatCount(count)} ${reason}`);
  const more = sorted.slice(namedReasons).reduce((sum, [, count]) => sum + count, 0);
  return [
    [...named, ...(more === 0 ? [] : [`${formatCount(more)} for other reasons`])].join(', '),
    ...(all > rejected ? ['some rows for several reasons'] : []),
  ].join('; ');
}

/** Steps by what they did to a value, as a person would name it. */
const stepNames: Readonly<Record<FieldChanges['steps'][number]['kind'], string>> = {
  fieldType: 'put in its field’s form',
  concatenate: 'columns joined',
  trim: 'spaces trimmed',
  upperCase: 'upper case',
  lowerCase: 'lower case',
  parseNumber: 'read as number',
  parseDate: 'read as date',
  parseBoolean: 'read as yes or no',
  mapValues: 'value replaced',
  split: 'part taken',
  titleCase: 'capitals for names',
  extract: 'part by pattern',
  replaceText: 'text replaced',
  namePart: 'part of a name',
  convertUnit: 'unit converted',
  negate: 'sign turned round',
  currencyPart: 'amount or currency taken',
  padLeft: 'filled up',
  datePart: 'part of a date',
  dateOf: 'day taken',
  timeOf: 'time taken',
  joinDateTime: 'day and time joined',
  template: 'columns joined',
  constant: 'set to a value',
  defaultValue: 'empty cells filled',
  coalesce: 'first filled column taken',
  collapseSpaces: 'spaces collapsed',
  phone: 'phone number standardised',
  email: 'e-mail standardised',
  personName: 'name standardised',
  country: 'country standardised',
  money: 'amount standardised',
};

/** Words about what was found in rows and made of them, by a check of the whole file and by a run. */
export const findingWords = {
  failing: 'Rows that fail',
  rejecting: 'Rules that reject a row',
  flagging: 'Rules that only flag',
  flaggingHelp: 'These rows go out all the same.',
  changing: { check: 'Values that would change', run: 'Values that were changed' },
  changingHelp: 'The text in the source stays beside every value.',
  doubling: 'Rows that stand more than once',
  none: 'Nothing was found.',
  list: (title: string, count: number) => `${title} (${formatCount(count)})`,
  severities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  broken: ({ broken, checked }: Pick<RuleCount, 'broken' | 'checked'>) =>
    `${formatCount(broken)} of ${rows(checked)}`,
  oneIn: (count: number) => `counted over one key in ${formatCount(count)}`,
  kept: (count: number) => formatCounted(count, 'rule holds', 'rules hold'),
  showKept: 'Show them',
  hideKept: 'Hide them',
  holds: ({ checked }: Pick<RuleCount, 'checked'>) =>
    checked === 0 ? 'no row has the values it needs' : `holds in ${rows(checked)}`,
  changed: (count: number) => formatCounted(count, 'row', 'rows'),
  steps: (steps: FieldChanges['steps']) =>
    steps.length === 1
      ? steps.map(({ kind }) => stepNames[kind]).join('')
      : steps.map(({ kind, count }) => `${formatCount(count)} ${stepNames[kind]}`).join(', '),
  becomes: 'becomes',
  emptied: 'empty',
  duplicates: (groups: number, extra: number) =>
    `${formatCounted(groups, 'key stands', 'keys stand')} more than once, ${rows(extra)} beyond the first of each`,
  noDuplicates: 'No key stands more than once.',
  likely: ({ groups, rows: count }: Pick<LikelyCount, 'groups' | 'rows'>) =>
    `${formatCounted(groups, 'group', 'groups')} of ${rows(count)} that are likely the same. None was rejected for it.`,
  likelyRows: (count: number) => `Likely the same: ${rows(count)}`,
  noLikely: 'No rows are likely the same.',
  comparedBy: (fields: readonly string[]) => `Compared by: ${fields.join(', ')}`,
  score: (share: number) => `${formatConfidence(share)} alike`,
  key: (fields: readonly string[]) => `Key: ${fields.join(' + ')}`,
  group: (value: string, count: number) => `${value}: ${rows(count)}`,
  groupRows: (numbers: readonly number[]) => `Rows ${numbers.map((row) => formatCount(row + 1)).join(' · ')}`,
  more: (count: number) => `${formatCount(count)} more`,
  fewer: 'Fewer',
  show: 'Show rows',
  showOf: (what: string) => `Show rows: ${what}`,
  showColumn: 'Show column',
  showColumnOf: (field: string) => `Show column of ${field}`,
  fileGone: 'The file is no longer in the Inbox, so its rows cannot be shown.',
  fileOther: 'The file was read otherwise since this run, so these are not its rows.',
  rowsOf: (what: string, count: number) => `${what} · ${rows(count)} named`,
} as const;
