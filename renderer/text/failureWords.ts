import type { FailureCount } from '../../core/contract/views.ts';
import { formatCount, formatCounted } from './format.ts';

/** What is wrong with rows, behind their number; `F` stands for the field. One verb for one row, one for several. */
const sentences: Readonly<Record<FailureCount['code'], readonly [one: string, many: string]>> = {
  REQUIRED_MISSING: ['has no value for F, which is required', 'have no value for F, which is required'],
  NOT_A_NUMBER: ['has no number for F', 'have no number for F'],
  NOT_AN_INTEGER: ['has no whole number for F', 'have no whole number for F'],
  NOT_A_DATE: ['has no date for F', 'have no date for F'],
  AMBIGUOUS_DATE: [
    'has a date for F whose day and month cannot be told apart',
    'have dates for F whose day and month cannot be told apart',
  ],
  NOT_A_BOOLEAN: ['has neither yes nor no for F', 'have neither yes nor no for F'],
  NOT_IN_LIST: [
    'has a value that the list of F does not hold',
    'have values that the list of F does not hold',
  ],
  TOO_LONG: ['is too long for F', 'are too long for F'],
  NOT_AN_EMAIL: ['has no e-mail address for F', 'have no e-mail address for F'],
  NOT_A_PHONE: ['has no phone number for F', 'have no phone number for F'],
  NOT_A_URL: ['has no web address for F', 'have no web address for F'],
  NO_MATCH: ['does not fit the pattern for F', 'do not fit the pattern for F'],
  NOT_A_NAME: ['has no person’s name for F', 'have no person’s name for F'],
  NO_CURRENCY: ['has no currency that can be told for F', 'have no currency that can be told for F'],
  NOT_A_TIME: ['has no time of day for F', 'have no time of day for F'],
  WRONG_UNIT: ['has another kind of unit than F', 'have another kind of unit than F'],
  NOT_A_COUNTRY: ['has no country for F', 'have no country for F'],
  NO_REGION: [
    'has a number for F whose country is not known',
    'have numbers for F whose country is not known',
  ],
  SEVERAL_VALUES: ['has several values for F in one cell', 'have several values for F in one cell'],
  TWO_CURRENCIES: ['names two currencies for F', 'name two currencies for F'],
  RULE_BROKEN: ['breaks a rule of F', 'break a rule of F'],
  DUPLICATE_ROW: ['stands more than once', 'stand more than once'],
  RAGGED_ROW: ['has more cells than the header', 'have more cells than the header'],
  UNREADABLE_ROW: [
    'cannot be read: a quote is opened and never closed',
    'cannot be read: a quote is opened and never closed',
  ],
};

/** "212 rows are too long for name (120)" in three parts, so that the field can be set in its own type. */
export function failureSentence(
  { code, count, field }: Pick<FailureCount, 'code' | 'count' | 'field'>,
  maxLength: number | null,
): { readonly before: string; readonly field: string; readonly after: string } {
  const [one, many] = sentences[code];
  const words = `${formatCounted(count, 'row', 'rows')} ${count === 1 ? one : many}`;
  const at = words.lastIndexOf('F');
  const limit = code === 'TOO_LONG' && maxLength !== null ? ` (${formatCount(maxLength)})` : '';
  if (at < 0 || field === '') return { before: words, field: '', after: '' };
  return { before: words.slice(0, at), field, after: `${words.slice(at + 1)}${limit}` };
}

/** Words about the check of the whole file, beside those of `checkWords`. */
export const failureWords = {
  reasons: 'Why rows fail',
  running: (rowsPerSecond: number) => `${formatCount(rowsPerSecond)} rows/s`,
  before: 'Figures of the check before',
  notKept: 'They stand in the rejects file of a run.',
  show: 'Show rows',
  showLabel: (sentence: string) => `Show rows: ${sentence}`,
  tooLong: (length: number, most: number) => `Too long (${formatCount(length)} > ${formatCount(most)})`,
  failing: (count: number) =>
    `${formatCounted(count, 'value of this column fails', 'values of this column fail')} in the whole file`,
  alone: 'Only these rows',
  notes: {
    none: 'The whole file has not been checked with this mapping.',
    running: 'The whole file is being checked.',
    stale: 'Counted before your last change.',
    whole: (count: number) => `${formatCounted(count, 'row fails', 'rows fail')} for no single column.`,
    conflicts: 'Several columns feed the same field, which can take one value. Join them, or keep one.',
  },
} as const;
