import { matchOptions } from '../model/options/matchingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { readPersonName } from '../values/contact/personName.ts';
import type { Field } from '../model/targetSchema.ts';
import { countedValues, knownValues } from './lists/knownValues.ts';
import { holdsAddresses, holdsSeveral } from './values/holdsAddresses.ts';
import { fieldRole } from './steps/deriveRoles.ts';
import { valueMatches } from './lists/valueMatches.ts';
import { percentText, quoted } from './words/wording.ts';

/** What the values hold against accepting a field without looking; one sentence each. */
export function valueCautions(profile: ColumnProfile, field: Field): readonly string[] {
  const filled = profile.count - profile.missing;
  if (profile.count === 0) return [];
  if (filled <= 0) return ['The column has no values'];
  const cautions: string[] = [];
  const typed = readingCaution(profile, field);
  if (typed !== undefined)
    cautions.push(field.unfit === 'keep' ? `${typed}; what cannot be read is kept as written` : typed);
  if (field.type === 'enum') {
    const outside = outsideList(profile, field);
    if (outside !== undefined) cautions.push(outside);
  }
  if (holdsWholeNames(profile, field)) cautions.push('Values are whole names, the field asks for a part');
  if (field.maxLength !== null && profile.maxLength > field.maxLength) {
    cautions.push(`Values have up to ${profile.maxLength} characters, the field takes ${field.maxLength}`);
  }
  return cautions;
}

function readingCaution(profile: ColumnProfile, field: Field): string | undefined {
  switch (field.type) {
    case 'date':
    case 'datetime':
      if (profile.type !== 'date' && profile.type !== 'datetime') return 'Values do not look like dates';
      if (profile.ambiguousDates) return 'Day and month cannot be told apart';
      return invalidCaution(profile, 'dates');
    case 'integer':
    case 'number':
      if (profile.leadingZeros > 0) return 'Values have leading zeros, which numbers would lose';
      if (profile.type !== 'integer' && profile.type !== 'number') return 'Values do not look like numbers';
      if (field.type === 'integer' && profile.type === 'number') return 'Some values are no whole numbers';
      return invalidCaution(profile, 'numbers');
    case 'boolean':
      if (profile.type !== 'boolean' && profile.distinct > 2) return 'Values are more than yes and no';
      return undefined;
    case 'email':
      if (!holdsAddresses(profile)) return 'Values do not look like e-mail addresses';
      return holdsSeveral(profile)
        ? 'Some cells hold several addresses, of which the first is taken'
        : undefined;
    case 'url':
    case 'phone':
    case 'enum':
    case 'string':
    case 'text':
    case 'tag':
      return undefined;
  }
}

/** Last and first names divided by commas in a column for one of them. */
function holdsWholeNames(profile: ColumnProfile, field: Field): boolean {
  if (fieldRole(field, 'firstName') === undefined && fieldRole(field, 'lastName') === undefined) return false;
  const values = countedValues(profile);
  const whole = values.filter(({ value }) => readPersonName(value)?.form === 'comma');
  return whole.length > 0 && whole.length * 2 >= values.length;
}

function invalidCaution(profile: ColumnProfile, kind: string): string | undefined {
  const share = profile.invalid / Math.max(1, profile.count - profile.missing);
  return share > matchOptions.invalidShare
    ? `${percentText(share)} of values cannot be read as ${kind}`
    : undefined;
}

function outsideList(profile: ColumnProfile, field: Field): string | undefined {
  const matches = valueMatches(profile, field);
  const outside = matches.filter(({ sure }) => sure === 'open').map(({ from }) => quoted(from));
  if (outside.length > 0) {
    const shown = outside.slice(0, shownValues).join(', ');
    return outside.length === 1
      ? `${shown} is not in the field’s list`
      : `${outside.length} values are not in the field’s list: ${shown}`;
  }
  // What stands for nothing known is safe to take for the list's own word for it.
  const likely = matches.filter(({ sure, rule }) => sure === 'likely' && rule !== 'unknown');
  if (likely.length > 0) {
    const shown = likely
      .slice(0, shownValues)
      .map(({ from, to }) => `${quoted(from)} for ${quoted(to ?? '')}`);
    return `Values of the list that are likely, not certain: ${shown.join(', ')}`;
  }
  return profile.distinct > knownValues(profile).length
    ? `${profile.distinct} different values; not all could be compared with the field’s list`
    : undefined;
}

const shownValues = 3;
