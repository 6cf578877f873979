import type { AskUnit } from '../../../model/ask.ts';

/** Words for the stretches that moments are grouped by. */
export const periods: Readonly<Record<string, Exclude<AskUnit, 'hour'>>> = {
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  year: 'year',
  yearly: 'year',
};
