import { layoutName } from '../values/text/nameTokens.ts';

/**
 * What sheets of the same columns share: the names in their order, as a layout has them, and case and the number of
 * blanks within them have no say. A column more or less, or another order, makes it another one.
 */
export function columnsKey(columnNames: readonly string[]): string {
  return JSON.stringify(columnNames.map(foldedName));
}

/** A name as sheets compare it. */
export function foldedName(name: string): string {
  return layoutName(name).replace(/\s+/g, ' ').toLowerCase();
}
