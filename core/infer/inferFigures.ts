import type { ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import type { FigureFormat } from '../values/dates/figureDate.ts';
import type { Hint } from './nameHints.ts';
import { mostly, type ValueSample } from './valueSample.ts';

/** A format whose cells are plain digits; a name must say that they are no numbers. */
interface FigureKind {
  readonly format: FigureFormat;
  readonly hints: readonly Hint[];
  /** All of a value, without blanks. */
  readonly value: RegExp;
  /** Digits before the point. */
  readonly length: number;
}

const kinds: readonly FigureKind[] = [
  { format: 'YYYY', hints: ['year'], value: /^(?:1[5-9]|20|21)\d\d$/u, length: 4 },
  {
    format: 'YYYYMM',
    hints: ['date', 'month', 'year'],
    value: /^(?:19|20)\d\d(?:0[1-9]|1[0-2])$/u,
    length: 6,
  },
  // From September 2001 to 2099, with fractions as programs write them.
  { format: 'X', hints: ['date', 'time'], value: /^[1-4]\d{9}(?:\.\d{1,9})?$/u, length: 10 },
  { format: 'x', hints: ['date', 'time'], value: /^[1-4]\d{12}$/u, length: 13 },
  // From 1927 to 2064; a number of five digits under another name is any number.
  { format: 'serial', hints: ['date'], value: /^[1-5]\d{4}(?:\.\d{1,15})?$/u, length: 5 },
];

/**
 * The format under which a column's plain numbers are years, months, seconds or milliseconds since 1970, or days as Excel
 * counts them. Only where the column's name says so and all values are in the range of dates; `undefined` elsewhere.
 */
export function chooseFigures(
  column: {
    readonly signs: readonly SignCount[];
    readonly filled: number;
    readonly hints: ReadonlySet<Hint>;
  },
  sample: ValueSample,
): FigureFormat | undefined {
  const { signs, filled, hints } = column;
  if (hints.has('measure') || sample.total === 0) return undefined;
  const needed = inferOptions.fixedWidthShare;
  const kind = kinds.find(
    (one) =>
      one.hints.some((hint) => hints.has(hint)) &&
      shareOf(signs, filled, (sign) => fitsFigures(sign, one.format)) >= needed &&
      mostly(sample, needed, (text) => one.value.test(text)),
  );
  return kind?.format;
}

/** True where cells of the sign are written as the format's numbers are. */
export function fitsFigures(sign: Sign, format: FigureFormat): boolean {
  const kind = kinds.find((one) => one.format === format);
  if (kind === undefined) return false;
  if (sign.kind === 'digits') return sign.length === kind.length && !sign.leadingZero;
  return (format === 'X' || format === 'serial') && isPlainDecimal(sign);
}

/** A clock reading without its colon, `915` or `1610`: the last two digits are minutes. */
const clockValue = /^(?:[01]?\d|2[0-3])?[0-5]?\d$/u;

/** Different readings that it takes; two digits in three are minutes by chance. */
const fewestReadings = 12;

/** True where digits are times of day without a colon: under a name for a time, all of them possible, some after noon. */
export function isClockColumn(
  evidence: ColumnEvidence,
  column: {
    readonly signs: readonly SignCount[];
    readonly filled: number;
    readonly hints: ReadonlySet<Hint>;
    readonly sample: ValueSample;
  },
): boolean {
  const { signs, filled, hints, sample } = column;
  if (!hints.has('time') || hints.has('measure') || evidence.distinct < fewestReadings) return false;
  const needed = inferOptions.fixedWidthShare;
  return (
    shareOf(signs, filled, fitsClock) >= needed &&
    shareOf(signs, filled, (sign) => fitsClock(sign) && sign.length >= 3) >= 0.5 &&
    mostly(sample, needed, (text) => clockValue.test(text)) &&
    sample.texts.some((text) => Number(text) >= 1300)
  );
}

/** True where cells of the sign have as many digits as a time without its colon. */
export function fitsClock(sign: Sign): boolean {
  return sign.kind === 'digits' && sign.length <= 4;
}

function isPlainDecimal(sign: Sign): boolean {
  return sign.kind === 'number' && sign.point === 'decimal' && sign.detail === '' && !sign.currency;
}

function shareOf(signs: readonly SignCount[], filled: number, passes: (sign: Sign) => boolean): number {
  let sum = 0;
  for (const { sign, count } of signs) if (passes(sign)) sum += count;
  return filled === 0 ? 0 : sum / filled;
}
