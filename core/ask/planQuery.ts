import type { AskClause, AskCondition, AskMeasure, AskQuery, AskScope, AskSpan } from '../model/ask.ts';
import type { AskPlan, PlanGroup, PlanMeasure, PlanTest } from '../model/askPlan.ts';
import { AppError, assertNever } from '../model/errors.ts';
import { type AskField, type AskTopic, operatorsOf } from './askField.ts';
import { textOfDay, zoneNamed } from './days.ts';
import { type AskNow, resolveSpan } from './resolveSpan.ts';

/**
 * Checks a query against the fields that there are and resolves its times.
 * @throws {AppError} `ASK_INVALID` naming what does not fit
 */
export function planQuery(
  query: Omit<AskQuery, 'subject'>,
  topic: Pick<AskTopic, 'fields' | 'title'>,
  now: AskNow,
): AskPlan {
  const fieldOf = (name: string): AskField => {
    const field = topic.fields.find((one) => one.name === name);
    if (field === undefined) throw invalid(`${topic.title} have no field ${name.slice(0, 60)}.`);
    return field;
  };
  const test = (condition: AskCondition): PlanTest => planTest(condition, fieldOf(condition.field), now);
  const isListed = query.groups.length === 0 && query.measures.length === 0;
  for (const column of query.columns ?? []) fieldOf(column);
  const groups = query.groups.map(({ field, by }): PlanGroup => {
    const { type, label } = fieldOf(field);
    const isTime = type === 'instant' || type === 'day';
    if (isTime && by === null) throw invalid(`${label} is grouped by day, week, month, quarter or year.`);
    if (!isTime && by !== null) throw invalid(`${label} is no date.`);
    return { field, type, by };
  });
  const measures = query.measures.map((measure): PlanMeasure => {
    switch (measure.kind) {
      case 'count':
        return measure;
      case 'part':
      case 'share':
        return { kind: measure.kind, of: measure.of.map(test) };
      case 'sum':
      case 'avg':
      case 'min':
      case 'max':
        if (fieldOf(measure.field).type !== 'number')
          throw invalid(`${fieldOf(measure.field).label} is no number.`);
        return measure;
      default:
        return assertNever(measure);
    }
  });
  const measured = measuresOf(query);
  for (const { by } of query.order) {
    if ('field' in by !== isListed)
      throw invalid(
        isListed ? 'A list is ordered by its fields.' : 'Figures are ordered by a group or a figure.',
      );
    if ('field' in by) fieldOf(by.field);
    else if ('group' in by ? by.group >= groups.length : by.measure >= measured.length)
      throw invalid('The order names a figure that is not there.');
  }
  return {
    where: query.where.map((clause) => conditionsOf(clause).map(test)),
    groups,
    measures: measures.length === 0 && groups.length > 0 ? [{ kind: 'count' }] : measures,
    order: query.order,
    limit: query.limit,
  };
}

/** The conditions of a question that another list is filtered by. @throws {AppError} `ASK_INVALID`, `USAGE` */
export function scopePlan(
  { where, zone }: AskScope,
  topic: Pick<AskTopic, 'fields' | 'title'>,
  now: number,
): AskPlan['where'] {
  const query = { where, groups: [], measures: [], order: [], limit: null, columns: null };
  return planQuery(query, topic, { now, zone: zoneNamed(zone) }).where;
}

/** The figures of a query: where there are groups and none is named, the count. */
export function measuresOf({
  groups,
  measures,
}: Pick<AskQuery, 'groups' | 'measures'>): readonly AskMeasure[] {
  return measures.length === 0 && groups.length > 0 ? [{ kind: 'count' }] : measures;
}

/** The conditions of which one must hold. */
export function conditionsOf(clause: AskClause): readonly AskCondition[] {
  return 'any' in clause ? clause.any : [clause];
}

function planTest({ field, test }: AskCondition, { type, label }: AskField, now: AskNow): PlanTest {
  if (!operatorsOf(type).includes(test.op)) throw invalid(`${label} cannot be asked "${test.op}".`);
  const number = { kind: 'number', field, low: null, high: null, withLow: false, withHigh: false } as const;
  switch (test.op) {
    case 'is':
    case 'isNot':
      return { kind: 'oneOf', field, values: test.values, isNot: test.op === 'isNot' };
    case 'contains':
    case 'containsNot':
      return { kind: 'contains', field, text: test.text, isNot: test.op === 'containsNot' };
    case 'begins':
      return { kind: 'begins', field, text: test.text };
    case 'empty':
    case 'filled':
      return { kind: 'empty', field, isNot: test.op === 'filled' };
    case 'equals':
      return { ...number, low: test.number, high: test.number, withLow: true, withHigh: true };
    case 'above':
      return { ...number, low: test.number };
    case 'atLeast':
      return { ...number, low: test.number, withLow: true };
    case 'below':
      return { ...number, high: test.number };
    case 'atMost':
      return { ...number, high: test.number, withHigh: true };
    case 'between':
      if (test.low > test.high) throw invalid(`${label}: the first figure is above the second.`);
      return { ...number, low: test.low, high: test.high, withLow: true, withHigh: true };
    case 'within':
    case 'notWithin':
    case 'since':
    case 'after':
    case 'before':
    case 'until': {
      const edges = edgesOf(test.span, type, now);
      const at = { kind: 'time', field, isNot: test.op === 'notWithin' } as const;
      switch (test.op) {
        case 'since':
          return { ...at, from: edges.from, to: null };
        case 'after':
          return { ...at, from: edges.to, to: null };
        case 'before':
          return { ...at, from: null, to: edges.from };
        case 'until':
          return { ...at, from: null, to: edges.to };
        case 'within':
        case 'notWithin':
          return { ...at, ...edges };
        default:
          return assertNever(test);
      }
    }
    default:
      return assertNever(test);
  }
}

function edgesOf(
  span: AskSpan,
  type: AskField['type'],
  now: AskNow,
): { readonly from: string; readonly to: string } {
  const { from, to, fromMs, toMs } = resolveSpan(span, now);
  return type === 'instant'
    ? { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }
    : { from: textOfDay(from), to: textOfDay(to) };
}

function invalid(message: string): AppError {
  return new AppError('ASK_INVALID', message);
}
