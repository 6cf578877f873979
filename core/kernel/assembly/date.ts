/** Dates of fixed places: this, and 24 a mark, 4 a clock, and the order. */
const datesFrom: i32 = 64;

/** Epoch milliseconds of the last date: under its only order or day first, and where `bothWays`, month first. */
export let dayFirst: f64 = NaN;
export let monthFirst: f64 = NaN;
export let bothWays: bool = false;

/** As `fixedDateIn` of `core/values/cells/readFixedDate.ts`; -1 for what is no such date. */
export function readDate(from: usize, length: i32): i32 {
  bothWays = false;
  if (length != 10 && length != 16 && length != 19 && length != 20) return -1;
  const yearFirst = isMark(load<u8>(from, 4));
  const mark = load<u8>(from + (yearFirst ? 4 : 2));
  if (!isMark(mark) || load<u8>(from + (yearFirst ? 7 : 5)) != mark) return -1;
  let clock = 0;
  let clockMs: f64 = 0;
  if (length > 10) {
    const gap = load<u8>(from, 10);
    if ((gap != 0x20 && gap != 0x54) || load<u8>(from, 13) != 0x3a) return -1;
    clock = gap == 0x20 ? 1 : 3;
    if (length > 16) {
      if (load<u8>(from, 16) != 0x3a) return -1;
      if (length == 19) clock += 1;
      else if (gap == 0x54 && load<u8>(from, 19) == 0x5a) clock = 5;
      else return -1;
    }
    const hour = two(from + 11);
    const minute = two(from + 14);
    const second = length > 16 ? two(from + 17) : 0;
    if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return -1;
    clockMs = <f64>(((hour * 60 + minute) * 60 + second) * 1000);
  }
  const base = datesFrom + (mark == 0x2d ? 0 : mark == 0x2f ? 24 : 48) + clock * 4;
  if (yearFirst) {
    const century = two(from);
    const years = two(from + 2);
    const month = two(from + 5);
    const day = two(from + 8);
    if ((century | years | month | day) < 0) return -1;
    const year = century * 100 + years;
    if (!isDay(year, month, day)) return -1;
    dayFirst = <f64>dayNumber(year, month, day) * 86400000 + clockMs;
    return base;
  }
  const first = two(from);
  const second = two(from + 3);
  const century = two(from + 6);
  const years = two(from + 8);
  if ((first | second | century | years) < 0) return -1;
  const year = century * 100 + years;
  const isDayFirst = isDay(year, second, first);
  const isMonthFirst = isDay(year, first, second);
  if (!isDayFirst && !isMonthFirst) return -1;
  const swapped = <f64>dayNumber(year, first, second) * 86400000 + clockMs;
  if (!isDayFirst) {
    dayFirst = swapped;
    return base + 3;
  }
  dayFirst = <f64>dayNumber(year, second, first) * 86400000 + clockMs;
  if (!isMonthFirst) return base + 2;
  monthFirst = swapped;
  bothWays = true;
  return base + 1;
}

function isMark(code: u32): bool {
  return code == 0x2d || code == 0x2f || code == 0x2e;
}

/** Two digits; below zero for other characters. */
function two(at: usize): i32 {
  const tens: u32 = <u32>load<u8>(at) - 0x30;
  const ones: u32 = <u32>load<u8>(at, 1) - 0x30;
  return tens <= 9 && ones <= 9 ? <i32>(tens * 10 + ones) : -1;
}

function isDay(year: i32, month: i32, day: i32): bool {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (month == 2) return day <= (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28);
  return day <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
}

/** As `dayNumber` of `core/values/dates/calendar.ts`; years from 1. */
function dayNumber(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}
