import { matchOptions } from '../model/options/matchingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { compilePattern } from '../values/patterns/safePattern.ts';
import { patternTest } from '../values/patterns/patternTest.ts';
import { knownValues } from './lists/knownValues.ts';
import { quoted } from './words/wording.ts';

/**
 * What the pack's patterns hold against a field: nearly all values have the form that another field of the same type asks for, as
 * addresses on linkedin.com have under a header that says no more than `URL`.
 */
export function ruleCautions(profile: ColumnProfile, field: Field, schema: TargetSchema): readonly string[] {
  if (field.type !== 'url') return [];
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  if (values.length === 0) return [];
  return (schema.expectations ?? []).flatMap(({ rule }) => {
    if (rule.kind !== 'pattern' || rule.field === field.name) return [];
    const other = schema.fields.find(({ name }) => name === rule.field);
    const compiled = compilePattern(`^(?:${rule.pattern})$`);
    if (other?.type !== field.type || typeof compiled === 'string') return [];
    const test = patternTest(compiled);
    const fitting = values.filter((value) => test.inText(value.trim()));
    return fitting.length >= values.length * (1 - matchOptions.invalidShare)
      ? [`Values have the form of ${quoted(other.label)}`]
      : [];
  });
}
