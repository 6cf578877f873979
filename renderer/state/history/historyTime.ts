import type { HistoryRange } from './historyPlace.ts';

export type BarUnit = 'hour' | 'day' | 'week' | 'month';

/** The stretches of a chart, from left to right. */
export interface ChartTime {
  readonly unit: BarUnit;
  /** ISO 8601 UTC, ascending: each stretch goes from one to the next, the last included one is under way or over. */
  readonly edges: readonly string[];
}

/** Days up to which a chart shows a bar a day, and up to which one a week; more than some hundred bars cannot be told apart. */
const mostDays = 62;
const mostWeekDays = 550;
const mostBars = 120;
const dayMs = 86_400_000;

/** The instants a range goes from and to, in the time zone of this computer; absent where it is open. */
export function instantsOf(range: HistoryRange, now: Date): { readonly from?: string; readonly to?: string } {
  if (range === null) return {};
  if (typeof range === 'string') return { from: startOf(range, now).toISOString() };
  return {
    ...(range.from === null ? {} : { from: localDay(range.from, 0).toISOString() }),
    // The last day belongs to it.
    ...(range.to === null ? {} : { to: localDay(range.to, 1).toISOString() }),
  };
}

/** The stretches that show a range: hours of a day, else days, weeks from Monday or months, none left out. */
export function chartTimeOf(range: HistoryRange, now: Date, oldest: Date | null): ChartTime {
  const { from, to } = instantsOf(range, now);
  const end =
    to === undefined
      ? now
      : new Date(Math.min(Date.parse(to) - 1, Math.max(now.getTime(), Date.parse(from ?? to))));
  const begin = from === undefined ? (oldest ?? now) : new Date(from);
  const days = (end.getTime() - begin.getTime()) / dayMs;
  const unit: BarUnit =
    days <= 1 && range !== null ? 'hour' : days <= mostDays ? 'day' : days <= mostWeekDays ? 'week' : 'month';
  // A lone bar says nothing: all time of a young history is shown as its last days.
  const first = range === null && days < 13 ? new Date(end.getTime() - 13 * dayMs) : begin;
  const starts: Date[] = [];
  for (let at = floorTo(unit, first); at <= end; at = nextOf(unit, at)) starts.push(at);
  const shown = starts.slice(-mostBars);
  const last = shown.at(-1) ?? floorTo(unit, end);
  return { unit, edges: [...shown, nextOf(unit, last)].map((date) => date.toISOString()) };
}

/** The day of an instant as an address has it, in this computer's time zone. */
export function dayText(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The range of days that a stretch covers. */
export function rangeOfStretch(from: string, end: string): HistoryRange {
  return { from: dayText(new Date(from)), to: dayText(new Date(Date.parse(end) - 1)) };
}

function startOf(range: Exclude<HistoryRange, null | object>, now: Date): Date {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  switch (range) {
    case 'today':
      return new Date(year, month, day);
    case '7d':
      return new Date(year, month, day - 6);
    case '30d':
      return new Date(year, month, day - 29);
    case 'month':
      return new Date(year, month, 1);
    case 'year':
      return new Date(year, 0, 1);
  }
}

function localDay(day: string, later: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}

/** Calendar arithmetic, so that days of 23 and 25 hours are days. */
function floorTo(unit: BarUnit, at: Date): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  if (unit === 'hour') return new Date(year, month, day, at.getHours());
  if (unit === 'day') return new Date(year, month, day);
  if (unit === 'week') return new Date(year, month, day - ((at.getDay() + 6) % 7));
  return new Date(year, month, 1);
}

function nextOf(unit: BarUnit, at: Date): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  // The hour that the clock repeats in autumn would lead back to itself.
  if (unit === 'hour') return new Date(at.getTime() + 3_600_000);
  if (unit === 'day') return new Date(year, month, day + 1);
  if (unit === 'week') return new Date(year, month, day + 7);
  return new Date(year, month + 1, 1);
}
