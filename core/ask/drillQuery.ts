import type { AskCondition, AskQuery } from '../model/ask.ts';
import type { AskValue } from '../model/askPlan.ts';
import { addMonths, dayOf, textOfDay } from './days.ts';

/** The query that lists the rows which a row of figures was made of. */
export function drillQuery(query: AskQuery, keys: readonly AskValue[]): AskQuery {
  return {
    ...query,
    where: [
      ...query.where,
      ...query.groups.map(({ field, by }, at) => keyCondition(field, by, keys[at] ?? null)),
    ],
    groups: [],
    measures: [],
    order: [],
    limit: null,
    columns: null,
  };
}

function keyCondition(field: string, by: AskQuery['groups'][number]['by'], key: AskValue): AskCondition {
  if (key === null) return { field, test: { op: 'empty' } };
  if (typeof key === 'number') return { field, test: { op: 'equals', number: key } };
  if (by === null) return { field, test: { op: 'is', values: [key] } };
  const from = dayOf(key);
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[by];
  const to = months > 0 ? addMonths(from, months) - 1 : from + (by === 'week' ? 6 : 0);
  return { field, test: { op: 'within', span: { kind: 'dates', from: key, to: textOfDay(to) } } };
}
