import { expect, test } from 'vitest';
import { lentOptions } from '../../../../core/model/options/workbookOptions.ts';
import { loadSheetJs } from '../../../../infra/local/workbooks/sheetJs.ts';
import { readXlsOutline, readXlsSheetOutline } from '../../../../infra/local/workbooks/xlsOutline.ts';
import { openXls } from '../../../../infra/local/workbooks/xlsWorkbook.ts';
import { rowsOf, valuesOf } from './madeWorkbooks.ts';
import { type MadeRecord, xlsStream } from './xlsRecordsFixture.ts';

const library = await loadSheetJs();

function number(row: number, column: number, value: number): MadeRecord {
  const data = Buffer.alloc(14);
  data.writeUInt16LE(row, 0);
  data.writeUInt16LE(column, 2);
  data.writeDoubleLE(value, 6);
  return [0x203, data];
}

/** A formula whose result is a number, or a text that a further record holds. */
function formula(row: number, column: number, value: number | 'text'): MadeRecord {
  const data = Buffer.alloc(27);
  data.writeUInt16LE(row, 0);
  data.writeUInt16LE(column, 2);
  if (value === 'text') data.writeUInt16LE(0xffff, 12);
  else data.writeDoubleLE(value, 6);
  // A formula of three bytes: the number 1.
  data.writeUInt16LE(3, 20);
  data.set([0x1e, 1, 0], 22);
  return [0x06, data.subarray(0, 25)];
}

function textOfFormula(text: string): MadeRecord {
  const head = Buffer.alloc(3);
  head.writeUInt16LE(text.length, 0);
  return [0x207, Buffer.concat([head, Buffer.from(text, 'latin1')])];
}

test('gives the rows of a large sheet in their order, however often it is cut', async () => {
  const count = Math.ceil((2.25 * lentOptions.firstCells) / 10);
  const cells = Array.from({ length: count * 10 }, (_, at) => number(Math.floor(at / 10), at % 10, at));
  const stream = xlsStream([cells]);
  const start = readXlsOutline(stream)?.sheets[0]?.start ?? 0;
  expect(readXlsSheetOutline(stream, start).blocks.length).toBe(3);
  const rows = await rowsOf(openXls(stream, library));
  expect(rows.length).toBe(count);
  expect(rows.every(({ row, cells: own }, at) => row === at && own.length === 10)).toBe(true);
  expect(rows.at(-1)?.cells.at(-1)).toMatchObject({ kind: 'number', value: count * 10 - 1 });
});

test('tells formulas, and those of which the file does not say the result', async () => {
  const stream = xlsStream([
    [number(0, 0, 1), formula(0, 1, 2.5), formula(0, 2, 'text'), textOfFormula('sum'), formula(1, 0, 'text')],
  ]);
  expect(await valuesOf(openXls(stream, library))).toEqual([
    '0,0 number 1',
    '0,1 number 2.5 formula',
    '0,2 text "sum" formula',
    '1,0 empty  formula',
  ]);
});

test('reads rows that are out of order in theirs', async () => {
  const cells = Array.from({ length: 30 }, (_, at) => number(29 - at, 0, at));
  const values = await valuesOf(openXls(xlsStream([cells]), library));
  expect(values[0]).toBe('0,0 number 29');
  expect(values.at(-1)).toBe('29,0 number 0');
});

test('finds frozen, hidden and grouped rows, hidden columns and merged cells', () => {
  const words = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
  const stream = xlsStream([
    [
      [0x7d, words(2, 3, 2048, 0, 1, 0)],
      [0x208, words(4, 0, 1, 255, 0, 0, 0x20, 0)],
      [0x208, words(5, 0, 1, 255, 0, 0, 0x21, 0)],
      number(4, 0, 1),
      [0x23e, words(0x08, 0, 0, 0, 0)],
      [0x41, words(1, 2, 2, 1, 0)],
      [0xe5, words(2, 0, 1, 0, 2, 3, 3, 1, 1)],
    ],
  ]);
  const start = readXlsOutline(stream)?.sheets[0]?.start ?? 0;
  const { layout, blocks } = readXlsSheetOutline(stream, start);
  expect(layout).toMatchObject({
    frozenRows: 2,
    hiddenRows: [[4, 5]],
    groupedRows: [[5, 5]],
    hiddenColumns: [[2, 3]],
    merges: [{ top: 0, left: 0, bottom: 1, right: 2 }],
  });
  expect(blocks.length).toBe(1);
});

test('cells of a chart that lies in a sheet are not those of the sheet', async () => {
  const begin: MadeRecord = [0x809, Buffer.from([0, 6, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])];
  const end: MadeRecord = [0x0a, Buffer.alloc(0)];
  const stream = xlsStream([[number(0, 0, 1), begin, number(0, 1, 9), end, number(1, 0, 2)]]);
  expect(await valuesOf(openXls(stream, library))).toEqual(['0,0 number 1', '1,0 number 2']);
});

test('texts of Excel 95 are read in the code page that it names', async () => {
  const label: MadeRecord = [0x204, Buffer.from([0, 0, 0, 0, 0, 0, 4, 0, 0xcf, 0xee, 0xeb, 0xf3])];
  const stream = xlsStream([[label]], { version: 5, codePage: 1251, name: Buffer.from([0xcb, 0xe8]) });
  const workbook = openXls(stream, library);
  expect(workbook.sheets[0]?.name).toBe('Ли');
  expect(await valuesOf(workbook)).toEqual(['0,0 text "Полу"']);
});

test('a sheet that breaks off is damaged, and those before it are read', async () => {
  const stream = xlsStream([[number(0, 0, 1)], [number(0, 0, 2)]]);
  const workbook = openXls(stream.subarray(0, stream.length - 6), library);
  expect(await valuesOf(workbook, 0)).toEqual(['0,0 number 1']);
  await expect(valuesOf(workbook, 1)).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
});
