import type { ValueCount } from '../model/profile.ts';
import { epochMs } from '../values/dates/calendar.ts';
import { scanDate } from '../values/dates/scanDate.ts';

/** Which of the two numbers of a date stands first. */
export type Order = 'day' | 'month';

/** Different months and years that a series of months must have; the days of one January may be as many. */
const fewestMonths = 4;
const fewestYears = 2;

const twoOrders = /^(\d{1,2})[-/.: ](\d{1,2})[-/.: ](\d{4}|\d{2})(?!\d)/u;

/**
 * The order under which dates that both orders can read are the first days of months over several years, as monthly and
 * quarterly figures have them: `1/1/2009`, `4/1/2009`, ... `10/1/2012`. Under the other order they would be days from the 1st
 * to the 12th of some January each year, and never a later one. `undefined` where they are no such series.
 */
export function seriesOrder(values: readonly ValueCount[]): Order | undefined {
  const seen = { first: new Set<number>(), second: new Set<number>(), year: new Set<string>() };
  for (const { value } of values) {
    const match = twoOrders.exec(value.trim());
    if (match === null) continue;
    const [, first, second, year = ''] = match;
    seen.first.add(Number(first));
    seen.second.add(Number(second));
    seen.year.add(year);
    if (seen.first.size > 1 && seen.second.size > 1) return undefined;
  }
  if (seen.year.size < fewestYears) return undefined;
  if (seen.second.size === 1 && seen.second.has(1) && seen.first.size >= fewestMonths) return 'month';
  return seen.first.size === 1 && seen.first.has(1) && seen.second.size >= fewestMonths ? 'day' : undefined;
}

/** True where each date is the same day under both orders, as the first of January is. */
export function readsAlike(values: readonly ValueCount[]): boolean {
  return values.every(({ value }) => {
    const [one, other] = scanDate(value);
    return one === undefined || other === undefined || epochMs(one.value) === epochMs(other.value);
  });
}
