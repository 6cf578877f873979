import { expect, test } from 'vitest';
import type { Inspection } from '../../../../core/contract/views.ts';
import { headerTo } from '../../../../renderer/state/review/recordActions.ts';
import { recordLines } from '../../../../renderer/state/review/recordMarks.ts';
import { commaDialect } from '../../reviewParts.ts';

const table: Inspection['table'] = {
  name: 'Jan',
  sheetIndex: 0,
  dialect: { ...commaDialect, headerRows: [1], firstDataRow: 2, skippedRows: [0, 3] },
  columnNames: ['Name', 'Amount'],
  headRecords: [['Sales'], ['Name', 'Amount'], ['Anna', '3'], ['Total', '3']],
};

test('the first records are marked as the reading takes them', () => {
  const lines = recordLines(
    { ...table, headClasses: ['metadata', 'header', 'data', 'derived'] },
    new Set([2]),
  );
  expect(lines.map(({ lineClass }) => lineClass)).toEqual(['metadata', 'header', 'data', 'derived']);
  expect(lines.map(({ isFirstData }) => isFirstData)).toEqual([false, false, true, false]);
  expect(lines.map(({ isHidden }) => isHidden)).toEqual([false, false, true, false]);
});

test('records of a reading that was kept before their classes were are marked by what is known', () => {
  const classes = recordLines(table, new Set()).map(({ lineClass }) => lineClass);
  expect(classes).toEqual(['metadata', 'header', 'data', 'notes']);
});

test('a header of several rows goes from its first row to the chosen one, in either direction', () => {
  expect(headerTo(4, [2])).toEqual([2, 3, 4]);
  expect(headerTo(1, [3])).toEqual([1, 2, 3]);
  expect(headerTo(4, [])).toEqual([4]);
  expect(headerTo(3, [2, 3, 4])).toEqual([2, 3]);
});
