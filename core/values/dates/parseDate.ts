import { valueOptions } from '../../model/options/understandingOptions.ts';
import { type DateValue, isCalendarDay, isoText } from './calendar.ts';
import { isBlankCode, isDigitCode, isLetterCode, trimBlanks } from '../text/characters.ts';
import { compileDateFormat, type FormatPart } from './dateFormat.ts';
import { figureDate } from './figureDate.ts';
import { readFixedPlaces } from './fixedPlaces.ts';
import { isWeekdayName, monthOfName } from './monthNames.ts';

/**
 * The date that a text says under one format of the language in `dateFormat.ts`.
 *
 * Never guesses: a text in another order or with another separator gives `undefined`, and so does a day that the
 * calendar lacks. Blanks at the ends do not count.
 *
 * @returns ISO 8601 text, no finer than what was written, with the zone where one was written.
 * @example parseDate('31.12.24', 'DD.MM.YY') // { iso: '2024-12-31' }
 */
export function parseDate(text: string, format: string): { readonly iso: string } | undefined {
  const fixed = readFixedPlaces(text, format);
  if (fixed !== undefined) return { iso: fixed };
  const value = readDate(text, format);
  return value === undefined ? undefined : { iso: isoText(value) };
}

/** As `parseDate`, but the parts instead of a text. */
export function readDate(raw: string, format: string): DateValue | undefined {
  const text = trimBlanks(raw);
  if (text.length > valueOptions.dateCharacters) return undefined;
  const fields = emptyFields();
  let at = 0;
  for (const token of compileDateFormat(format)) {
    if (token.kind === 'literal') {
      if (!text.startsWith(token.text, at)) return undefined;
      at += token.text.length;
    } else if (token.kind === 'blank') {
      const from = at;
      while (at < text.length && isBlankCode(text.charCodeAt(at))) at += 1;
      if (at === from) return undefined;
    } else {
      at = readPart(text, at, { part: token.part, fields });
      if (at < 0) return undefined;
    }
  }
  return at === text.length ? finishFields(fields) : undefined;
}

/** What has been read so far; -1 for what has not. */
export interface DateFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  offsetMinutes: number | null;
  meridiem: 'none' | 'am' | 'pm';
}

export function emptyFields(): DateFields {
  return {
    year: -1,
    month: -1,
    day: -1,
    hour: -1,
    minute: 0,
    second: 0,
    millisecond: 0,
    offsetMinutes: null,
    meridiem: 'none',
  };
}

/** The value, where the fields make a day and a time that exist. */
export function finishFields(fields: DateFields): DateValue | undefined {
  let hour = fields.hour;
  if (fields.meridiem !== 'none') {
    if (hour < 0 || hour > 12) {
      // `14:05 PM` is written by some exports; the 24-hour figure wins if the half of the day agrees.
      if (hour < 0 || hour > 23 || fields.meridiem === 'am') return undefined;
    } else if (fields.meridiem === 'pm') hour = hour === 12 ? 12 : hour + 12;
    else hour = hour === 12 ? 0 : hour;
  }
  if (hour > 23 || fields.minute > 59 || fields.second > 59) return undefined;
  if (fields.year < 0 || (fields.month < 0 && fields.day >= 0)) return undefined;
  const month = Math.max(fields.month, fields.month < 0 ? 1 : 0);
  const day = fields.day < 0 ? 1 : fields.day;
  if (!isCalendarDay(fields.year, month, day)) return undefined;
  const precision =
    hour >= 0 ? 'time' : fields.day >= 0 ? 'day' : fields.month >= 0 ? 'month' : ('year' as const);
  return {
    year: fields.year,
    month,
    day,
    hour: Math.max(hour, 0),
    minute: fields.minute,
    second: fields.second,
    millisecond: fields.millisecond,
    // A day is a day, whatever zone was written behind it.
    offsetMinutes: hour >= 0 ? fields.offsetMinutes : null,
    precision,
  };
}

/** The four-digit year of a two-digit one. */
export function fullYear(twoDigits: number): number {
  return twoDigits < valueOptions.twoDigitYearPivot ? 2000 + twoDigits : 1900 + twoDigits;
}

/** Reads one part at `from`; the place behind it, or -1 where it does not stand there. */
function readPart(text: string, from: number, job: { part: FormatPart; fields: DateFields }): number {
  const { part, fields } = job;
  switch (part) {
    case 'YYYY':
    case 'YY':
      return readYear(text, from, { width: part.length, fields });
    case 'MM':
    case 'M':
      return digits(text, from, { least: part.length, most: 2, into: (value) => (fields.month = value) });
    case 'DD':
    case 'D':
      return digits(text, from, { least: part.length, most: 2, into: (value) => (fields.day = value) });
    case 'Do': {
      const at = digits(text, from, { least: 1, most: 2, into: (value) => (fields.day = value) });
      return at < 0 ? at : skipOrdinal(text, at);
    }
    case 'MMM':
    case 'MMMM': {
      const end = wordEnd(text, from);
      const month = monthOfName(text.slice(from, end));
      if (month === undefined) return -1;
      fields.month = month;
      return end;
    }
    case 'ddd':
    case 'dddd': {
      const end = wordEnd(text, from);
      return isWeekdayName(text.slice(from, end)) ? end : -1;
    }
    case 'HH':
    case 'H':
    case 'hh':
    case 'h':
      return digits(text, from, { least: part.length, most: 2, into: (value) => (fields.hour = value) });
    case 'mm':
      return digits(text, from, { least: 1, most: 2, into: (value) => (fields.minute = value) });
    case 'ss':
      return digits(text, from, { least: 1, most: 2, into: (value) => (fields.second = value) });
    case 'SSS':
      return readFraction(text, from, fields);
    case 'A':
      return readMeridiem(text, from, fields);
    case 'Z':
      return readZone(text, from, fields);
    case 'z': {
      const end = wordEnd(text, from);
      return end > from && end - from <= 5 ? end : -1;
    }
    case 'zzzz':
      return zoneNameEnd(text, from);
    case 'X':
    case 'x':
    case 'serial':
      return readFigure(text, from, { part, fields });
  }
}

/** A year; a second one must be the year after the first, of which it may say the last two figures only. */
function readYear(text: string, from: number, job: { width: number; fields: DateFields }): number {
  const { width, fields } = job;
  let year = -1;
  const end = digits(text, from, { least: width, most: width, into: (value) => (year = value) });
  if (end < 0) return -1;
  if (fields.year < 0) fields.year = width === 2 ? fullYear(year) : year;
  else if (!isYearAfter(fields.year, year, width)) return -1;
  return end;
}

/** True where `next` is the year after `year`, or with a width of two its last figures. */
export function isYearAfter(year: number, next: number, width: number): boolean {
  return width === 2 ? next === (year + 1) % 100 : next === year + 1;
}

/** A number that stands for a point in time; it is read to the end of the text. */
function readFigure(
  text: string,
  from: number,
  job: { part: 'X' | 'x' | 'serial'; fields: DateFields },
): number {
  const value = /^\d{1,15}(?:\.\d{1,12})?$/u.test(text.slice(from))
    ? figureDate(Number(text.slice(from)), job.part)
    : undefined;
  if (value === undefined) return -1;
  const { precision, ...read } = value;
  Object.assign(job.fields, read, precision === 'day' ? { hour: -1 } : {});
  return text.length;
}

/** The end of a zone's long name, `Pacific Daylight Time` or `America/New_York`; -1 where other characters stand. */
export function zoneNameEnd(text: string, from: number): number {
  let at = wordEnd(text, from);
  while (' /_'.includes(text.charAt(at)) && wordEnd(text, at + 1) > at + 1) at = wordEnd(text, at + 1);
  return at > from ? at : -1;
}

function digits(
  text: string,
  from: number,
  job: { least: number; most: number; into: (value: number) => void },
): number {
  let at = from;
  let value = 0;
  while (at < text.length && at - from < job.most && isDigitCode(text.charCodeAt(at))) {
    value = value * 10 + text.charCodeAt(at) - 0x30;
    at += 1;
  }
  if (at - from < job.least) return -1;
  job.into(value);
  return at;
}

/** The end of the run of letters that starts at `from`. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetterCode(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind `st`, `nd`, `rd`, `th`, `er` or `º`; -1 where none stands. */
export function skipOrdinal(text: string, from: number): number {
  if (text.charCodeAt(from) === 0xba || text.charCodeAt(from) === 0xb0) return from + 1;
  const suffix = text.slice(from, from + 2).toLowerCase();
  const ends = wordEnd(text, from) === from + 2;
  return ends && ['st', 'nd', 'rd', 'th', 'er'].includes(suffix) ? from + 2 : -1;
}

/** Digits after the second's mark; kept to the millisecond. */
export function readFraction(text: string, from: number, fields: DateFields): number {
  let at = from;
  while (at < text.length && at - from < 12 && isDigitCode(text.charCodeAt(at))) at += 1;
  if (at === from) return -1;
  fields.millisecond = Number(text.slice(from, at).padEnd(3, '0').slice(0, 3));
  return at;
}

export function readMeridiem(text: string, from: number, fields: DateFields): number {
  const half = text.charAt(from).toLowerCase();
  if (half !== 'a' && half !== 'p') return -1;
  let at = from + 1;
  const dotted = text.charAt(at) === '.';
  if (dotted) at += 1;
  // `p. m.`, as Spanish spreadsheets write it.
  if (dotted && isBlankCode(text.charCodeAt(at))) at += 1;
  if (text.charAt(at).toLowerCase() !== 'm') return -1;
  at += 1;
  if (dotted && text.charAt(at) === '.') at += 1;
  if (wordEnd(text, at) !== at) return -1;
  fields.meridiem = half === 'a' ? 'am' : 'pm';
  return at;
}

/** `Z`, `UTC`, `GMT` or an offset. The last zone written wins where there are two. */
export function readZone(text: string, from: number, fields: DateFields): number {
  const sign = text.charAt(from);
  if (sign !== '+' && sign !== '-' && sign !== '\u2212') {
    const end = wordEnd(text, from);
    const word = text.slice(from, end).toUpperCase();
    if (word !== 'Z' && word !== 'UTC' && word !== 'GMT') return -1;
    fields.offsetMinutes = 0;
    return end;
  }
  let hours = 0;
  let minutes = 0;
  let at = digits(text, from + 1, { least: 2, most: 2, into: (value) => (hours = value) });
  if (at < 0) return -1;
  const colon = text.charAt(at) === ':' ? at + 1 : at;
  const end = digits(text, colon, { least: 2, most: 2, into: (value) => (minutes = value) });
  if (end > 0) at = end;
  if (hours > 18 || minutes > 59) return -1;
  fields.offsetMinutes = (sign === '+' ? 1 : -1) * (hours * 60 + minutes);
  return at;
}
