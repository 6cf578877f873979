import { magnitudeOf } from '../../values/numbers/magnitude.ts';
import { shiftPoint } from '../../values/numbers/shiftPoint.ts';
import { plainNumber } from './plainNumber.ts';

/**
 * The plain decimal form of a figure with a word for its size behind it: `1,2 Mio. €` is `1200000`.
 *
 * @param ofMoney as `magnitudeOf`
 * @returns `undefined` where there is no such word, or what is left is no number under that mark
 */
export function sizedNumber(text: string, decimalMark: '.' | ',', ofMoney = false): string | undefined {
  const magnitude = magnitudeOf(text, ofMoney);
  if (magnitude === undefined) return undefined;
  const plain = plainNumber(magnitude.figure, decimalMark);
  return plain === undefined ? undefined : shiftPoint(plain, magnitude.places);
}
