import type { MarkReading, Sign, TextShape } from '../../model/evidence.ts';
import type { DateReading } from '../dates/scanDate.ts';
import type { NumberReading } from '../numbers/readNumber.ts';

const blank: Omit<Sign, 'key' | 'kind'> = {
  length: 0,
  leadingZero: false,
  point: 'none',
  comma: 'none',
  grouping: 'none',
  currency: false,
  percent: false,
  dateFormats: [],
  detail: '',
};

/**
 * Signs are kept, so that the same sign is the same object and a repeated one costs one lookup. A real table has some
 * dozen; a hostile one that brings more than `keptSigns` only makes new objects.
 */
const keptSigns = 4096;
const known = new Map<string, Sign>();

/** By twice the length, and one more for a leading zero. */
const plainDigits = Array.from({ length: 33 }, (_, place) => makeDigits(place >> 1, place % 2 === 1, []));

function keep(key: string, make: () => Sign): Sign {
  const found = known.get(key);
  if (found !== undefined) return found;
  const sign = make();
  if (known.size < keptSigns) known.set(key, sign);
  return sign;
}

/** Digits alone: `length` of them, `007` with a leading zero, and the compact date they may be. */
export function digitsSign(length: number, leadingZero: boolean, dateFormats: readonly string[]): Sign {
  const plain = dateFormats.length === 0 ? plainDigits[length * 2 + (leadingZero ? 1 : 0)] : undefined;
  return plain ?? makeDigits(length, leadingZero, dateFormats);
}

function makeDigits(length: number, leadingZero: boolean, dateFormats: readonly string[]): Sign {
  const key = `d${length}${leadingZero ? 'z' : ''}${dateFormats.length > 0 ? `:${dateFormats.join('|')}` : ''}`;
  return keep(key, () => ({
    ...blank,
    key,
    kind: 'digits',
    length,
    leadingZero,
    point: 'whole',
    comma: 'whole',
    dateFormats,
  }));
}

const plainDecimal: Sign = {
  ...blank,
  key: 'n:decimal:none:none:0000',
  kind: 'number',
  point: 'decimal',
};

/** `12.5` and the like, by far the most frequent number; the same sign that `numberSign` gives for it. */
export function plainDecimalSign(): Sign {
  return keep(plainDecimal.key, () => plainDecimal);
}

/** A number that is more than digits: with a mark, a sign, groups, a currency, a percent sign or an exponent. */
export function numberSign(reading: NumberReading): Sign {
  const point = markReading(reading.point, reading.pointDecimals > 0 || reading.exponent);
  const comma = markReading(reading.comma, reading.commaDecimals > 0 || reading.exponent);
  const currency = reading.currency !== '';
  const negative = reading.negative === 'parentheses' ? 1 : 0;
  const flags = `${currency ? 1 : 0}${reading.percent ? 1 : 0}${reading.leadingZero ? 1 : 0}${negative}`;
  const detail = negative === 1 ? '()' : reading.signedExponent ? 'e' : '';
  const key = `n:${point}:${comma}:${reading.grouping}:${flags}${reading.signedExponent ? 'e' : ''}`;
  return keep(key, () => ({
    ...blank,
    key,
    kind: 'number',
    leadingZero: reading.leadingZero,
    point,
    comma,
    grouping: reading.grouping,
    currency,
    percent: reading.percent,
    detail,
  }));
}

function markReading(value: number, decimals: boolean): MarkReading {
  if (value !== value) return 'none';
  return decimals ? 'decimal' : 'whole';
}

export function dateSign(readings: readonly DateReading[]): Sign {
  const formats = readings.map((reading) => reading.format);
  return formatsSign(formats);
}

/** The sign of a date with these formats. */
export function formatsSign(formats: readonly string[]): Sign {
  const key = `D:${formats.join('|')}`;
  return keep(key, () => ({ ...blank, key, kind: 'date', dateFormats: formats }));
}

export function timeSign(format: string): Sign {
  const key = `t:${format}`;
  return keep(key, () => ({ ...blank, key, kind: 'time', detail: format }));
}

/** `word` is folded to lower case. */
export function booleanSign(word: string): Sign {
  const key = `b:${word}`;
  return keep(key, () => ({ ...blank, key, kind: 'boolean', detail: word }));
}

export const errorSign: Sign = { ...blank, key: 'e', kind: 'error' };

export function textSign(shape: TextShape): Sign {
  const key = `x:${shape}`;
  return keep(key, () => ({ ...blank, key, kind: 'text', detail: shape }));
}
