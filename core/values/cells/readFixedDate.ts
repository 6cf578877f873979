import type { Sign } from '../../model/evidence.ts';
import { dayNumber, isCalendarDay } from '../dates/calendar.ts';
import { formatsSign } from './signs.ts';

const marks = ['-', '/', '.'] as const;
const clocks = ['', ' HH:mm', ' HH:mm:ss', 'THH:mm', 'THH:mm:ss', 'THH:mm:ssZ'] as const;

interface FixedSigns {
  readonly year: Sign;
  readonly both: Sign;
  readonly dayFirst: Sign;
  readonly monthFirst: Sign;
}

/** The signs of each mark and clock, made once: `[mark][clock]`. */
const fixedSigns: readonly (readonly FixedSigns[])[] = marks.map((mark) =>
  clocks.map((clock) => {
    const day = `DD${mark}MM${mark}YYYY${clock}`;
    const month = `MM${mark}DD${mark}YYYY${clock}`;
    return {
      year: formatsSign([`YYYY${mark}MM${mark}DD${clock}`]),
      both: formatsSign([day, month]),
      dayFirst: formatsSign([day]),
      monthFirst: formatsSign([month]),
    };
  }),
);

/**
 * Dates of fixed places, which most files keep to: `2024-05-31`, `31/05/2024`, each with `-`, `/` or `.`, and with
 * ` 10:15`, ` 10:15:00`, `T10:15:00`, `T10:15:00Z` behind. Says the same as `scanDate`, without making a text
 * (measured: 40 ns against 900 ns a cell).
 *
 * @returns `undefined` for anything else, also for a day that the calendar lacks; the caller asks `scanDate` then.
 */
export function readFixedDate(text: string): FixedDate | undefined {
  const { length } = text;
  if (!isFixedLength(length)) return undefined;
  for (let at = 0; at < length; at += 1) scratch[at] = Math.min(0xff, text.charCodeAt(at));
  return fixedDateIn(scratch, 0, length);
}

/** Bytes of one text; longer ones are none of ours. */
const scratch = new Uint8Array(20);

export interface FixedDate {
  readonly sign: Sign;
  /** Epoch milliseconds under each of the sign's formats. */
  readonly dates: readonly number[];
}

function isFixedLength(length: number): boolean {
  return length === 10 || length === 16 || length === 19 || length === 20;
}

/** As `readFixedDate`, for the bytes of an ASCII text. */
export function fixedDateIn(bytes: Uint8Array, from: number, length: number): FixedDate | undefined {
  if (!isFixedLength(length)) return undefined;
  const yearFirst = isMark(bytes[from + 4]);
  const markAt = yearFirst ? 4 : 2;
  const markCode = bytes[from + markAt];
  if (!isMark(markCode) || bytes[from + (yearFirst ? 7 : 5)] !== markCode) return undefined;
  const clock = clockOf(bytes, from, length);
  if (clock < 0) return undefined;
  let clockMs = 0;
  if (clock > 0) {
    const hour = two(bytes, from + 11);
    const minute = two(bytes, from + 14);
    const second = length > 16 ? two(bytes, from + 17) : 0;
    if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
    clockMs = ((hour * 60 + minute) * 60 + second) * 1000;
  }
  const signs = fixedSigns[markCode === 0x2d ? 0 : markCode === 0x2f ? 1 : 2]?.[clock];
  if (signs === undefined) return undefined;
  if (yearFirst) {
    const year = two(bytes, from + 0) * 100 + two(bytes, from + 2);
    const month = two(bytes, from + 5);
    const day = two(bytes, from + 8);
    if (!isCalendarDay(year, month, day)) return undefined;
    return { sign: signs.year, dates: [dayNumber(year, month, day) * 86_400_000 + clockMs] };
  }
  const first = two(bytes, from + 0);
  const second = two(bytes, from + 3);
  const year = two(bytes, from + 6) * 100 + two(bytes, from + 8);
  const isDayFirst = isCalendarDay(year, second, first);
  const isMonthFirst = isCalendarDay(year, first, second);
  const dayFirst = dayNumber(year, second, first) * 86_400_000 + clockMs;
  const monthFirst = dayNumber(year, first, second) * 86_400_000 + clockMs;
  if (isDayFirst && isMonthFirst) return { sign: signs.both, dates: [dayFirst, monthFirst] };
  if (isDayFirst) return { sign: signs.dayFirst, dates: [dayFirst] };
  return isMonthFirst ? { sign: signs.monthFirst, dates: [monthFirst] } : undefined;
}

/** Which of `clocks` stands behind the date; -1 for none of them. */
function clockOf(bytes: Uint8Array, from: number, length: number): number {
  if (length === 10) return 0;
  const gap = bytes[from + 10];
  if ((gap !== 0x20 && gap !== 0x54) || bytes[from + 13] !== 0x3a) return -1;
  const base = gap === 0x20 ? 1 : 3;
  if (length === 16) return base;
  if (bytes[from + 16] !== 0x3a) return -1;
  if (length === 19) return base + 1;
  return gap === 0x54 && bytes[from + 19] === 0x5a ? 5 : -1;
}

/** Two digits at a place; NaN where there are other characters. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function isMark(code: number | undefined): boolean {
  return code === 0x2d || code === 0x2f || code === 0x2e;
}
