import { expect, test } from 'vitest';
import type { RunColumn, RunCounts } from '../../../../core/contract/views.ts';
import { compareColumns, compareReasons } from '../../../../renderer/state/history/runComparison.ts';

const column = (name: string, rest: Partial<RunColumn> = {}): RunColumn => ({
  name,
  cells: 100,
  missing: 0,
  distinct: 50,
  range: null,
  ...rest,
});

const counts = (
  ...failures: readonly (readonly [code: string, field: string, count: number])[]
): RunCounts => ({
  rowsIn: 100,
  rowsOut: 50,
  rowsRejected: 50,
  failures: failures.map(([code, field, count]) => ({
    code: code as RunCounts['failures'][number]['code'],
    field,
    count,
    rows: [],
    examples: [],
  })),
});

test('reasons of both runs are named, those that changed most first', () => {
  const changes = compareReasons(
    counts(['NOT_A_DATE', 'a', 5], ['TOO_LONG', 'b', 3]),
    counts(['NOT_A_DATE', 'a', 6], ['NOT_A_DATE', 'c', 9]),
  );
  expect(changes.map(({ code, field, before, after }) => [code, field, before, after])).toEqual([
    ['NOT_A_DATE', 'c', 0, 9],
    ['TOO_LONG', 'b', 3, 0],
    ['NOT_A_DATE', 'a', 5, 6],
  ]);
  expect(compareReasons(null, null)).toEqual([]);
});

test('columns are told that came, went, or hold other things, by how far they moved', () => {
  const { moved, still } = compareColumns(
    [column('same'), column('filled'), column('gone'), column('amount', { range: [0, 50, 100] })],
    [
      column('same'),
      column('filled', { missing: 30 }),
      column('new'),
      column('amount', { range: [0, 50, 200] }),
    ],
  );
  expect(moved.map(({ name }) => name)).toEqual(['new', 'gone', 'amount', 'filled']);
  expect(still).toBe(1);
});

test('a file of another size with the same shares has not moved', () => {
  const { moved } = compareColumns(
    [column('a', { cells: 100, missing: 10, distinct: 45 })],
    [column('a', { cells: 1_000, missing: 100, distinct: 450 })],
  );
  expect(moved).toEqual([]);
});

test('columns of one name, `__proto__` among them, are paired in their order', () => {
  const names = ['x', 'x', '__proto__'];
  const { moved, still } = compareColumns(
    names.map((name) => column(name)),
    names.map((name, at) => column(name, { missing: at === 1 ? 50 : 0 })),
  );
  expect(moved.map(({ name, after }) => [name, after?.missing])).toEqual([['x', 50]]);
  expect(still).toBe(2);
});
