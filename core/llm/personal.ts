import type { SemanticType } from '../model/columnType.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import { nameTokens } from '../values/text/nameTokens.ts';

/** Meanings whose values belong to somebody. Not even a made-up value of that form is sent for such a column. */
const personalMeanings: ReadonlySet<SemanticType> = new Set([
  'email',
  'phone',
  'person-name',
  'iban',
  'card-number',
  'ip-address',
  'vin',
  'npi',
  'policy-number',
  'claim-number',
  'identifier',
  'uuid',
]);

export function isPersonal(profile: ColumnProfile): boolean {
  return (
    (profile.semanticType !== null && personalMeanings.has(profile.semanticType)) ||
    hasPersonalNumbers(profile)
  );
}

/** Forms of numbers by which a state or a bank knows a person. */
const personalShapes: ReadonlySet<string> = new Set([
  // United States: social security number
  '999-99-9999',
  // United Kingdom: national insurance number
  'AA 99 99 99 A',
  'AA999999A',
  // Italy: codice fiscale
  'AAAAAA99A99A999A',
]);

/** From this share of the filled cells on, the form is the column's own and no accident. */
const likelyShare = 0.5;

/** True for columns of numbers by which a person can be found: social security, cards, bank accounts. */
export function hasPersonalNumbers(profile: ColumnProfile): boolean {
  if (profile.semanticType === 'iban' || profile.semanticType === 'card-number') return true;
  const filled = profile.count - profile.missing;
  const shaped = profile.patterns
    .filter(({ value }) => personalShapes.has(value))
    .reduce((sum, { count }) => sum + count, 0);
  return filled > 0 && shaped >= filled * likelyShare;
}

/** Words that say that a field is made for such numbers. */
const personalWords: ReadonlySet<string> = new Set(
  (
    'ssn social tin ein taxpayer tax national passport mrn medicare medicaid member subscriber patient beneficiary insured ' +
    'claimant license licence identity iban account acct card bank nino fiscal driver person personal employee hicn mbi'
  ).split(' '),
);

/** Whether a field is made for numbers by which a person can be found. */
export function takesPersonalNumbers(field: Field): boolean {
  return [field.name, field.label].some((name) => nameTokens(name).some((word) => personalWords.has(word)));
}
