import type { ColumnType, SemanticType } from '../../model/columnType.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { Field, FieldType } from '../../model/targetSchema.ts';

/** Whether what the cells are goes with what the field wants. */
export interface TypeEvidence {
  /** 1: the same kind of thing; 0: it can be read so; -1: it cannot. */
  readonly typeFit: number;
  /** 1: the meaning of the values is the field's own (e-mail addresses for an e-mail field); -1: it is another's; 0: nothing is known. */
  readonly meaningFit: number;
}

export function typeEvidence(profile: ColumnProfile, field: Field): TypeEvidence {
  // Without a filled cell there is no type to go by.
  if (profile.count - profile.missing <= 0) return { typeFit: 0, meaningFit: 0 };
  return {
    typeFit: typeFit(profile.type, field.type),
    meaningFit: meaningFit(profile, field),
  };
}

const temporal: ReadonlySet<ColumnType> = new Set(['date', 'datetime']);
const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'number']);

function typeFit(type: ColumnType, wanted: FieldType): number {
  switch (wanted) {
    case 'date':
    case 'datetime':
      return temporal.has(type) ? 1 : -1;
    case 'integer':
      return type === 'integer' ? 1 : numeric.has(type) ? 0 : -1;
    case 'number':
      return numeric.has(type) ? 1 : -1;
    case 'boolean':
      return type === 'boolean' ? 1 : temporal.has(type) ? -1 : 0;
    case 'text':
      return type === 'text' ? 1 : temporal.has(type) || type === 'number' ? -1 : 0;
    case 'string':
    case 'tag':
      return type === 'text' || type === 'code' ? 1 : temporal.has(type) ? -1 : 0;
    case 'enum':
      return type === 'text' || type === 'code' ? 1 : temporal.has(type) || type === 'number' ? -1 : 0;
    case 'email':
    case 'url':
      return type === 'text' ? 1 : -1;
    case 'phone':
      return temporal.has(type) || type === 'boolean' ? -1 : 0;
  }
}

/** Words in a field's name that say what its values are; the first that is found holds. */
const meaningWords: readonly (readonly [RegExp, SemanticType])[] = [
  [/npi/, 'npi'],
  [/diagnosis|icd/, 'icd-10'],
  [/procedure.?code|hcpcs|cpt/, 'cpt-hcpcs'],
  [/zip|postal|postcode/, 'postcode'],
  [/e.?mail/, 'email'],
  [/phone|mobile|fax/, 'phone'],
  [/url|website|linkedin/, 'url'],
  [/currency/, 'currency'],
  [/country/, 'country'],
  [/state(?!ment|_of)/, 'us-state'],
];

/** Meanings that are rare enough to speak against every other field. */
const decisive: ReadonlySet<SemanticType> = new Set([
  'npi',
  'icd-10',
  'cpt-hcpcs',
  'email',
  'phone',
  'url',
  'uuid',
  'ip-address',
  'currency',
]);

function meaningFit(profile: ColumnProfile, field: Field): number {
  const wanted = meaningOfField(field);
  const found = profile.semanticType;
  if (found === null) return wanted !== null && decisive.has(wanted) && wanted !== 'phone' ? -0.5 : 0;
  if (found === wanted) return 1;
  return decisive.has(found) || (wanted !== null && decisive.has(wanted)) ? -1 : 0;
}

/** What the values of a field must be, by its declared type or its name; `null` where neither says. */
export function meaningOfField(field: Field): SemanticType | null {
  if (field.type === 'email' || field.type === 'phone' || field.type === 'url') return field.type;
  if (field.type !== 'string' && field.type !== 'text') return null;
  const name = field.name.toLowerCase();
  for (const [pattern, meaning] of meaningWords) if (pattern.test(name)) return meaning;
  return null;
}
