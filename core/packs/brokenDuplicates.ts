import type { DuplicateRule } from '../model/duplicates.ts';
import type { PackProblem } from '../model/packProblem.ts';

/** What is wrong in what a pack says of duplicates: fields that it does not have, and fields named twice. */
export function brokenDuplicates(
  rule: DuplicateRule,
  hasField: (name: string) => boolean,
): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const check = (path: string, names: readonly string[], at: (i: number) => string): void => {
    names.forEach((name, i) => {
      const place = `${path}${at(i)}`;
      if (!hasField(name)) problems.push({ path: place, message: `there is no field ${name}` });
      else if (names.indexOf(name) !== i) problems.push({ path: place, message: `${name} stands twice` });
    });
  };
  const named = (list: readonly { readonly field: string }[] = []) => list.map(({ field }) => field);
  rule.keys.forEach((key, k) => check(`duplicates.keys[${k}]`, key, (i) => `[${i}]`));
  check('duplicates.forms', named(rule.forms), (i) => `[${i}].field`);
  check('duplicates.likeness', named(rule.likeness), (i) => `[${i}].field`);
  if (rule.onDuplicate === 'reject' && rule.keys.length === 0)
    problems.push({ path: 'duplicates.keys', message: 'rows are to be rejected, and no key tells which' });
  return problems;
}
