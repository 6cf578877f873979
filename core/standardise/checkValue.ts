import { countryCode } from '../apply/standard/countryCode.ts';
import { alpha3Of, countryNameOf } from '../apply/standard/countryForms.ts';
import type { StandardRule, StandardVerdict } from '../model/standardising.ts';
import { plainLetters } from '../values/text/plainLetters.ts';

/**
 * What a model's word for a value comes to under the rules of its field. Nothing can be invented: countries and values of
 * lists are those that there are, and names have the same letters as before, in any order and case.
 *
 * @param to `null`: the model leaves the value as it is
 */
export function checkValue(rule: StandardRule, value: string, to: string | null): StandardVerdict {
  if (to === null || to === value) return { kind: 'left', value };
  const written = writtenAs(rule, value, to);
  if (written === undefined || isTooLong(rule, written)) return { kind: 'fault', value, fault: 'rules' };
  return written === value ? { kind: 'left', value } : { kind: 'changed', value, to: written };
}

function writtenAs(rule: StandardRule, value: string, to: string): string | undefined {
  switch (rule.kind) {
    case 'list':
      return rule.allowed.includes(to) ? to : undefined;
    case 'country': {
      const code = countryCode(to);
      if (code === undefined) return undefined;
      return rule.form === 'alpha2' ? code : rule.form === 'alpha3' ? alpha3Of(code) : countryNameOf(code);
    }
    case 'person':
    case 'company':
      return hasUnseen(to) || lettersOf(to) !== lettersOf(value) ? undefined : to;
  }
}

/** Control characters, directions, white space at an end or doubled: nothing that a standard form has. */
function hasUnseen(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]|^\s|\s$|\s{2}/u.test(text);
}

/** Letters and digits without case and accents, sorted: equal for texts that say the same in another order. */
function lettersOf(text: string): string {
  const letters = Array.from(
    plainLetters(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return letters.sort().join('');
}

function isTooLong({ maxLength }: StandardRule, text: string): boolean {
  return maxLength !== null && Array.from(text).length > maxLength;
}
