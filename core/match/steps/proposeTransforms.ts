import type { Expectation } from '../../model/expectation.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import { amountAndCurrency } from '../../values/amountCurrency.ts';
import { decimalMarkOf } from '../../values/decimalMark.ts';
import { parseBoolean } from '../../values/parseBoolean.ts';
import { readNumber } from '../../values/readNumber.ts';
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
      return [{ kind: 'trim' }, ...truthSteps(profile), { kind: 'parseBoolean' }];
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
  return profile.type === 'datetime' ? ['YYYY-MM-DD HH:mm:ss'] : ['YYYY-MM-DD'];
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
    const decimalMark = decimalMarkOf(profile.format);
    if (hasCurrencyWords(profile)) {
      const currencyColumn = currencyBeside(profile, columns ?? []);
      steps.push({ kind: 'money', part: 'amount', decimalMark, currency: null, currencyColumn });
    } else steps.push({ kind: 'parseNumber', decimalMark });
  }
  if (isAllNegative(profile) && isNeverNegative(field, expectations ?? [])) steps.push({ kind: 'negate' });
  return steps;
}

/** Amounts with a currency that is no sign or code a number may have beside it: `1,200 dollars`. */
function hasCurrencyWords(profile: ColumnProfile): boolean {
  if (profile.type === 'integer' || profile.type === 'number') return false;
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  const freed = values.filter((value) => {
    const { amount, currency } = amountAndCurrency(value);
    return currency !== '' && readNumber(value) === undefined && readNumber(amount) !== undefined;
  });
  return freed.length > 0 && freed.length * 2 >= values.length;
}

function isAllNegative({ type, min, max }: ColumnProfile): boolean {
  return (type === 'integer' || type === 'number') && Number(min) < 0 && max !== null && Number(max) <= 0;
}

function isNeverNegative(field: Field, expectations: readonly Expectation[]): boolean {
  return expectations.some(
    ({ rule }) => rule.kind === 'range' && rule.field === field.name && rule.min !== null && rule.min >= 0,
  );
}

/** Answers that are yes or no in more words than the step for them reads: `Yes - litigated`, `not applicable` stays. */
function truthSteps(profile: ColumnProfile): readonly Transform[] {
  const answers = allowedValues(['Yes', 'No']);
  const entries = knownValues(profile).flatMap((value) => {
    const from = value.trim();
    if (from === '' || parseBoolean(from) !== undefined) return [];
    const { index } = answers.reading(from);
    return index < 0 ? [] : [{ from, to: index === 0 ? 'true' : 'false' }];
  });
  return entries.length === 0 ? [] : [{ kind: 'mapValues', entries, otherwise: 'keep' }];
}
