/** Which day is number 0; workbooks made on old Macintoshes count from 1904. */
export type DateSystem = 1900 | 1904;

const dayMs = 86_400_000;
/** Days from 1970-01-01 back to 1899-12-30 and 1904-01-01. */
const epochDays = { 1900: -25_569, 1904: -24_107 } as const;
/** 9999-12-31 in each system, the last day that workbooks show. */
const lastDay = { 1900: 2_958_465, 1904: 2_957_003 } as const;

export interface SerialDate {
  /** `YYYY-MM-DD`. Days 0 and 60 of 1900 are `1900-01-00` and `1900-02-29`, as workbooks show them. */
  readonly date: string;
  /** Days, whole. */
  readonly day: number;
  /** Milliseconds since midnight. */
  readonly timeMs: number;
}

/**
 * Reads a day number: whole days since the epoch, the fraction is the time.
 *
 * @param stepMs What the time is rounded to: 1,000 where no fractions of seconds are shown, since a fraction of a
 * day in binary is rarely exact; else 1.
 * @returns `undefined` for numbers that no workbook shows as a date (negative, after 9999).
 */
export function readSerialDate(serial: number, system: DateSystem, stepMs: number): SerialDate | undefined {
  if (!(serial >= 0) || serial >= lastDay[system] + 1) return undefined;
  const { day, timeMs } = dayAndTime(serial, stepMs);
  return { date: dayText(day, system), day, timeMs };
}

/** Whole days and the time of a day number that is not negative; a time that rounds to midnight is the next day's. */
export function dayAndTime(serial: number, stepMs: number): Pick<SerialDate, 'day' | 'timeMs'> {
  const day = Math.floor(serial);
  const timeMs = Math.round(((serial - day) * dayMs) / stepMs) * stepMs;
  return timeMs >= dayMs ? { day: day + 1, timeMs: timeMs - dayMs } : { day, timeMs };
}

function dayText(day: number, system: DateSystem): string {
  if (system === 1900) {
    if (day === 0) return '1900-01-00';
    // Lotus 1-2-3 took 1900 for a leap year, and Excel kept it; days before that one are therefore one off.
    if (day === 60) return '1900-02-29';
    if (day < 60) return civilDate(epochDays[1900] + day + 1);
  }
  return civilDate(epochDays[system] + day);
}

/** Days since 1970-01-01 of a day number from 61 on, where both systems count as the calendar does. */
export function dayOfSerial(day: number, system: DateSystem): number {
  return epochDays[system] + day;
}

/** Days since 1970-01-01 as `YYYY-MM-DD`. */
function civilDate(days: number): string {
  const { year, month, day } = civilDay(days);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Days since 1970-01-01 as a day of the calendar. After Howard Hinnant, "chrono-compatible low-level date algorithms", for days after 0000-03-01. */
export function civilDay(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** `HH:mm:ss`, with milliseconds only where there are any. Hours may go past 24. */
export function clockText(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  const text = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  const rest = timeMs - seconds * 1000;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

/**
 * The day number of an ISO date or date and time, in the system of 1900.
 *
 * @returns `undefined` where the text is no such date, or one before 1900-03-01, from where on all programs agree.
 */
export function toSerialDate(
  iso: string,
): { readonly serial: number; readonly hasTime: boolean } | undefined {
  const match = isoDate.exec(iso);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0', fraction = ''] = match;
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  const timeMs =
    (Number(hour ?? 0) * 3600 + Number(minute) * 60 + Number(second)) * 1000 +
    Number(fraction.padEnd(3, '0'));
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (civilDate(days) !== `${year}-${month}-${day}`) return undefined;
  const serial = days - epochDays[1900];
  if (serial <= 60) return undefined;
  return { serial: serial + timeMs / dayMs, hasTime: hour !== undefined };
}

/** The day number of a date as `readSerialDate` writes it: also `1900-01-00`, and `1900-02-29` that never was. */
export function dayOfDate(date: string, system: DateSystem): number | undefined {
  if (system === 1900 && date === '1900-02-29') return 60;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const serial = daysFromCivil(Number(year), Number(month), Number(day)) - epochDays[system];
  const number = system === 1900 && serial <= 60 ? serial - 1 : serial;
  return number >= 0 && dayText(number, system) === date ? number : undefined;
}

const isoCell = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(\.\d+)?)?Z?$/;

/** The number of a date, or date and time, that stands in a file as ISO 8601; `undefined` for other text. */
export function readIsoSerial(iso: string, system: DateSystem): number | undefined {
  const match = isoCell.exec(iso.trim());
  if (match === null) return undefined;
  const [, date = '', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const day = dayOfDate(date, system);
  if (day === undefined) return undefined;
  return day + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(fraction)) / 86_400;
}

function daysFromCivil(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
