import type { AskSpan, AskUnit } from '../../model/ask.ts';

/** How a model is told to write a time. */
export const spanLegend =
  'day0 today, day1 yesterday, week0 this week, month1 last month, quarter0, year1 (so many before the present one); "last 7 day" (units hour, day, week, month, quarter, year); m3 the last March that began, "m3 2026"; q2, "q2 2026"; y2025; wd1 the last Monday, wd7 Sunday; 2026-01-01..2026-03-31 both included';

/** Reads a time as `spanLegend` writes it; `undefined` for anything else. */
export function spanIn(text: string): AskSpan | undefined {
  const unit = /^(day|week|month|quarter|year)(-?\d{1,4})$/.exec(text);
  if (unit !== null)
    return { kind: 'unit', unit: unit[1] as Exclude<AskUnit, 'hour'>, back: Number(unit[2]) };
  const last = /^last (\d{1,4}) (hour|day|week|month|quarter|year)s?$/.exec(text);
  if (last !== null) return { kind: 'last', count: Number(last[1]), unit: last[2] as AskUnit };
  const named = /^([mq])(\d{1,2})(?: (\d{4}))?$/.exec(text);
  if (named !== null) {
    const year = named[3] === undefined ? null : Number(named[3]);
    return named[1] === 'm'
      ? { kind: 'month', month: Number(named[2]), year }
      : { kind: 'quarter', quarter: Number(named[2]), year };
  }
  const year = /^y(\d{4})$/.exec(text);
  if (year !== null) return { kind: 'year', year: Number(year[1]) };
  const weekday = /^wd([1-7])$/.exec(text);
  if (weekday !== null) return { kind: 'weekday', day: Number(weekday[1]) };
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { kind: 'dates', from, to };
}
