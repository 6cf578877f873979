import type { Expectation } from '../../model/expectation.ts';
import { derivingOptions } from '../../model/options/derivingOptions.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';
import { addressForms } from './addressForms.ts';
import { codeAndWords, fitOf } from '../lists/codeAndWords.ts';
import { fieldRole, rolesOf } from './deriveRoles.ts';
import { countedValues, knownValues } from '../lists/knownValues.ts';
import { nameForms, nameRoles } from './nameForms.ts';
import { countryStep, personStep } from './standardSteps.ts';

/** Steps that give texts the form the field's format, examples and rules want: case, lost zeros, a code beside its words. */
export function textSteps(
  profile: ColumnProfile,
  field: Field,
  expectations: readonly Expectation[],
): readonly Transform[] {
  const country = countryStep(profile, field);
  if (country !== undefined) return [country];
  const part = codeStep(profile, field) ?? nameStep(profile, field) ?? addressStep(profile, field);
  const person = personStep(profile, field);
  if (part !== undefined) return person === undefined ? [part] : [part, person];
  if (person !== undefined) return [person];
  const zeros = zeroStep(profile, field, expectations);
  if (zeros !== undefined) return [zeros];
  const cased = caseStep(profile, field);
  return cased === undefined ? [] : [cased];
}

/** `11 - Office` for a field of codes: the words would be no code. */
function codeStep(profile: ColumnProfile, field: Field): Transform | undefined {
  if (!nameTokens(field.name).includes('code')) return undefined;
  const { share } = codeAndWords.fit(countedValues(profile));
  return share >= derivingOptions.share
    ? { kind: 'extract', pattern: codeAndWords.code, otherwise: 'reject' }
    : undefined;
}

/** Whole names for a field of first or last names: the other part has no place in it. */
function nameStep(profile: ColumnProfile, field: Field): Transform | undefined {
  const found = nameRoles.find(([role]) => fieldRole(field, role) !== undefined);
  if (found === undefined || fieldRole(field, 'fullName') !== undefined) return undefined;
  const roles = rolesOf(profile.name).map((one) => one.role);
  // `Juan Carlos` is a first name of two words where the header says so.
  if (roles.some((role) => role === 'firstName' || role === 'lastName' || role === 'middleName'))
    return undefined;
  const { share, distinct, telling } = nameForms(countedValues(profile));
  if (share < derivingOptions.share || distinct < derivingOptions.leastValues) return undefined;
  return telling || roles.includes('fullName') ? { kind: 'namePart', part: found[1] } : undefined;
}

/** `Springfield, IL 62704` for a field of cities. */
function addressStep(profile: ColumnProfile, field: Field): Transform | undefined {
  const values = countedValues(profile);
  for (const form of addressForms) {
    const pattern = form.parts.find(([role]) => fieldRole(field, role) !== undefined)?.[1];
    if (pattern === undefined) continue;
    const { share, distinct } = fitOf(values, form.fits);
    if (share < derivingOptions.share || distinct < derivingOptions.leastValues) continue;
    return { kind: 'extract', pattern, otherwise: 'missing' };
  }
  return undefined;
}

/** Lengths that codes always have, by words of the field's name: US ZIP, NDC in its form of eleven, EIN, ABA routing number. */
const fixedLengths: readonly (readonly [RegExp, number])[] = [
  [/\bzip\b/, 5],
  [/\bndc\b/, 11],
  [/\b(?:ein|fein)\b/, 9],
  [/\brouting\b/, 9],
];

/** Digits that a spreadsheet took the leading zeros of: all shorter or as long as they should be, most of full length. */
function zeroStep(
  profile: ColumnProfile,
  field: Field,
  expectations: readonly Expectation[],
): Transform | undefined {
  const length = wantedLength(field, expectations);
  if (length === undefined || profile.leadingZeros > 0) return undefined;
  if (profile.maxLength !== length || profile.minLength >= length) return undefined;
  const total = profile.patterns.reduce((sum, one) => sum + one.count, 0);
  const digits = profile.patterns.filter((one) => /^9+$/.test(one.value));
  const full = digits.find((one) => one.value.length === length)?.count ?? 0;
  const isDigits = total > 0 && digits.reduce((sum, one) => sum + one.count, 0) === total;
  return isDigits && full >= total * derivingOptions.fullLength
    ? { kind: 'padLeft', length, fill: '0' }
    : undefined;
}

/** Of a revenue code (NUBC). */
const revenueDigits = 4;

function wantedLength(field: Field, expectations: readonly Expectation[]): number | undefined {
  for (const { rule } of expectations) {
    if (rule.kind === 'format' && rule.of === 'revenueCode' && rule.field === field.name)
      return revenueDigits;
    if (rule.kind !== 'pattern' || rule.field !== field.name) continue;
    const digits = /^(?:\\d|\[0-9\])\{(\d+)\}(?:\(.*\)\?)?$/.exec(rule.pattern);
    if (digits !== null) return Number(digits[1]);
  }
  const name = nameTokens(`${field.name} ${field.label}`).join(' ');
  return fixedLengths.find(([word]) => word.test(name))?.[1];
}

type Case = 'upper' | 'lower' | 'title' | 'mixed' | 'none';

function caseStep(profile: ColumnProfile, field: Field): Transform | undefined {
  const values = knownValues(profile);
  const wanted = wantedCase(field);
  const present = caseOf(values);
  if (wanted === undefined || present === 'none' || present === wanted) return undefined;
  if (wanted === 'upper') return { kind: 'upperCase' };
  if (wanted === 'lower') return { kind: 'lowerCase' };
  // Mixed cases may be as somebody wants them; only shouting is mended.
  return present === 'upper' && values.some((value) => /\p{Lu}{4}/u.test(value))
    ? { kind: 'titleCase' }
    : undefined;
}

/** Codes of letters in the examples are two or three long: states, countries, currencies. */
const letterCode = /^\p{Lu}{2,3}$/u;

function wantedCase(field: Field): Case | undefined {
  if (field.format === 'upper' || field.format === 'lower' || field.format === 'title') return field.format;
  const examples = field.examples ?? [];
  if (examples.length < 2) return undefined;
  if (examples.every((one) => letterCode.test(one))) return 'upper';
  return examples.every((one) => !/\d/.test(one)) && caseOf(examples) === 'title' ? 'title' : undefined;
}

function caseOf(values: readonly string[]): Case {
  let found: Case = 'none';
  for (const value of values) {
    if (!/\p{L}/u.test(value)) continue;
    const one: Case =
      value === value.toUpperCase()
        ? 'upper'
        : value === value.toLowerCase()
          ? 'lower'
          : /^(?:\P{L}*\p{Lu}[\p{Ll}\p{M}'’]+)+\P{L}*$/u.test(value)
            ? 'title'
            : 'mixed';
    if (found !== 'none' && found !== one) return 'mixed';
    found = one;
  }
  return found;
}
