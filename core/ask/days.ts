import { AppError } from '../model/errors.ts';

/** A date as the number of days since 1 January 1970; it has no zone. */
export type Day = number;

const dayMs = 86_400_000;

/** @param text `YYYY-MM-DD`, whatever stands behind */
export function dayOf(text: string): Day {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / dayMs);
}

/** As `YYYY-MM-DD`. */
export function textOfDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Of a year, a month from 1, which may be beyond 12 or below 1, and a day of it from 1. */
export function civilDay(year: number, month: number, date = 1): Day {
  return Date.UTC(year, month - 1, date) / dayMs;
}

export function civilOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const at = new Date(day * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** So many months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civilOf(day);
  const last = civilDay(year, month + months + 1) - civilDay(year, month + months);
  return civilDay(year, month + months, Math.min(date, last));
}

/** Days as a place on Earth counts them. */
export interface Zone {
  /** @param ms milliseconds since the epoch */
  dayAt(ms: number): Day;
  /** First moment of a day, in milliseconds since the epoch. */
  startOf(day: Day): number;
}

const zones = new Map<string, Zone>();

/**
 * @param name As IANA has it: `Europe/Berlin`.
 * @throws {AppError} `USAGE` where there is no such zone
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  if (zones.size >= zonesKept) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** A host has one or two; a table of all would only grow. */
const zonesKept = 20;

function makeZone(timeZone: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new AppError('USAGE', `There is no time zone ${timeZone.slice(0, 60)}.`, {
      cause,
      remedy: 'Name a zone as in Europe/Berlin.',
    });
  }
  const offsetAt = (ms: number): number => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return shown - Math.floor(ms / 1000) * 1000;
  };
  /** The offset of a day of UTC on which it does not change; `null` where it does. Groups by time ask for thousands. */
  const steady = new Map<Day, number | null>();
  const offset = (ms: number): number => {
    const day = Math.floor(ms / dayMs);
    let known = steady.get(day);
    if (known === undefined) {
      const first = offsetAt(day * dayMs);
      known = first === offsetAt((day + 1) * dayMs - 1) ? first : null;
      steady.set(day, known);
    }
    return known ?? offsetAt(ms);
  };
  const dayAt = (ms: number): Day => Math.floor((ms + offset(ms)) / dayMs);
  return {
    dayAt,
    startOf(day) {
      // Midnight may be left out, or come twice, so it is looked for: no zone is further from UTC than 15 hours.
      let low = day * dayMs - 15 * 3_600_000;
      let high = day * dayMs + 15 * 3_600_000;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (dayAt(middle) >= day) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
