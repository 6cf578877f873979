import { expect, test } from 'vitest';
import { mergedData } from '../../../../core/dialect/tables/mergedData.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';
import { plainLayout } from '../../../../core/model/sheet.ts';
import { readReference } from '../../../../core/workbook/cells/sheetReference.ts';

const structure: TableStructure = {
  headerRows: [1],
  firstDataRow: 2,
  skippedRows: [0, 9],
  headerMargin: 1,
  columnNames: ['Region', 'City', 'Sum'],
};

function found(
  references: readonly string[],
  table: Partial<TableStructure> = {},
  left?: number,
): ReturnType<typeof mergedData> {
  const merges = references.flatMap((reference) => readReference(reference) ?? []);
  const panel = left === undefined ? null : { left, right: left + structure.columnNames.length - 1 };
  return mergedData({ ...plainLayout, merges }, [{ structure: { ...structure, ...table }, panel }]);
}

test('ranges of several rows and of several columns are told apart, and one may be both', () => {
  const { down, across } = found(['A3:A5', 'B4:C4', 'B6:C7']);
  expect(down).toEqual([
    { top: 2, left: 0, bottom: 4, right: 0 },
    { top: 5, left: 1, bottom: 6, right: 2 },
  ]);
  expect(across).toEqual([
    { top: 3, left: 1, bottom: 3, right: 2 },
    { top: 5, left: 1, bottom: 6, right: 2 },
  ]);
});

test('those of the header, of rows that were left out and beside the table are none of its data', () => {
  expect(found(['A1:C1', 'A2:A3', 'A10:A12', 'E3:E5'])).toEqual({ down: [], across: [] });
});

test('a heading or a note over all columns is no value of several rows', () => {
  expect(found(['A3:C5', 'A4:Z4'])).toEqual({ down: [], across: [] });
});

test('a range ends with its table', () => {
  expect(found(['A3:A90'], { span: { first: 0, end: 6 } }).down).toEqual([
    { top: 2, left: 0, bottom: 5, right: 0 },
  ]);
  expect(found(['A6:A90'], { span: { first: 0, end: 6 } }).down).toEqual([]);
});

test('columns are those of the sheet, also for a table that others stand beside', () => {
  expect(found(['A3:A5', 'E3:E5'], {}, 4).down).toEqual([{ top: 2, left: 4, bottom: 4, right: 4 }]);
});
