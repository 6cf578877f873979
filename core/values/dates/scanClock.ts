import { isBlankCode, isDigitCode } from '../text/characters.ts';
import type { DateNumber } from './dateOrder.ts';
import { type DateFields, emptyFields, readFraction, readMeridiem } from './parseDate.ts';

/** How far a text has been read as a date. */
export interface Scan {
  readonly text: string;
  /** The format so far; `''` where a date number stands whose part is not known yet. */
  readonly parts: string[];
  readonly numbers: DateNumber[];
  /** Where in `parts` each number stands. */
  readonly numberParts: number[];
  readonly fields: DateFields;
  at: number;
  /** A month's name was read. */
  month: boolean;
}

/** Takes a part of the format, up to a place of the text. */
export function take(scan: Scan, part: string, end: number): boolean {
  scan.parts.push(part);
  scan.at = end;
  return true;
}

/** A clock stands here: one or two digits and a colon, or an hour with AM or PM; but `04:02:2014` is a day. */
export function startsTime(scan: Scan, end: number): boolean {
  const { text, at, fields, numbers } = scan;
  if (fields.hour >= 0 || end - at > 2) return isCompactTime(scan, end);
  if (text.charAt(end) !== ':') {
    if (isOtherClock(scan, end)) return true;
    const behind = isBlankCode(text.charCodeAt(end)) ? end + 1 : end;
    return numbers.length >= 2 && readMeridiem(text, behind, emptyFields()) > 0;
  }
  if (text.charAt(at - 1) === ':' && numbers.length === 1 && !scan.month) return false;
  if (numbers.length > 0) return true;
  let colons = 0;
  let run = 0;
  for (let next = at; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 0x3a) {
      colons += 1;
      run = 0;
    } else if (isDigitCode(code)) run += 1;
    else break;
  }
  return !(colons === 2 && run === 4);
}

/** `10.20` and `10h20` behind a blank and a whole day, as Danes, Finns, Oracle and Frenchmen write. */
function isOtherClock(scan: Scan, end: number): boolean {
  const { text, at } = scan;
  const mark = text.charAt(end);
  if ((mark !== '.' && mark !== 'h') || !isBlankCode(text.charCodeAt(at - 1)) || !hasDay(scan)) return false;
  return isDigitCode(text.charCodeAt(end + 1)) && isDigitCode(text.charCodeAt(end + 2));
}

/** True where day, month and year have been read. */
function hasDay({ numbers, month }: Scan): boolean {
  return numbers.length === (month ? 2 : 3);
}

/** `20250131T101500`: four or six digits behind the `T` of a compact date. */
function isCompactTime(scan: Scan, end: number): boolean {
  const length = end - scan.at;
  return (
    scan.fields.hour < 0 &&
    (length === 4 || length === 6) &&
    scan.text.charAt(scan.at - 1) === 'T' &&
    scan.numbers.length === 1
  );
}

/** Reads a clock whose hour ends at `end`, with its fraction; false where it is none after all. */
export function stepTime(scan: Scan, hour: { value: number; length: number; end: number }): boolean {
  const { text, fields, parts } = scan;
  if (hour.length > 2) {
    fields.hour = Number(text.slice(scan.at, scan.at + 2));
    fields.minute = Number(text.slice(scan.at + 2, scan.at + 4));
    if (hour.length === 6) fields.second = Number(text.slice(scan.at + 4, scan.at + 6));
    return take(scan, hour.length === 6 ? 'HHmmss' : 'HHmm', hour.end);
  }
  const meridiem = hasMeridiem(text, hour.end);
  fields.hour = hour.value;
  parts.push((meridiem ? 'h' : 'H').repeat(hour.length));
  scan.at = hour.end;
  const colon = text.charAt(scan.at);
  for (const part of ['mm', 'ss'] as const) {
    if (text.charAt(scan.at) !== colon || !':.h'.includes(colon) || colon === '') break;
    const from = scan.at + 1;
    let at = from;
    while (at - from < 2 && isDigitCode(text.charCodeAt(at))) at += 1;
    if (at === from) return false;
    const value = Number(text.slice(from, at));
    if (part === 'mm') fields.minute = value;
    else fields.second = value;
    parts.push(colon === 'h' ? '[h]' : colon, part);
    scan.at = at;
  }
  const mark = text.charAt(scan.at);
  if ((mark === '.' || mark === ',') && isDigitCode(text.charCodeAt(scan.at + 1)) && parts.at(-1) === 'ss') {
    scan.at = readFraction(text, scan.at + 1, fields);
    if (scan.at < 0) return false;
    parts.push(mark, 'SSS');
  }
  return true;
}

/** True where AM or PM follows the clock that goes on at `from`. */
function hasMeridiem(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && !/[a-z]/iu.test(text.charAt(at))) at += 1;
  return at < text.length && readMeridiem(text, at, emptyFields()) > 0;
}
