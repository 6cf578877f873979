import type { Field } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';
import { missingStrength } from '../values/cells/missingTokens.ts';
import { foldedText } from './transforms/text.ts';

/**
 * Makes the test for spellings that mean "no value" to a field: `N/A`, `null`, `-`, ...
 *
 * Words that always mean it (`N/A`) count for every field. Words that mostly do (`-`, `unknown`) count where the field
 * wants numbers, dates, addresses or a list, since there they can be no value; in free text they are kept. A spelling
 * that the field's list allows, or that a `mapValues` speaks of, is a value. Figures such as `-999` always are: that
 * they stand for nothing is for the column to tell, not for the cell.
 */
export function missingTest(field: Field, transforms: readonly Transform[]): (text: string) => boolean {
  const kept = new Set(field.enum.map(foldedText));
  for (const transform of transforms) {
    if (transform.kind !== 'mapValues') continue;
    for (const { from } of transform.entries) kept.add(foldedText(from));
  }
  // A cross in a column of boxes is an answer that somebody gave, even if not one we can read.
  if (field.type === 'boolean') for (const cross of ['x', 'xx', 'xxx']) kept.add(cross);
  const isFree = field.type === 'string' || field.type === 'text' || field.type === 'tag';
  return (text) => {
    const strength = missingStrength(text);
    if (strength === undefined || strength === 'figure' || (strength === 'likely' && isFree)) return false;
    return kept.size === 0 || !kept.has(foldedText(text));
  };
}
