import type { ValueRule } from '../../model/valueMatch.ts';

/** What a cell is taken for. `index` counts the list's values; `also` are others that fit as well, so that none is chosen. */
export interface ValueReading {
  readonly index: number;
  readonly rule: ValueRule;
  readonly sure: 'certain' | 'likely' | 'open';
  readonly also: readonly number[];
}

/** No value. */
export const open: ValueReading = { index: -1, rule: 'near', sure: 'open', also: [] };

/** A reading that needs no look. */
export function certain(index: number, rule: ValueRule): ValueReading {
  return { index, rule, sure: 'certain', also: [] };
}

/** A reading that a person should see. */
export function likely(index: number, rule: ValueRule): ValueReading {
  return { index, rule, sure: 'likely', also: [] };
}

/** The only one of several indexes; `open` for more than one, `undefined` for none. */
export function oneOf(
  indexes: readonly number[],
  rule: ValueRule,
  sure: 'certain' | 'likely',
): ValueReading | undefined {
  const [first, second] = indexes;
  if (first === undefined) return undefined;
  return second === undefined ? { index: first, rule, sure, also: [] } : { ...open, rule, also: indexes };
}
