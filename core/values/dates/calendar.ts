/** A point in time as a text gave it. Parts that were not written are at their start: day 1, midnight. */
export interface DateValue {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC; `null` where no zone was written. */
  readonly offsetMinutes: number | null;
  /** The finest part that was written. */
  readonly precision: 'year' | 'month' | 'day' | 'time';
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month (1 to 12) in the Gregorian calendar; 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthDays[month - 1] ?? 0;
}

/** True where the calendar has such a day; the 30th of February is none. Years from 1 to 9999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01, negative before. After Howard Hinnant's `days_from_civil`. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Milliseconds since 1970-01-01T00:00Z. A value without a zone is taken as it stands, as if it were UTC. */
export function epochMs(value: DateValue): number {
  const minutes = value.hour * 60 + value.minute - (value.offsetMinutes ?? 0);
  return (
    dayNumber(value.year, value.month, value.day) * 86_400_000 +
    minutes * 60_000 +
    value.second * 1000 +
    value.millisecond
  );
}

/** The ISO 8601 text of a value, no finer than what was written: `2024`, `2024-05`, `2024-05-31`, `2024-05-31T08:30:00+02:00`. */
export function isoText(value: DateValue): string {
  let text = pad(value.year, 4);
  if (value.precision === 'year') return text;
  text += `-${pad(value.month, 2)}`;
  if (value.precision === 'month') return text;
  text += `-${pad(value.day, 2)}`;
  if (value.precision === 'day') return text;
  text += `T${pad(value.hour, 2)}:${pad(value.minute, 2)}:${pad(value.second, 2)}`;
  if (value.millisecond > 0) text += `.${pad(value.millisecond, 3)}`;
  const offset = value.offsetMinutes;
  if (offset === null) return text;
  if (offset === 0) return `${text}Z`;
  const size = Math.abs(offset);
  return `${text}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
}

/** The value of an epoch time in UTC, at the precision asked for; the way back from `epochMs`. */
export function dateOfEpoch(ms: number, precision: DateValue['precision'], zoned: boolean): DateValue {
  const days = Math.floor(ms / 86_400_000);
  const rest = ms - days * 86_400_000;
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
    offsetMinutes: zoned ? 0 : null,
    precision,
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
