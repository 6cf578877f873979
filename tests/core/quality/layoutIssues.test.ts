import { expect, test } from 'vitest';
import type { Issue } from '../../../core/model/issue.ts';
import { plainLayout } from '../../../core/model/sheet.ts';
import { type LaidOutTable, layoutIssues } from '../../../core/quality/layoutIssues.ts';

function issues(given: Partial<LaidOutTable>): readonly Issue[] {
  return layoutIssues({
    layout: plainLayout,
    merged: { down: [], across: [] },
    columnNames: ['Id', 'Name', 'Sum'],
    rowCount: 100,
    rows: { first: 1, end: 101, skipped: new Set() },
    firstColumn: 0,
    ...given,
  });
}

test('a plain sheet has none', () => {
  expect(issues({})).toEqual([]);
});

test('hidden rows are counted among the rows of the table', () => {
  const layout = { ...plainLayout, hiddenRows: [[0, 3] as const, [50, 50] as const, [99, 400] as const] };
  const rows = { first: 1, end: 101, skipped: new Set([2, 60, 100, 120]) };
  expect(issues({ layout, rows })).toMatchObject([
    { code: 'HIDDEN_ROWS', column: null, count: 4, share: 0.04, rows: [1, 3, 50, 99], severity: 'low' },
  ]);
  expect(issues({ layout: { ...plainLayout, hiddenRows: [[0, 0]] } })).toEqual([]);
});

test('a million hidden rows are counted without listing them', () => {
  const layout = { ...plainLayout, hiddenRows: [[1, 1_000_000] as const] };
  const rows = { first: 1, end: 1_000_001, skipped: new Set<number>() };
  const [issue] = issues({ layout, rows, rowCount: 1_000_000 });
  expect([issue?.count, issue?.rows.length, issue?.share]).toEqual([1_000_000, 1_000, 1]);
});

test('hidden columns are named, in the columns of the table', () => {
  const layout = { ...plainLayout, hiddenColumns: [[4, 4] as const, [9, 16383] as const] };
  expect(issues({ layout, firstColumn: 3 })).toMatchObject([
    { code: 'HIDDEN_COLUMNS', column: 1, count: 1, message: expect.stringContaining('Name') },
  ]);
  const twice = { ...plainLayout, hiddenColumns: [[1, 2] as const, [0, 1] as const] };
  expect(issues({ layout: twice })).toMatchObject([
    { count: 3, message: expect.stringContaining('Id, Name, Sum') },
  ]);
  const all = { ...plainLayout, hiddenColumns: [[0, 16383] as const] };
  expect(issues({ layout: all })).toMatchObject([{ column: null, count: 3 }]);
});

test('merged cells are told once, with the rows that they were filled into', () => {
  const down = [
    { top: 1, left: 0, bottom: 3, right: 0 },
    { top: 4, left: 0, bottom: 5, right: 0 },
  ];
  expect(issues({ merged: { down, across: [] } })).toMatchObject([
    { code: 'MERGED_CELLS', column: 0, count: 3, rows: [2, 3, 5] },
  ]);
  const across = [{ top: 9, left: 1, bottom: 9, right: 2 }];
  const [both, ...others] = issues({ merged: { down, across } });
  expect(others).toEqual([]);
  expect(both).toMatchObject({ column: null, count: 4, rows: [2, 3, 5, 9] });
  expect(both?.message).toMatch(
    /2 cells are merged over several rows.*3 rows; 1 cell is merged over several columns/,
  );
});
