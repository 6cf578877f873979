import type { RowProblem } from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { RejectCode } from '../model/transform.ts';

interface ReasonWords {
  /** What is wrong, as a short sentence about one value. */
  readonly reason: string;
  readonly remedy: string;
}

const words: Readonly<Record<RejectCode, ReasonWords>> = {
  REQUIRED_MISSING: {
    reason: 'No value, and one is required',
    remedy: 'Ask the sender for the value, or let a default fill it in the mapping.',
  },
  NOT_A_NUMBER: {
    reason: 'Not a number',
    remedy: 'Correct the value in the source, or name its decimal mark or unit in the mapping.',
  },
  NOT_AN_INTEGER: {
    reason: 'Not a whole number',
    remedy: 'Correct the value in the source, or map the column to a field with decimals.',
  },
  NOT_A_DATE: {
    reason: 'Not a date in the format that the mapping names',
    remedy: 'Correct the date in the source, or add its format to the mapping.',
  },
  AMBIGUOUS_DATE: {
    reason: 'Day and month cannot be told apart',
    remedy: 'Say in the mapping whether the day or the month stands first.',
  },
  NOT_A_BOOLEAN: {
    reason: 'Neither yes nor no',
    remedy: 'Say in the mapping which word means yes and which means no.',
  },
  NOT_IN_LIST: {
    reason: 'Not one of the allowed values',
    remedy: 'Translate the value in the mapping, or add it to the list of the field.',
  },
  TOO_LONG: {
    reason: 'Too long',
    remedy: 'Shorten the value in the source, or allow longer ones in the target schema.',
  },
  NOT_AN_EMAIL: { reason: 'Not an e-mail address', remedy: 'Correct the address in the source.' },
  NOT_A_PHONE: {
    reason: 'Not a phone number that can be dialled',
    remedy: 'Correct the number in the source, or name the country it belongs to in the mapping.',
  },
  NOT_A_URL: { reason: 'Not a web address', remedy: 'Correct the address in the source.' },
  NO_MATCH: {
    reason: 'Does not fit the pattern',
    remedy: 'Correct the value in the source, or widen the pattern in the mapping.',
  },
  NOT_A_NAME: { reason: 'Not a person’s name', remedy: 'Correct the name in the source.' },
  NO_CURRENCY: {
    reason: 'The currency cannot be told',
    remedy: 'Add the currency in the source, or name it in the mapping.',
  },
  NOT_A_TIME: { reason: 'Not a time of day', remedy: 'Correct the time in the source.' },
  WRONG_UNIT: {
    reason: 'Another kind of unit than the field has',
    remedy: 'Correct the unit in the source, or map the column to another field.',
  },
  NOT_A_COUNTRY: {
    reason: 'Not a country',
    remedy: 'Correct the country in the source, or replace the value in the mapping.',
  },
  NO_REGION: {
    reason: 'A phone number whose country is not known',
    remedy: 'Set the country of such numbers in the mapping, or the column that names it.',
  },
  SEVERAL_VALUES: {
    reason: 'Several values in one cell',
    remedy: 'Keep one of them in the source, or let the mapping take the first.',
  },
  TWO_CURRENCIES: {
    reason: 'The amount and its currency column name two currencies',
    remedy: 'Ask the sender which of the two it is.',
  },
  RULE_BROKEN: {
    reason: 'Breaks a rule of the target schema',
    remedy: 'Compare the values with the rule on the sheet Quality, and correct them in the source.',
  },
  DUPLICATE_ROW: {
    reason: 'Stands more than once',
    remedy: 'Compare the row with the others of its key, and keep one in the source.',
  },
  RAGGED_ROW: {
    reason: 'More cells than the header has',
    remedy: 'Look for a delimiter within a value that is not in quotes.',
  },
  UNREADABLE_ROW: {
    reason: 'Cannot be read: a quote is opened and never closed',
    remedy: 'Close or remove the quote in the source.',
  },
};

/**
 * What is wrong with a value, in words: with the limit that it passes or the rule that it breaks.
 *
 * @param broken What the rule asks for, where that is known; else the schema is asked by the rule's place.
 */
export function reasonWords(
  schema: TargetSchema,
  { code, field, rule }: Omit<RowProblem, 'raw'>,
  broken = rule === undefined ? '' : (schema.expectations?.[rule]?.message ?? ''),
): string {
  if (code === 'RULE_BROKEN' && broken !== '') return `Breaks a rule: ${broken}`;
  const { reason } = words[code];
  if (code !== 'TOO_LONG') return reason;
  const limit = schema.fields.find((one) => one.name === field)?.maxLength ?? null;
  return limit === null ? reason : `${reason}: at most ${limit} characters`;
}

/** What to do about it. */
export function reasonRemedy(code: RejectCode): string {
  return words[code].remedy;
}

/** Whether a text is one of the codes, as a rejects file holds them. */
export function isRejectCode(text: string): text is RejectCode {
  return Object.hasOwn(words, text);
}
