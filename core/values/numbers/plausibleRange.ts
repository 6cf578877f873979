import type { ColumnProfile } from '../../model/profile.ts';
import { rangeOptions } from '../../model/options/rangeOptions.ts';
import { nameTokens } from '../text/nameTokens.ts';

/** Between which values a column's are expected to lie, ends included. */
export interface PlausibleRange {
  /** As the column's values are counted: numbers, epoch milliseconds of dates, years. */
  readonly low: number;
  readonly high: number;
  /** What lies beyond, for a sentence that begins "3 cells are". */
  readonly beyond: string;
  /** Share of the filled cells that may lie beyond for it to be their fault and not the range's. */
  readonly mostShare: number;
}

/**
 * The range that a column's name and its other values speak for; `null` where nothing is expected, and where all
 * values lie within. Ranges by name hold only where the middle nine tenths of the values bear them out, so a column
 * called `age` that holds days is left alone.
 */
export function plausibleRange(column: ColumnProfile): PlausibleRange | null {
  const range = expected(column);
  if (range === null) return null;
  const { min, max } = ends(column);
  return min < range.low || max > range.high ? range : null;
}

function expected(column: ColumnProfile): PlausibleRange | null {
  const { type, quantiles, format } = column;
  if (type === 'date' || type === 'datetime') return format === 'YYYY' ? years : dates(column);
  if ((type !== 'integer' && type !== 'number') || quantiles === null) return null;
  if (column.count - column.missing < rangeOptions.fewestRows) return null;
  const words = nameTokens(column.name);
  // `Age 25-49` is how many there are of that age.
  const kind = words.some((word) => /\d/u.test(word)) ? [] : words;
  for (const { word, low, high } of rangeOptions.byName) {
    if (!kind.includes(word) || quantiles.p05 < low || quantiles.p95 > high) continue;
    return { low, high, beyond: `below ${low} or above ${high}`, mostShare: rangeOptions.seldom };
  }
  if (!words.some((word) => amountWords.has(word)) || quantiles.p05 < 0) return null;
  return {
    low: 0,
    high: Number.POSITIVE_INFINITY,
    beyond: 'negative, unlike all others',
    mostShare: rangeOptions.seldomNegative,
  };
}

const amountWords: ReadonlySet<string> = new Set(rangeOptions.neverNegative);

const years = yearsFrom(rangeOptions.firstBareYear);

/** The range of a column of years. */
function yearsFrom(low: number): PlausibleRange {
  const high = rangeOptions.lastYear;
  return {
    low,
    high,
    beyond: `before ${low} or after ${high}, unlike nearly all others`,
    mostShare: rangeOptions.seldom,
  };
}

function dates({ format }: ColumnProfile): PlausibleRange | null {
  // Figures such as epoch seconds are counted as they stand.
  if (format === null || !/[YMD]{2}/u.test(format) || format === 'YYYYMM') return null;
  const { firstYear, lastYear } = rangeOptions;
  return { ...yearsFrom(firstYear), low: Date.UTC(firstYear, 0, 1), high: Date.UTC(lastYear + 1, 0, 1) - 1 };
}

function ends({ type, format, min, max }: ColumnProfile): { readonly min: number; readonly max: number } {
  const isDate = (type === 'date' || type === 'datetime') && format !== 'YYYY';
  return { min: endOf(min, isDate), max: endOf(max, isDate) };
}

/** NaN, which lies within every range, where there is no such end. Of a date the year is enough. */
function endOf(end: number | string | null, isDate: boolean): number {
  if (end === null) return Number.NaN;
  if (typeof end === 'number') return end;
  const year = Number(/^-?\d{1,6}/u.exec(end)?.[0] ?? Number.NaN);
  return isDate ? Date.UTC(year, 6, 1) : year;
}
