import { civilDay, textOfDay } from '../../days.ts';
import { monthOfName } from '../../../values/dates/monthNames.ts';
import type { FoundSpan, Words } from './timeUnits.ts';

/** A leap year, so that the 29th of February is a day whichever year is meant. */
export const leapYear = 2024;

/** `last year`, `this year`, `2025`: a year behind a month, quarter or half; of none the last that began is meant. */
export function yearAt(words: Words, at: number, thisYear: number): { year: number | null; length: number } {
  const skipped = ['of', 'in', 'the'].includes(words(at)) ? 1 : 0;
  const more = skipped === 1 && words(at + 1) === 'the' ? 2 : skipped;
  const [first, second] = [words(at + more), words(at + more + 1)];
  const year = yearIn(first);
  if (year !== undefined) return { year, length: more + 1 };
  const back = { this: 0, current: 0, last: 1, previous: 1, past: 1 }[first];
  if (back !== undefined && second === 'year') return { year: thisYear - back, length: more + 2 };
  if (first === 'year' && more > 0 && words(at + more - 1) === 'the')
    return { year: thisYear, length: more + 1 };
  return { year: null, length: 0 };
}

export function yearIn(word: string): number | undefined {
  return /^(?:19|20)\d\d$/.test(word) ? Number(word) : undefined;
}

/**
 * A day: `2026-03-01`, `1 March 2026`, `the 1st of March`, `March 1st, 2026`, `25.12.2026`. Of figures with slashes only
 * those that can be read in one way; a day without a year begins with `????`.
 */
export function dateAt(words: Words, thisYear: number): FoundSpan | undefined {
  const word = words(0);
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return isDay(word) ? { span: dayIn(word), length: 1 } : undefined;
  const figures = /^(\d{1,2})([./])(\d{1,2})\2((?:20)?\d\d)$/.exec(word);
  if (figures !== null) {
    const [first, third] = [Number(figures[1]), Number(figures[3])];
    const year = Number(figures[4]) % 100;
    const isDayFirst = figures[2] === '.' || first > 12 || first === third;
    if (!isDayFirst && third <= 12) return undefined;
    const [date, month] = isDayFirst ? [first, third] : [third, first];
    const day = `${2000 + year}-${two(month)}-${two(date)}`;
    return isDay(day) ? { span: dayIn(day), length: 1 } : undefined;
  }
  const date = dateIn(word);
  const of = words(1) === 'of' ? 1 : 0;
  const month = monthOfName(words(1 + of));
  if (date !== undefined && month !== undefined) {
    const { year, length } = yearAt(words, 2 + of, thisYear);
    return wholeDay([date, month, year], 2 + of + length);
  }
  const leading = word.length > 2 ? monthOfName(word) : undefined;
  const the = words(1) === 'the' ? 1 : 0;
  const behind = dateIn(words(1 + the));
  if (leading !== undefined && behind !== undefined) {
    const comma = words(2 + the) === ',' ? 1 : 0;
    const { year, length } = yearAt(words, 2 + the + comma, thisYear);
    return wholeDay([behind, leading, year], 2 + the + (length === 0 ? 0 : comma + length));
  }
  return undefined;
}

function dateIn(word: string): number | undefined {
  const date = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1];
  return date === undefined ? undefined : Number(date);
}

function wholeDay(
  [date, month, year]: readonly [date: number, month: number, year: number | null],
  length: number,
): FoundSpan | undefined {
  const day = textOfDay(civilDay(year ?? leapYear, month, date));
  if (Number(day.slice(8)) !== date) return undefined;
  return { span: dayIn(year === null ? `????${day.slice(4)}` : day), length };
}

function isDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return month >= 1 && month <= 12 && textOfDay(civilDay(year, month, date)) === day;
}

function dayIn(day: string): FoundSpan['span'] {
  return { kind: 'dates', from: day, to: day };
}

export function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
