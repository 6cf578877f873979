import type { SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isOneBooleanPair } from '../values/parseBoolean.ts';

/** Single letters that mean yes or no also when their partner never occurs; a lone `t` or `s` is any other code. */
const tellingLetters = new Set(['y', 'n']);

/**
 * True where nearly all cells are words of one pair for yes and no. Digits are left to be numbers: a column of 0 and 1
 * may count something. A third answer (`maybe`) makes an enumeration of it, unless it is rare.
 */
export function isBooleanColumn(signs: readonly SignCount[], filled: number): boolean {
  const words = signs.filter(({ sign }) => sign.kind === 'boolean');
  const count = words.reduce((sum, word) => sum + word.count, 0);
  if (count === 0 || count / filled < inferOptions.booleanAgreement) return false;
  const folded = words.map(({ sign }) => sign.detail);
  if (!isOneBooleanPair(folded)) return false;
  const [only] = folded;
  return folded.length > 1 || only === undefined || only.length > 1 || tellingLetters.has(only);
}
