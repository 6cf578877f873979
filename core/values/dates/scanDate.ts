import { valueOptions } from '../../model/options/understandingOptions.ts';
import type { DateValue } from './calendar.ts';
import { isBlankCode, isDigitCode, trimBlanks } from '../text/characters.ts';
import { isFullMonthName, isWeekdayName, monthOfName } from './monthNames.ts';
import { orderings } from './dateOrder.ts';
import {
  type DateFields,
  emptyFields,
  finishFields,
  readMeridiem,
  readZone,
  skipOrdinal,
  wordEnd,
  zoneNameEnd,
} from './parseDate.ts';
import { type Scan, startsTime, stepTime, take } from './scanClock.ts';

/** One way in which a text is a date. */
export interface DateReading {
  /** In the language of `dateFormat.ts`; the text reads under it. */
  readonly format: string;
  readonly value: DateValue;
}

/**
 * Every way in which a text is a date: none, one, or two where day and month cannot be told apart
 * (`03/04/2025` gives `DD/MM/YYYY` first, then `MM/DD/YYYY`). Finds the format by itself; never chooses between two.
 *
 * Reads names of months and weekdays, ordinals, 12 and 24 hours, fractions, zones, compact `20250131`,
 * and dates that stop at the month. Linear in the length.
 */
export function scanDate(raw: string): readonly DateReading[] {
  const text = trimBlanks(raw);
  if (text.length < 6 || text.length > valueOptions.dateCharacters) return [];
  const scan = newScan(text);
  while (scan.at < text.length) {
    if (!step(scan)) return [];
  }
  const readings: DateReading[] = [];
  for (const ordering of orderings(scan.numbers, { month: scan.month, time: scan.fields.hour >= 0 })) {
    const fields: DateFields = { ...scan.fields, ...ordering.fields };
    const value = finishFields(fields);
    if (value === undefined) continue;
    const parts = [...scan.parts];
    for (const [index, part] of scan.numberParts.entries()) parts[part] = ordering.tokens[index] ?? '';
    const format = parts.join('');
    if (!readings.some((reading) => reading.format === format)) readings.push({ format, value });
  }
  return readings;
}

/** True where each piece of the text may stand in a date; whether its figures make one is another question. */
export function scansAsDate(raw: string): boolean {
  const text = trimBlanks(raw);
  const scan = newScan(text);
  while (scan.at < text.length) if (!step(scan)) return false;
  return true;
}

function newScan(text: string): Scan {
  return { text, parts: [], numbers: [], numberParts: [], fields: emptyFields(), at: 0, month: false };
}

/** Takes the next piece of the text; false where it belongs into no date. */
function step(scan: Scan): boolean {
  const code = scan.text.charCodeAt(scan.at);
  if (isDigitCode(code)) return stepDigits(scan);
  if (isBlankCode(code)) {
    while (scan.at < scan.text.length && isBlankCode(scan.text.charCodeAt(scan.at))) scan.at += 1;
    scan.parts.push(' ');
    return true;
  }
  if (startsOffset(scan, code)) {
    const end = readZone(scan.text, scan.at, scan.fields);
    if (end > 0) return take(scan, 'Z', end);
  }
  // `[Europe/Berlin]` behind an offset, as Java writes it.
  if (code === 0x5b && scan.fields.hour >= 0) {
    const close = zoneNameEnd(scan.text, scan.at + 1);
    return scan.text.charAt(close) === ']' && take(scan, '[[]zzzz]', close + 1);
  }
  if (isMarkCode(code)) {
    scan.parts.push(scan.text.charAt(scan.at));
    scan.at += 1;
    return true;
  }
  return stepWord(scan);
}

/** An offset stands behind a clock; `2020-07-20+08:00` has one without. */
function startsOffset({ text, at, fields, numbers }: Scan, code: number): boolean {
  if (code !== 0x2b && code !== 0x2d && code !== 0x2212) return false;
  return fields.hour >= 0 || (numbers.length === 3 && /^[-+]\d\d:\d\d$/u.test(text.slice(at)));
}

function stepWord(scan: Scan): boolean {
  const { text, at, fields } = scan;
  if (fields.hour >= 0 && fields.meridiem === 'none') {
    const end = readMeridiem(text, at, fields);
    if (end > 0) return take(scan, 'A', end);
  }
  const end = wordEnd(text, at);
  if (end === at) return false;
  if (fields.hour >= 0 && text.charAt(at - 1) === '(') {
    const close = zoneNameEnd(text, at);
    if (text.charAt(close) === ')') return take(scan, close - at <= 5 ? 'z' : 'zzzz', close);
  }
  const word = text.slice(at, end);
  if (!scan.month) {
    const month = monthOfName(word);
    if (month !== undefined) {
      scan.month = true;
      fields.month = month;
      return take(scan, isFullMonthName(word) ? 'MMMM' : 'MMM', end);
    }
  }
  const folded = word.toLowerCase();
  if (fields.hour < 0) {
    if (folded === 't' && scan.numbers.length > 0) return take(scan, 'T', end);
    if (word === 'Z' && scan.numbers.length === 3) return take(scan, 'Z', readZone(text, at, fields));
    if (scan.numbers.length > 0 && connectives.has(folded)) return take(scan, `[${word}]`, end);
    return isWeekdayName(word) && take(scan, word.length > 4 ? 'dddd' : 'ddd', end);
  }
  const next = text.charAt(end);
  if (folded === 'z' || ((folded === 'utc' || folded === 'gmt') && next !== '+' && next !== '-')) {
    if (fields.offsetMinutes !== null) return take(scan, 'z', end);
    return take(scan, 'Z', readZone(text, at, fields));
  }
  if (clockWords.has(folded)) return take(scan, `[${word}]`, end);
  if (next === '/') {
    const close = zoneNameEnd(text, at);
    return close > 0 && take(scan, 'zzzz', close);
  }
  return word.length >= 2 && word.length <= 5 && /^[A-Z]+$/u.test(word) && take(scan, 'z', end);
}

/** Words behind a clock. */
const clockWords = new Set(['uhr', 'h', 'hrs', 'hs']);

/** Words between the parts of a date: `7 de mayo de 2024`, `May 7 at 10:00`. */
const connectives = new Set(['de', 'del', 'of', 'at', 'um', 'à', 'a', 'alle', 'the']);

function stepDigits(scan: Scan): boolean {
  const { text, at } = scan;
  let end = at;
  let value = 0;
  while (end < text.length && end - at < 15 && isDigitCode(text.charCodeAt(end))) {
    value = value * 10 + text.charCodeAt(end) - 0x30;
    end += 1;
  }
  const length = end - at;
  if (startsTime(scan, end)) return stepTime(scan, { value, length, end });
  if (scan.numbers.length === 3 || length > 14) return false;
  scan.numberParts.push(scan.parts.length);
  const ordinalEnd = length <= 2 ? skipOrdinal(text, end) : -1;
  const ordinal = ordinalEnd > 0;
  scan.numbers.push({ value, length, ordinal, text: text.slice(at, end), mark: text.charAt(at - 1) });
  return take(scan, '', ordinal ? ordinalEnd : end);
}

function isMarkCode(code: number): boolean {
  return (
    code === 0x2d || // -
    code === 0x2f || // /
    code === 0x2e || // .
    code === 0x2c || // ,
    code === 0x3a || // :
    code === 0x27 || // '
    code === 0x28 || // (
    code === 0x29 || // )
    code === 0x5e74 || // year, month, day in Chinese and Japanese
    code === 0x6708 ||
    code === 0x65e5
  );
}
