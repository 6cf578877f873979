import { assertNever } from '../model/errors.ts';
import type { AskValue, PlanTest } from '../model/askPlan.ts';
import { foldText } from './foldText.ts';

/** Values of a row by field; a field that is not there has none. */
export type ValueOf = (field: string) => AskValue;

/** Whether a row meets every clause of a plan: what every store must agree with. */
export function meetsAll(where: readonly (readonly PlanTest[])[], valueOf: ValueOf): boolean {
  return where.every((tests) => tests.some((test) => meets(test, valueOf(test.field))));
}

export function meets(test: PlanTest, value: AskValue): boolean {
  switch (test.kind) {
    case 'oneOf':
      return oneOf(test.values, value) !== test.isNot;
    case 'contains':
      return (value !== null && foldText(String(value)).includes(foldText(test.text))) !== test.isNot;
    case 'begins':
      return value !== null && foldText(String(value)).startsWith(foldText(test.text));
    case 'empty':
      return (value === null) !== test.isNot;
    case 'number': {
      const number = numberIn(value);
      if (number === null) return false;
      const { low, high, withLow, withHigh } = test;
      if (low !== null && !(withLow ? number >= low : number > low)) return false;
      return high === null || (withHigh ? number <= high : number < high);
    }
    case 'time': {
      const text = typeof value === 'string' && dateForm.test(value) ? value : null;
      const { from, to } = test;
      const isWithin = text !== null && (from === null || text >= from) && (to === null || text < to);
      return isWithin !== test.isNot;
    }
    default:
      return assertNever(test);
  }
}

/** A date at the beginning of a text. */
export const dateForm = /^\d{4}-\d{2}-\d{2}/;

/**
 * The number that a value is, as SQLite casts texts that have nothing but digits, points and minus signs: what stands
 * before the first sign that does not fit. Other texts are no numbers.
 */
export function numberIn(value: AskValue): number | null {
  if (value === null || typeof value === 'number') return value;
  if (!/^[0-9.-]*[0-9][0-9.-]*$/.test(value)) return null;
  return Number(/^-?(?:\d+\.?\d*|\.\d+)/.exec(value)?.[0] ?? 0);
}

function oneOf(values: readonly string[], value: AskValue): boolean {
  if (value === null) return false;
  const folded = foldText(String(value));
  return values.some((one) => foldText(one) === folded);
}
