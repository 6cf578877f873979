import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { CountryForm, Transform } from '../../model/transform.ts';
import { isCountry } from '../../values/contact/country.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';
import { personCase } from '../../values/contact/personCase.ts';
import { readPersonName } from '../../values/contact/personName.ts';
import { countedValues, type KnownValue, knownValues } from '../lists/knownValues.ts';
import { holdsSeveral } from '../values/holdsAddresses.ts';
import { countryBeside, namesCountry } from './besideColumns.ts';
import { fieldRole } from './deriveRoles.ts';
import { nameForms } from './nameForms.ts';

/**
 * E-mail addresses alone and in small letters, so that the same address is the same text wherever it comes from. Where
 * cells hold several, the first is the person's; the others are for a field of their own (`otherAddresses`).
 */
export function emailStep(profile: ColumnProfile): Transform {
  return { kind: 'email', local: 'lower', several: holdsSeveral(profile) ? 'first' : 'reject' };
}

/**
 * Phone numbers as one dials them from anywhere, with the country of the column beside. What lacks a country stays as it is:
 * a row that could go out before is not to be refused for it. A field that keeps what has another form takes all of several.
 */
export function phoneStep(
  profile: ColumnProfile,
  { unfit }: Pick<Field, 'unfit'>,
  columns: readonly ColumnProfile[],
): Transform {
  const regionColumn = countryBeside(profile, columns);
  const several = unfit === 'keep' ? 'all' : 'reject';
  return { kind: 'phone', region: null, regionColumn, several, otherwise: 'keep' };
}

/** From this share of the known values on a column is one of countries, or of whole names. */
const most = 0.5;

/** Countries as ISO codes or as names, as the field's examples have them. A column of states is none of countries. */
export function countryStep(profile: ColumnProfile, field: Field): Transform | undefined {
  if (!nameTokens(field.name).includes('country') || profile.semanticType === 'us-state') return undefined;
  // What a header calls countries may be written in any language; the step keeps what is none.
  if (profile.semanticType !== 'country' && !namesCountry(profile) && !holdsCountries(profile))
    return undefined;
  return { kind: 'country', form: countryForm(field), otherwise: 'keep' };
}

function holdsCountries(profile: ColumnProfile): boolean {
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  const known = values.filter((value) => isCountry(value.trim()) || isCountry(value.trim().toUpperCase()));
  return values.length > 0 && known.length >= values.length * most;
}

function countryForm({ maxLength, examples = [] }: Field): CountryForm {
  if (maxLength === 2 || maxLength === 3) return maxLength === 2 ? 'alpha2' : 'alpha3';
  const count = (length: number): number =>
    examples.filter((one) => one.length === length && one === one.toUpperCase()).length;
  if (count(3) * 2 > examples.length) return 'alpha3';
  return examples.length === 0 || count(2) * 2 >= examples.length ? 'alpha2' : 'name';
}

/** Names of these are of people, whoever wrote the schema. */
const people = new Set('contact patient person lead member employee subscriber customer staff'.split(' '));

/** The case of names, where some of the known ones are all in capitals or all in small letters. */
export function personStep(profile: ColumnProfile, field: Field): Transform | undefined {
  const whole = fieldRole(field, 'fullName');
  const isPart = ['firstName', 'lastName', 'middleName'] as const;
  const isPerson =
    isPart.some((role) => fieldRole(field, role) !== undefined) ||
    (whole !== undefined && whole.subject.every((word) => people.has(word)));
  if (!isPerson || profile.type !== 'text') return undefined;
  const values = countedValues(profile).filter(({ value }) => /\p{L}{2}/u.test(value));
  const spellings = [...values.map(({ value }) => value), ...rareSpellings(profile)];
  const order = whole !== undefined && holdsLastFirst(values) ? 'firstLast' : 'keep';
  if (order === 'keep' && spellings.every((value) => personCase(value) === value.trim())) return undefined;
  if (whole !== undefined && nameForms(values).share < most) return undefined;
  return { kind: 'personName', order };
}

/** Whether some whole names stand with the last name first, and say so by a comma or by capitals. */
function holdsLastFirst(values: readonly KnownValue[]): boolean {
  return values.some(({ value }) => {
    const form = readPersonName(value)?.form;
    return form === 'comma' || form === 'capitals';
  });
}

/**
 * What else is known of a column with too many names to know each: its frequent patterns (`aaaaaa`), and the last name by the
 * alphabet, behind which those in small letters stand.
 */
function rareSpellings({ patterns, max }: ColumnProfile): readonly string[] {
  const rare = patterns.map(({ value }) => value);
  return typeof max === 'string' ? [...rare, max] : rare;
}
