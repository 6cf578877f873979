import { countryCode } from '../apply/standard/countryCode.ts';
import { standardOptions } from '../model/options/standardOptions.ts';
import type { OpenValue, StandardKind, StandardRule } from '../model/standardising.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { personCase } from '../values/contact/personCase.ts';

/**
 * The fields of a pack whose values can be standardised, as the pack itself tells: lists of values, countries by the
 * rule on their form, names by what records are compared by. E-mail addresses, phones and keys are none: what rules
 * cannot read there only the sender can mend.
 */
export function standardRules(schema: TargetSchema): readonly StandardRule[] {
  const keys = new Set([...(schema.load?.key ?? []), ...(schema.duplicates?.keys.flat() ?? [])]);
  return schema.fields.flatMap((field) => {
    const kind = keys.has(field.name) ? undefined : kindOf(field, schema);
    if (kind === undefined) return [];
    const { name, label, description, maxLength, enum: allowed } = field;
    return [
      {
        field: name,
        label,
        description,
        kind,
        isPersonal: kind === 'person' || kind === 'company',
        allowed: kind === 'list' ? allowed : [],
        form: 'name' as const,
        maxLength,
      },
    ];
  });
}

function kindOf({ name, type, enum: allowed }: Field, schema: TargetSchema): StandardKind | undefined {
  if (type !== 'string' && type !== 'text' && type !== 'enum' && type !== 'tag') return undefined;
  if (allowed.length > 0) return 'list';
  const isCountry = schema.expectations?.some(
    ({ rule }) => rule.kind === 'format' && rule.field === name && rule.of === 'country',
  );
  if (isCountry === true) return 'country';
  const likeness = schema.duplicates?.likeness?.find(({ field }) => field === name)?.as;
  if (likeness === 'organisation') return 'company';
  const isName = likeness === 'givenName' || likeness === 'familyName' || likeness === 'personName';
  return isName ? 'person' : undefined;
}

/** The rule with the form in which most countries of the field are written, so that suggestions look like the rest. */
export function inUsualForm(rule: StandardRule, values: readonly OpenValue[]): StandardRule {
  if (rule.kind !== 'country') return rule;
  const known = values.filter(({ value }) => countryCode(value) !== undefined);
  const total = known.reduce((sum, { records }) => sum + records, 0);
  const share = (form: RegExp): number =>
    known.reduce((sum, { value, records }) => sum + (form.test(value) ? records : 0), 0) / Math.max(total, 1);
  if (share(/^[A-Z]{2}$/u) > standardOptions.codeShare) return { ...rule, form: 'alpha2' };
  return share(/^[A-Z]{3}$/u) > standardOptions.codeShare ? { ...rule, form: 'alpha3' } : rule;
}

/** Whether the rules leave a value open. What they can read is theirs, what is prose nobody's. */
export function isOpen({ kind, allowed }: StandardRule, value: string): boolean {
  if (value.length > standardOptions.valueCharacters || !/[\p{L}\p{N}]/u.test(value)) return false;
  switch (kind) {
    case 'list':
      return !allowed.includes(value);
    case 'country':
      return countryCode(value) === undefined;
    case 'person':
      // In capitals or small letters alone, with signs that names do not have, or the last name first.
      return /\p{L}/u.test(value) && (personCase(value) !== value || /[^\p{L}\p{M}\s.'’-]/u.test(value));
    case 'company':
      return /\p{L}{4}/u.test(value) && (isOneCase(value) || /\s{2}|^\s|\s$/u.test(value));
  }
}

/** Letters that have case are all of the same one. */
function isOneCase(value: string): boolean {
  const lower = value.toLowerCase();
  const upper = value.toUpperCase();
  return lower !== upper && (value === lower || value === upper);
}
