import { typeEvidence } from '../match/evidence/typeEvidence.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import { hasPersonalNumbers, takesPersonalNumbers } from './personal.ts';

/** Types whose values cannot be read from just any text. */
const strictTypes: ReadonlySet<Field['type']> = new Set([
  'date',
  'datetime',
  'integer',
  'number',
  'boolean',
  'email',
  'url',
]);

/** Why the values rule a field out, whoever proposes it; `undefined` where they do not. */
export function contradiction(profile: ColumnProfile, field: Field): string | undefined {
  if (hasPersonalNumbers(profile) && !takesPersonalNumbers(field)) {
    return 'The values look like numbers of persons, for which the field is not made';
  }
  const { typeFit, meaningFit } = typeEvidence(profile, field);
  if (typeFit < 0 && strictTypes.has(field.type)) return `The values cannot be read as ${field.type}`;
  if (meaningFit < 0 && profile.semanticType !== null) return `The values are of another kind`;
  return undefined;
}
