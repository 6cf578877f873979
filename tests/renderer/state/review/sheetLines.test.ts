import { describe, expect, test } from 'vitest';
import type { SheetsJoined, SheetSummary, SheetTable } from '../../../../core/contract/views.ts';
import {
  joinedPlan,
  sheetLines,
  type SheetsRead,
  togetherPlan,
  type WhyLeftOut,
} from '../../../../renderer/state/review/sheetLines.ts';

const table: SheetTable = {
  range: { top: 3, left: 1, bottom: 20, right: 4 },
  headerRows: [3],
  columnNames: ['Date', 'Customer', 'Amount'],
  rowCount: 17,
  layout: 0,
};

function sheet(index: number, name: string, change: Partial<SheetSummary> = {}): SheetSummary {
  return { index, name, hidden: false, tables: [table], notes: [], layout: 0, problem: null, ...change };
}

const sheets = [
  sheet(0, 'Cover', { tables: [], layout: null }),
  sheet(1, 'Jan'),
  sheet(2, 'Feb', { tables: [table, table] }),
  sheet(3, 'Old', { hidden: true }),
  sheet(4, 'Prices', { layout: 1 }),
  sheet(5, 'Broken', { tables: [], layout: null, problem: 'This sheet is damaged.' }),
];
const alone: SheetsRead = { sheetIndex: 1, tableIndex: 0, columnNames: table.columnNames, joined: null };
const left = (index: number, name: string, reason: WhyLeftOut): SheetsJoined['left'][number] => ({
  index,
  name,
  hidden: false,
  reason: reason === 'furtherTable' ? 'other' : reason,
  missing: [],
  added: [],
  problem: null,
});
const joined: SheetsJoined = {
  read: [1, 2].map((index) => ({ index, name: index === 1 ? 'Jan' : 'Feb', hidden: false, rowCount: 17 })),
  left: [
    left(0, 'Cover', 'blank'),
    left(3, 'Old', 'hidden'),
    { ...left(4, 'Prices', 'similar'), missing: ['Amount'] },
    left(5, 'Broken', 'unreadable'),
  ],
};

describe('the list of sheets', () => {
  test('has a line for each table, and one for a sheet without any', () => {
    const lines = sheetLines(sheets, alone);
    expect(lines.map((line) => [line.sheet.name, line.tableIndex, line.table === null])).toEqual([
      ['Cover', 0, true],
      ['Jan', 0, false],
      ['Feb', 0, false],
      ['Feb', 1, false],
      ['Old', 0, false],
      ['Prices', 0, false],
      ['Broken', 0, true],
    ]);
  });

  test('marks the one table that is read', () => {
    const read = (sheetIndex: number, tableIndex: number): readonly number[] =>
      sheetLines(sheets, { ...alone, sheetIndex, tableIndex }).flatMap((line, at) =>
        line.isRead ? [at] : [],
      );
    expect(read(1, 0)).toEqual([1]);
    expect(read(2, 1)).toEqual([3]);
    expect(read(4, 0)).toEqual([5]);
  });

  test('names the first sheet with the same columns', () => {
    expect(sheetLines(sheets, alone).map((line) => line.alike)).toEqual([
      null,
      null,
      'Jan',
      null,
      'Jan',
      null,
      null,
    ]);
  });

  test('says of sheets that are read together which are part of it, and why the others are not', () => {
    const lines = sheetLines(sheets, { ...alone, joined });
    expect(lines.map((line) => line.isRead)).toEqual([false, true, true, false, false, false, false]);
    expect(lines.map((line) => line.leftOut?.why ?? null)).toEqual([
      'blank',
      null,
      null,
      'furtherTable',
      'hidden',
      'similar',
      'unreadable',
    ]);
  });
});

describe('reading sheets as one table', () => {
  test('takes the visible ones with the columns of the chosen one', () => {
    const plan = togetherPlan(sheets, 1);
    expect(plan?.taken).toEqual(['Jan', 'Feb']);
    expect(plan?.leftOut.map(({ why }) => why)).toEqual(['blank', 'hidden', 'other', 'unreadable']);
  });

  test('says afterwards what was taken and what was not', () => {
    const plan = joinedPlan(joined);
    expect(plan.taken).toEqual(['Jan', 'Feb']);
    expect(plan.leftOut[2]).toEqual({ name: 'Prices', why: 'similar', missing: ['Amount'], added: [] });
  });

  test('is not offered where no other sheet is alike or nothing is chosen', () => {
    expect(togetherPlan(sheets, 4)).toBeNull();
    expect(togetherPlan(sheets, 0)).toBeNull();
    expect(togetherPlan(sheets, null)).toBeNull();
  });
});
