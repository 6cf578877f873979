import type {
  AskClause,
  AskCondition,
  AskFieldView,
  AskMeasure,
  AskOperator,
  AskQuery,
  AskSpan,
  AskSubject,
  AskTest,
} from '../../../core/contract/askViews.ts';

/** A query that lists everything of a subject. */
export function plainQuery(subject: AskSubject): AskQuery {
  return { subject, where: [], groups: [], measures: [], order: [], limit: null, columns: null };
}

/** The conditions of a clause, of which one must hold. */
export function conditionsOf(clause: AskClause): readonly AskCondition[] {
  return 'any' in clause ? clause.any : [clause];
}

/** The query with the conditions of one clause changed; a clause without any is left out, one behind the last is added. */
export function withClause(query: AskQuery, at: number, conditions: readonly AskCondition[]): AskQuery {
  const [only, ...more] = conditions;
  const clause: AskClause | undefined =
    only === undefined ? undefined : more.length === 0 ? only : { any: conditions };
  return {
    ...query,
    where: [
      ...query.where.slice(0, at),
      ...(clause === undefined ? [] : [clause]),
      ...query.where.slice(at + 1),
    ],
  };
}

/** Whether every condition says what it compares with; one that is still being written is not asked for. */
export function isWhole({ where, measures }: AskQuery): boolean {
  return [...where.flatMap(conditionsOf), ...measures.flatMap((one) => ('of' in one ? one.of : []))].every(
    ({ test }) =>
      'values' in test
        ? test.values.some((value) => value !== '')
        : 'text' in test
          ? test.text.trim() !== ''
          : true,
  );
}

/** What a condition begins as. */
export function freshCondition(field: AskFieldView): AskCondition {
  const [op = 'filled'] = field.operators;
  return { field: field.name, test: freshTest(op, field, undefined) };
}

/** A test with another operator, which keeps the value where that still fits. */
export function freshTest(op: AskOperator, field: AskFieldView, before: AskTest | undefined): AskTest {
  switch (op) {
    case 'is':
    case 'isNot': {
      const [first] = field.values;
      return {
        op,
        values:
          before !== undefined && 'values' in before
            ? before.values
            : first === undefined
              ? []
              : [first.value],
      };
    }
    case 'contains':
    case 'containsNot':
    case 'begins':
      return { op, text: before === undefined ? '' : textOf(before) };
    case 'empty':
    case 'filled':
      return { op };
    case 'between': {
      const number = before === undefined ? 0 : numberOf(before);
      return { op, low: number, high: number };
    }
    case 'equals':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return { op, number: before === undefined ? 0 : numberOf(before) };
    case 'within':
    case 'notWithin':
    case 'since':
    case 'after':
    case 'before':
    case 'until':
      return { op, span: before !== undefined && 'span' in before ? before.span : thisMonth };
  }
}

const thisMonth: AskSpan = { kind: 'unit', unit: 'month', back: 0 };

function textOf(test: AskTest): string {
  return 'text' in test ? test.text : 'values' in test ? (test.values[0] ?? '') : '';
}

function numberOf(test: AskTest): number {
  return 'number' in test ? test.number : 'low' in test ? test.low : 0;
}

/** Grouped by a field, or by nothing; an order that named what is gone falls back to the usual one. */
export function groupedBy(query: AskQuery, fields: readonly AskFieldView[]): AskQuery {
  const groups = fields.map(({ name, type }) => ({
    field: name,
    by:
      type === 'instant' || type === 'day'
        ? (query.groups.find(({ field }) => field === name)?.by ?? ('month' as const))
        : null,
  }));
  const isList = groups.length === 0;
  return {
    ...query,
    groups,
    measures: isList ? [] : query.measures.length === 0 ? [{ kind: 'count' }] : query.measures,
    order: isList === (query.groups.length === 0) ? query.order : [],
    columns: isList ? query.columns : null,
  };
}

/** With other figures. A query without figures and groups lists rows; an order that named what is gone falls back to the usual one. */
export function withMeasures(query: AskQuery, measures: readonly AskMeasure[]): AskQuery {
  const isList = measures.length === 0 && query.groups.length === 0;
  const wasList = query.measures.length === 0 && query.groups.length === 0;
  const order = query.order.filter(({ by }) =>
    'field' in by ? isList : 'measure' in by ? by.measure < measures.length : true,
  );
  return {
    ...query,
    measures,
    order: isList === wasList ? order : [],
    columns: isList ? query.columns : null,
  };
}

/** A figure of another kind, which keeps field and conditions where they fit; `null` where no field has numbers. */
export function freshMeasure(
  kind: AskMeasure['kind'],
  fields: readonly AskFieldView[],
  before?: AskMeasure,
): AskMeasure | null {
  switch (kind) {
    case 'count':
      return { kind };
    case 'part':
    case 'share': {
      const [usual] = fields;
      if (before !== undefined && 'of' in before) return { kind, of: before.of };
      return usual === undefined ? null : { kind, of: [freshCondition(usual)] };
    }
    case 'sum':
    case 'avg':
    case 'min':
    case 'max': {
      const field =
        before !== undefined && 'field' in before
          ? before.field
          : fields.find(({ type }) => type === 'number')?.name;
      return field === undefined ? null : { kind, field };
    }
  }
}

/** Relative stretches of time that the builder offers, with the names of its menu. */
export const spanNames = [
  'today',
  'yesterday',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
  '7d',
  '30d',
  '90d',
] as const;
export type SpanName = (typeof spanNames)[number];

const spans: Readonly<Record<SpanName, AskSpan>> = {
  today: { kind: 'unit', unit: 'day', back: 0 },
  yesterday: { kind: 'unit', unit: 'day', back: 1 },
  week: { kind: 'unit', unit: 'week', back: 0 },
  lastWeek: { kind: 'unit', unit: 'week', back: 1 },
  month: thisMonth,
  lastMonth: { kind: 'unit', unit: 'month', back: 1 },
  quarter: { kind: 'unit', unit: 'quarter', back: 0 },
  lastQuarter: { kind: 'unit', unit: 'quarter', back: 1 },
  year: { kind: 'unit', unit: 'year', back: 0 },
  lastYear: { kind: 'unit', unit: 'year', back: 1 },
  '7d': { kind: 'last', unit: 'day', count: 7 },
  '30d': { kind: 'last', unit: 'day', count: 30 },
  '90d': { kind: 'last', unit: 'day', count: 90 },
};

export function spanNamed(name: SpanName): AskSpan {
  return spans[name];
}

/** The name of a span in the menu; `null` for one that only a question can say. */
export function nameOfSpan(span: AskSpan): SpanName | null {
  return spanNames.find((name) => JSON.stringify(spans[name]) === JSON.stringify(span)) ?? null;
}

export function isSameSubject(a: AskSubject, b: AskSubject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
