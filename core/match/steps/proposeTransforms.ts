import type { Expectation } from '../../model/expectation.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import { amountAndCurrency } from '../../values/numbers/amountCurrency.ts';
import { decimalMarkOf, likelyDecimalMark } from '../../values/numbers/decimalMark.ts';
import { detectDateFormats } from '../../values/dates/detectDateFormats.ts';
import { magnitudeOf } from '../../values/numbers/magnitude.ts';
import { parseBoolean } from '../../values/cells/parseBoolean.ts';
import { plainFigures } from '../../values/numbers/plainFigures.ts';
import { readNumber } from '../../values/numbers/readNumber.ts';
import { knownValues } from '../lists/knownValues.ts';
import { allowedValues } from '../lists/matchValues.ts';
import { currencyBeside } from './besideColumns.ts';
import { textSteps } from './proposeTextSteps.ts';
import { unitStep } from './proposeUnits.ts';
import { emailStep, phoneStep } from './standardSteps.ts';
import { mapStep, valueMatches } from '../lists/valueMatches.ts';

/** What is known around a column and its field. */
export interface StepContext {
  /** Of the pack; a range that begins at nought turns the sign of a column with negative values only. */
  readonly expectations?: readonly Expectation[] | undefined;
  /** All columns of the table; a phone number's country or an amount's currency may stand in another one. */
  readonly columns?: readonly ColumnProfile[] | undefined;
}

/**
 * What has to happen to a column's cells so that they become values of the field, in order. Nothing is proposed that loses
 * part of a value.
 */
export function proposeTransforms(
  profile: ColumnProfile,
  field: Field,
  { expectations = [], columns = [] }: StepContext = {},
): readonly Transform[] {
  switch (field.type) {
    case 'date':
    case 'datetime':
      return [{ kind: 'trim' }, { kind: 'parseDate', formats: dateFormats(profile) }];
    case 'integer':
    case 'number':
      return [{ kind: 'trim' }, ...numberSteps(profile, field, { expectations, columns })];
    case 'boolean':
      return [{ kind: 'trim' }, ...truthSteps(profile, field), { kind: 'parseBoolean' }];
    case 'enum':
      return [{ kind: 'trim' }, ...mapStep(valueMatches(profile, field), field.enum)];
    case 'email':
      return [emailStep(profile)];
    case 'phone':
      return [phoneStep(profile, field, columns)];
    case 'string':
    case 'tag':
      return [{ kind: 'trim' }, ...textSteps(profile, field, expectations)];
    case 'text':
    case 'url':
      return [{ kind: 'trim' }];
  }
}

/** Formats of the column's dates, for reading; those that exports mostly have where the column has no dates. */
export function dateFormats(profile: ColumnProfile): readonly string[] {
  if ((profile.type === 'date' || profile.type === 'datetime') && profile.format !== null) {
    return profile.format.split(' | ').slice(0, mostFormats);
  }
  const found = formatsAmong(knownValues(profile));
  if (found.length > 0) return found;
  return profile.type === 'datetime' ? ['YYYY-MM-DD HH:mm:ss'] : ['YYYY-MM-DD'];
}

/**
 * Formats of the dates among other texts, most frequent first. Where day and month of some cannot be told apart, the others decide;
 * where none does, both orders are given, under which such a date is read as none.
 */
function formatsAmong(values: readonly string[]): readonly string[] {
  const sure = new Map<string, number>();
  const open = new Map<string, number>();
  for (const value of values) {
    const formats = detectDateFormats(plainFigures(value.trim()));
    const counts = formats.length === 1 ? sure : open;
    for (const format of formats) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const decided = new Set([...sure.keys()].map((format) => shapeOf(format)));
  const others = [...open].filter(([format]) => !decided.has(shapeOf(format)));
  return [...sure, ...others]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostFormats)
    .map(([format]) => format);
}

/** A format without the order of its parts. */
function shapeOf(format: string): string {
  return format.replace(/[DM]/g, 'X');
}

/** As many as the contract takes. */
const mostFormats = 12;

function numberSteps(
  profile: ColumnProfile,
  field: Field,
  { expectations, columns }: Required<StepContext>,
): readonly Transform[] {
  const unit = unitStep(profile, field);
  const steps: Transform[] = [];
  if (unit !== undefined) steps.push(unit);
  else {
    const decimalMark =
      profile.format === null
        ? likelyDecimalMark(knownValues(profile), field.type === 'integer')
        : decimalMarkOf(profile.format);
    if (hasCurrencyWords(profile)) {
      const currencyColumn = currencyBeside(profile, columns ?? []);
      steps.push({ kind: 'money', part: 'amount', decimalMark, currency: null, currencyColumn });
    } else if (profile.format === null && profile.type === 'text')
      steps.push({ kind: 'parseNumber', decimalMark, strict: true });
    else steps.push({ kind: 'parseNumber', decimalMark });
  }
  if (isAllNegative(profile) && isNeverNegative(field, expectations ?? [])) steps.push({ kind: 'negate' });
  return steps;
}

/** Amounts with a currency that is no sign or code a number may have beside it, or with sizes: `1,200 dollars`, `$1.5M` beside `750k`. */
function hasCurrencyWords(profile: ColumnProfile): boolean {
  if (profile.type === 'integer' || profile.type === 'number') return false;
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  let hasCurrency = false;
  const freed = values.filter((value) => {
    const { amount, currency } = amountAndCurrency(value);
    hasCurrency ||= currency !== '';
    if (readNumber(value) !== undefined) return false;
    const figure = magnitudeOf(value, true)?.figure;
    return figure === undefined
      ? currency !== '' && readNumber(amount) !== undefined
      : readNumber(figure) !== undefined;
  });
  return hasCurrency && freed.length > 0 && freed.length * 2 >= values.length;
}

function isAllNegative({ type, min, max }: ColumnProfile): boolean {
  return (type === 'integer' || type === 'number') && Number(min) < 0 && max !== null && Number(max) <= 0;
}

function isNeverNegative(field: Field, expectations: readonly Expectation[]): boolean {
  return expectations.some(
    ({ rule }) => rule.kind === 'range' && rule.field === field.name && rule.min !== null && rule.min >= 0,
  );
}

/**
 * Answers that are yes or no in more words than the step for them reads: `Yes - litigated`, `not applicable` stays. Words of the
 * field go first: to one that asks for a ban, `Allow` is a no.
 */
function truthSteps(profile: ColumnProfile, { aliases = [] }: Field): readonly Transform[] {
  const answers = allowedValues(['Yes', 'No']);
  const own = new Map(
    aliases.flatMap(({ value, spellings }) => spellings.map((one) => [one, value] as const)),
  );
  const entries = knownValues(profile).flatMap((value) => {
    const from = value.trim();
    const to = own.get(from.normalize('NFC').toLowerCase());
    if (to !== undefined) return [{ from, to }];
    if (from === '' || parseBoolean(from) !== undefined) return [];
    const { index } = answers.reading(from);
    return index < 0 ? [] : [{ from, to: index === 0 ? 'true' : 'false' }];
  });
  return entries.length === 0 ? [] : [{ kind: 'mapValues', entries, otherwise: 'keep' }];
}
