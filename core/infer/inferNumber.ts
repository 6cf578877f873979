import type { Sign, SignCount } from '../model/evidence.ts';
import { readNumber } from '../values/numbers/readNumber.ts';
import type { ValueSample } from './valueSample.ts';

/**
 * The decimal mark of a column: the one under which more cells can be read. Where all cells read under both (`1,234`),
 * the point: then `1,234` is one thousand and `1.234` is a little more than one, as programs write it.
 */
export function chooseMark(signs: readonly SignCount[]): '.' | ',' {
  let point = 0;
  let comma = 0;
  for (const { sign, count } of signs) {
    if (sign.point !== 'none') point += count;
    if (sign.comma !== 'none') comma += count;
  }
  return comma > point ? ',' : '.';
}

/** True where cells of the sign are numbers under the mark. */
export function fitsMark(sign: Sign, mark: '.' | ','): boolean {
  return (mark === '.' ? sign.point : sign.comma) !== 'none';
}

/** True where no cell has decimals, a percent sign or a currency; amounts are numbers although each may be whole. */
export function isWhole(signs: readonly SignCount[], mark: '.' | ','): boolean {
  return signs.every(({ sign }) => {
    if (!fitsMark(sign, mark)) return true;
    return (mark === '.' ? sign.point : sign.comma) === 'whole' && !sign.percent && !sign.currency;
  });
}

/**
 * How the numbers are written, on the figure 1234.56: `1,234.56`, `1.234,56 €`, `1 234,56`, `$1,234.56`, `12,34,567.89`; with
 * several currencies, one such figure each, joined by ` | `. `null` for plain digits, with or without a point, which every
 * program reads.
 */
export function numberFormat(
  signs: readonly SignCount[],
  mark: '.' | ',',
  sample: ValueSample,
): string | null {
  let decimals = false;
  let currency = 0;
  let percent = 0;
  let parentheses = false;
  let numbers = 0;
  const groupings = new Map<string, number>();
  for (const { sign, count } of signs) {
    if (!fitsMark(sign, mark)) continue;
    numbers += count;
    if ((mark === '.' ? sign.point : sign.comma) === 'decimal') decimals = true;
    if (sign.currency) currency += count;
    if (sign.percent) percent += count;
    if (sign.detail === '()') parentheses = true;
    if (isGrouped(sign, mark)) groupings.set(sign.grouping, (groupings.get(sign.grouping) ?? 0) + count);
  }
  const grouping = [...groupings].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'none';
  if (mark === '.' && grouping === 'none' && currency === 0 && percent === 0 && !parentheses) return null;
  const whole = {
    none: '1234',
    comma: '1,234',
    point: '1.234',
    space: '1 234',
    apostrophe: "1'234",
    indian: '12,34,567',
  }[grouping];
  let format = `${whole ?? '1234'}${decimals ? `${mark}56` : ''}`;
  if (percent > numbers / 2) format = `${format}%`;
  const formats =
    currency > numbers / 2
      ? currencyPlaces(sample).map(([before, after]) => `${before}${format}${after}`)
      : [];
  return (formats.length === 0 ? [format] : formats)
    .map((one) => (parentheses ? `(${one})` : one))
    .join(' | ');
}

/** Currencies that a format names, at most. */
const namedCurrencies = 3;

/** What stands before and behind the amounts, most frequent first. */
function currencyPlaces(sample: ValueSample): readonly (readonly [before: string, after: string])[] {
  const counts = new Map<string, number>();
  for (const [at, text] of sample.texts.entries()) {
    const place = currencyPlace(text);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + (sample.counts[at] ?? 0));
  }
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, namedCurrencies)
    .map(([place]) => {
      const [before = '', after = ''] = place.split('1');
      return [before, after];
    });
}

/** The currency of an amount with a `1` for the figures: `$1`, `EUR 1`, `1 €`. A full stop in it is no mark of the number. */
function currencyPlace(text: string): string | undefined {
  const currency = readNumber(text)?.currency ?? '';
  if (currency === '') return undefined;
  const at = text.indexOf(currency);
  const label = currency.replaceAll('.', '');
  if (/\d/u.test(text.slice(0, at))) return /\s/u.test(text.charAt(at - 1)) ? `1 ${label}` : `1${label}`;
  return /\s/u.test(text.charAt(at + currency.length)) ? `${label} 1` : `${label}1`;
}

/** Groups are cut by the mark that is not the decimal mark; under the other reading that character is the decimal mark. */
function isGrouped(sign: Sign, mark: '.' | ','): boolean {
  if (sign.grouping === 'none') return false;
  if (sign.grouping === 'point') return mark === ',';
  return sign.grouping === 'space' || sign.grouping === 'apostrophe' || mark === '.';
}
