import { personName } from '../apply/transforms/personName.ts';
import { isFailure } from '../apply/transforms/step.ts';
import { allowedValues } from '../match/lists/matchValues.ts';
import type { StandardRule } from '../model/standardising.ts';
import { checkValue } from './checkValue.ts';

/**
 * The standard form that the rules themselves are certain of, so that nobody has to be asked: other spellings of a list's
 * values, and names in capitals or with the last name first.
 *
 * @returns `undefined` where they leave the value open
 */
export function byRule(rule: StandardRule, value: string): string | undefined {
  const to = written(rule, value);
  if (to === undefined) return undefined;
  const verdict = checkValue(rule, value, to);
  return verdict.kind === 'changed' ? verdict.to : undefined;
}

const turned = personName.compile({ kind: 'personName', order: 'firstLast' });

function written(rule: StandardRule, value: string): string | undefined {
  if (rule.kind === 'list') {
    const { index, sure } = allowedValues(rule.allowed).reading(value);
    return sure === 'certain' ? rule.allowed[index] : undefined;
  }
  if (rule.kind !== 'person') return undefined;
  const to = turned(value);
  // What still has signs that no name has is for somebody who knows more.
  return to === null || isFailure(to) || /[^\p{L}\p{M}\s.'’-]/u.test(to) ? undefined : to;
}
