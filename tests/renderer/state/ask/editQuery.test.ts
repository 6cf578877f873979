import { describe, expect, test } from 'vitest';
import type { AskCondition, AskFieldView } from '../../../../core/contract/askViews.ts';
import {
  conditionsOf,
  freshCondition,
  freshMeasure,
  freshTest,
  groupedBy,
  isWhole,
  nameOfSpan,
  plainQuery,
  spanNamed,
  spanNames,
  withClause,
  withMeasures,
} from '../../../../renderer/state/ask/editQuery.ts';

const field = (name: string, change: Partial<AskFieldView> = {}): AskFieldView => ({
  name,
  label: name,
  type: 'text',
  operators: ['is', 'contains'],
  values: [],
  unit: '',
  isShown: true,
  isUsed: true,
  ...change,
});
const runs = plainQuery({ kind: 'runs' });
const is = (name: string, value: string): AskCondition => ({
  field: name,
  test: { op: 'is', values: [value] },
});

describe('the clauses of a query', () => {
  test('are one condition, or several of which one must hold', () => {
    const one = withClause(runs, 0, [is('state', 'done')]);
    expect(one.where).toEqual([is('state', 'done')]);
    const either = withClause(one, 0, [is('state', 'done'), is('state', 'failed')]);
    expect(either.where).toEqual([{ any: [is('state', 'done'), is('state', 'failed')] }]);
    expect(either.where.flatMap(conditionsOf)).toHaveLength(2);
  });

  test('are put behind the last, and left out when nothing is left of them', () => {
    const two = withClause(withClause(runs, 0, [is('a', '1')]), 1, [is('b', '2')]);
    expect(two.where).toEqual([is('a', '1'), is('b', '2')]);
    expect(withClause(two, 0, []).where).toEqual([is('b', '2')]);
  });
});

test('a condition without a value is still being written', () => {
  expect(isWhole(withClause(runs, 0, [is('a', '1'), is('b', '')]))).toBe(false);
  expect(isWhole(withClause(runs, 0, [is('a', '1'), is('b', '2')]))).toBe(true);
});

describe('a comparison that is changed', () => {
  test('keeps the value where it fits', () => {
    const number = field('rows', { type: 'number' });
    expect(freshTest('between', number, { op: 'above', number: 5 })).toEqual({
      op: 'between',
      low: 5,
      high: 5,
    });
    expect(freshTest('contains', field('city'), { op: 'is', values: ['Berlin'] })).toEqual({
      op: 'contains',
      text: 'Berlin',
    });
    const span = spanNamed('lastWeek');
    expect(freshTest('since', field('at', { type: 'instant' }), { op: 'within', span })).toEqual({
      op: 'since',
      span,
    });
  });

  test('begins with a value that the field knows', () => {
    const state = field('state', { type: 'choice', values: [{ value: 'done', label: 'Done' }] });
    expect(freshCondition(state)).toEqual(is('state', 'done'));
  });
});

describe('grouping', () => {
  test('counts rows, and times by month', () => {
    const grouped = groupedBy(runs, [field('started', { type: 'instant' })]);
    expect(grouped).toMatchObject({
      groups: [{ field: 'started', by: 'month' }],
      measures: [{ kind: 'count' }],
    });
  });

  test('and no grouping forget an order that names what is gone', () => {
    const listed = { ...runs, order: [{ by: { field: 'rows' }, descending: true }] };
    const grouped = groupedBy(listed, [field('sender')]);
    expect(grouped.order).toEqual([]);
    const ordered = { ...grouped, order: [{ by: { measure: 0 }, descending: true }] };
    expect(groupedBy(ordered, [field('person')]).order).toEqual(ordered.order);
    expect(groupedBy(ordered, [])).toMatchObject({ groups: [], measures: [], order: [] });
  });
});

test('every span of the menu has a name of its own', () => {
  expect(spanNames.map((name) => nameOfSpan(spanNamed(name)))).toEqual(spanNames);
  expect(nameOfSpan({ kind: 'year', year: 2024 })).toBeNull();
});

describe('figures', () => {
  const rows = field('rows', { type: 'number' });

  test('make figures of a list, whose order by a column falls away', () => {
    const list = { ...runs, order: [{ by: { field: 'rows' }, descending: true }], columns: ['rows'] };
    const counted = withMeasures(list, [{ kind: 'count' }]);
    expect([counted.order, counted.columns]).toEqual([[], null]);
    expect(withMeasures(counted, []).measures).toEqual([]);
  });

  test('keep an order by what is still there', () => {
    const order = [{ by: { measure: 1 }, descending: true }];
    const two = {
      ...runs,
      measures: [{ kind: 'count' as const }, { kind: 'sum' as const, field: 'rows' }],
      order,
    };
    expect(withMeasures(two, [{ kind: 'count' }, { kind: 'avg', field: 'rows' }]).order).toEqual(order);
    expect(withMeasures(two, [{ kind: 'count' }]).order).toEqual([]);
  });

  test('of numbers need a field that has some', () => {
    expect(freshMeasure('sum', [field('city'), rows])).toEqual({ kind: 'sum', field: 'rows' });
    expect(freshMeasure('max', [rows], { kind: 'sum', field: 'other' })).toEqual({
      kind: 'max',
      field: 'other',
    });
    expect(freshMeasure('sum', [field('city')])).toBeNull();
  });

  test('of a share are asked for when their conditions are written', () => {
    const share = freshMeasure('share', [field('city')]);
    if (share === null) throw new Error('no share');
    expect(isWhole(withMeasures(runs, [share]))).toBe(false);
    expect(isWhole(withMeasures(runs, [{ kind: 'share', of: [is('city', 'Berlin')] }]))).toBe(true);
  });
});
