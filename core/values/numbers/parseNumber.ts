import { readNumber } from './readNumber.ts';

/**
 * The number that a text says, if `decimalMark` is the mark before its decimals.
 *
 * Drops blanks, grouping, a currency sign or code; `(1.00)` and `1.00-` are negative; `20%` is 0.2.
 * Leading zeros are read over: whether a text is an identifier is for the column to say, not for the cell.
 *
 * @returns `undefined` where the text is no number under that mark, or none that is finite.
 * @example parseNumber('1.234,50', ',') // 1234.5
 */
export function parseNumber(text: string, decimalMark: '.' | ','): number | undefined {
  const reading = readNumber(text);
  if (reading === undefined) return undefined;
  const value = decimalMark === '.' ? reading.point : reading.comma;
  return value === value ? value : undefined;
}
