/** A range of figures as lists write it; open ends are infinite. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

const figure = String.raw`[$€£]?\s*(\d[\d,. ]*)\s*(k|m|mio|thousand|million|tsd)?`;
const between = new RegExp(
  String.raw`^(?:between|from|von|de)?\s*${figure}\s*(?:-|–|—|to|until|bis|and|und|à|a|\.\.+)\s*${figure}$`,
);
const below = new RegExp(
  String.raw`^(?:<|<=|≤|under|below|less than|up to|at most|unter|bis|younger than|moins de|menos de)\s*${figure}$`,
);
const above = new RegExp(
  String.raw`^(?:>|>=|≥|over|above|more than|at least|from|greater than|older than|ab|über|plus de|mas de|más de)\s*${figure}$`,
);
const upwards = new RegExp(
  String.raw`^${figure}\s*(?:\+|and over|and older|and above|and more|or more|or older|or over|or above|plus|und mehr|und älter|et plus|y más)$`,
);
const units =
  /\s*\b(?:years?(?: old)?|yrs?|y\/?o|ans|años|jahre|employees?|people|persons?|staff|mitarbeiter|days?|months?|weeks?|hours?|usd|eur|gbp|%)(?=$|\s)/g;
/** Longer texts are no ranges. */
const longest = 48;

/** Reads `18-24`, `65 and over`, `< 25k`, `$50,000 to $99,999`; `undefined` for anything else, a lone figure included. */
export function readRange(text: string): ValueRange | undefined {
  if (text.length > longest || !/\d/.test(text)) return undefined;
  const plain = text.toLowerCase().replace(units, '').trim();
  const two = between.exec(plain);
  if (two !== null) {
    const low = amountOf(two[1], two[2] ?? two[4]);
    const high = amountOf(two[3], two[4]);
    return low !== undefined && high !== undefined && low <= high ? { low, high } : undefined;
  }
  const most = below.exec(plain);
  if (most !== null) {
    const high = amountOf(most[1], most[2]);
    return high === undefined ? undefined : { low: Number.NEGATIVE_INFINITY, high };
  }
  const least = above.exec(plain) ?? upwards.exec(plain);
  if (least === null) return undefined;
  const low = amountOf(least[1], least[2]);
  return low === undefined ? undefined : { low, high: Number.POSITIVE_INFINITY };
}

function amountOf(digits: string | undefined, scale: string | undefined): number | undefined {
  const value = Number((digits ?? '').trim().replace(/[, ](?=\d{3}(?:\D|$))/g, ''));
  if (!Number.isFinite(value)) return undefined;
  if (scale === undefined || scale === '') return value;
  return scale === 'k' || scale === 'thousand' || scale === 'tsd' ? value * 1_000 : value * 1_000_000;
}

/** How far two ranges lie apart, 0 for the same; `undefined` where they are not meant to be the same. `18` and `under 18` differ by one. */
export function rangeGap(a: ValueRange, b: ValueRange): number | undefined {
  const low = endGap(a.low, b.low, true);
  const high = endGap(a.high, b.high, false);
  return low === undefined || high === undefined ? undefined : low + high;
}

function endGap(a: number, b: number, isLow: boolean): number | undefined {
  if (a === b) return 0;
  // A list that begins at nought has no other lower end.
  if (isLow && Math.max(a, b) <= 1 && Math.min(a, b) === Number.NEGATIVE_INFINITY) return 0.5;
  const gap = Math.abs(a - b);
  return gap <= 1 ? gap : undefined;
}
