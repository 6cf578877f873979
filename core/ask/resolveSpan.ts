import type { AskSpan, AskUnit } from '../model/ask.ts';
import { assertNever } from '../model/errors.ts';
import { addMonths, civilDay, civilOf, type Day, dayOf, weekdayOf, type Zone } from './days.ts';

/** When a question is asked, and where. */
export interface AskNow {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly zone: Zone;
}

/** What a span comes to: days of the zone and the moments at their edges. The ends are excluded. */
export interface ResolvedSpan {
  readonly from: Day;
  readonly to: Day;
  readonly fromMs: number;
  readonly toMs: number;
}

/** First day of the stretch that a day lies in. */
export function startOfUnit(day: Day, unit: Exclude<AskUnit, 'hour'>): Day {
  const { year, month } = civilOf(day);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day - weekdayOf(day) + 1;
    case 'month':
      return civilDay(year, month);
    case 'quarter':
      return civilDay(year, month - ((month - 1) % 3));
    case 'year':
      return civilDay(year, 1);
    default:
      return assertNever(unit);
  }
}

/** The day so many units later. */
function later(day: Day, unit: Exclude<AskUnit, 'hour'>, count: number): Day {
  switch (unit) {
    case 'day':
      return day + count;
    case 'week':
      return day + 7 * count;
    case 'month':
      return addMonths(day, count);
    case 'quarter':
      return addMonths(day, 3 * count);
    case 'year':
      return addMonths(day, 12 * count);
    default:
      return assertNever(unit);
  }
}

/** Finds the days that a span means now. */
export function resolveSpan(span: AskSpan, { now, zone }: AskNow): ResolvedSpan {
  const today = zone.dayAt(now);
  if (span.kind === 'last' && span.unit === 'hour') {
    const fromMs = now - span.count * 3_600_000;
    return { from: zone.dayAt(fromMs), to: today + 1, fromMs, toMs: zone.startOf(today + 1) };
  }
  const [from, to] = daysOf(span, today);
  return { from, to, fromMs: zone.startOf(from), toMs: zone.startOf(to) };
}

function daysOf(span: AskSpan, today: Day): readonly [Day, Day] {
  switch (span.kind) {
    case 'unit': {
      const from = later(startOfUnit(today, span.unit), span.unit, -span.back);
      return [from, later(from, span.unit, 1)];
    }
    case 'last': {
      const unit = span.unit === 'hour' ? 'day' : span.unit;
      return [later(today, unit, -span.count) + 1, today + 1];
    }
    case 'month':
      return stretch({ month: span.month, months: 1, year: span.year }, today);
    case 'quarter':
      return stretch({ month: 3 * span.quarter - 2, months: 3, year: span.year }, today);
    case 'year':
      return [civilDay(span.year, 1), civilDay(span.year + 1, 1)];
    case 'weekday': {
      const from = today - ((weekdayOf(today) - span.day + 7) % 7);
      return [from, from + 1];
    }
    case 'dates':
      return [dayOf(span.from), dayOf(span.to) + 1];
    default:
      return assertNever(span);
  }
}

/** Months of a year; without one, of the last year in which they have begun. */
function stretch(
  of: { readonly month: number; readonly months: number; readonly year: number | null },
  today: Day,
): readonly [Day, Day] {
  const present = civilOf(today).year;
  const year = of.year ?? (civilDay(present, of.month) <= today ? present : present - 1);
  return [civilDay(year, of.month), civilDay(year, of.month + of.months)];
}
