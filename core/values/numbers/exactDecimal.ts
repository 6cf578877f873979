/** A decimal as it is written, without rounding: `units` times ten to the power of minus `places`. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly places: number;
}

/** Decimal places that a scaled figure holds: a cent has a hundred parts in it, which rates and unit prices use. */
const scaledPlaces = 4;
/** What one cent is in scaled figures. */
export const scaledCent = 100;
/** Digits before the point up to which a scaled figure is exact, and nine of them added are. */
const wholeDigits = 11;
/** Characters beyond which no figure is meant; so that a cell of a million digits costs nothing. */
const longestFigure = 400;

/**
 * A plain decimal (`-12.50`) as a whole number of ten-thousandths, so that comparing and adding are exact and cost no memory.
 *
 * @returns NaN where the text is no plain decimal, has more than four places that are not nought, or more than eleven digits before the point; `exactDecimal` reads those, too.
 */
export function scaledDecimal(text: string): number {
  const { length } = text;
  let at = text.charCodeAt(0) === 0x2d ? 1 : 0;
  const isNegative = at === 1;
  const start = at;
  let scaled = 0;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e) break;
    const digit = code - 0x30;
    if (digit < 0 || digit > 9 || at - start >= wholeDigits) return Number.NaN;
    scaled = scaled * 10 + digit;
  }
  // Nothing before the point, or nothing behind it.
  if (at === start || at === length - 1) return Number.NaN;
  const point = at;
  for (let place = 1; place <= scaledPlaces; place += 1) {
    let digit = 0;
    if (point + place < length) {
      digit = text.charCodeAt(point + place) - 0x30;
      if (digit < 0 || digit > 9) return Number.NaN;
    }
    scaled = scaled * 10 + digit;
  }
  for (at = point + scaledPlaces + 1; at < length; at += 1) {
    if (text.charCodeAt(at) !== 0x30) return Number.NaN;
  }
  return isNegative ? 0 - scaled : scaled;
}

/** A plain decimal of any size; `undefined` where the text is none, or longer than 400 characters. */
function exactDecimal(text: string): ExactDecimal | undefined {
  if (text.length > longestFigure || !/^-?\d+(?:\.\d+)?$/u.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), places: 0 };
  return {
    units: BigInt(text.slice(0, point) + text.slice(point + 1)),
    places: text.length - point - 1,
  };
}

/** -1, 0 or 1 as the first is less than, equal to or greater than the second; NaN where one is no plain decimal. */
export function compareDecimals(left: string, right: string): number {
  const a = exactDecimal(left);
  const b = exactDecimal(right);
  if (a === undefined || b === undefined) return Number.NaN;
  const places = Math.max(a.places, b.places);
  const difference = at(a, places) - at(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether decimals add up to a total within some cents; `undefined` where one is no plain decimal. */
export function addsUp(total: string, parts: readonly string[], cents: number): boolean | undefined {
  const read = [total, ...parts].map(exactDecimal);
  const places = Math.max(2, ...read.map((one) => one?.places ?? 0));
  let gap = 0n;
  for (let i = 0; i < read.length; i += 1) {
    const one = read[i];
    if (one === undefined) return undefined;
    gap += i === 0 ? at(one, places) : -at(one, places);
  }
  const allowed = BigInt(cents) * 10n ** BigInt(places - 2);
  return gap <= allowed && -gap <= allowed;
}

/** A number of a pack as a plain decimal: `1e21` has its noughts. */
export function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/u, '');
}

function at({ units, places }: ExactDecimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}
