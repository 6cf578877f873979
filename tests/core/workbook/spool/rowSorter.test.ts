import { expect, test } from 'vitest';
import { workbookOptions } from '../../../../core/model/options/workbookOptions.ts';
import { RowSorter } from '../../../../core/workbook/spool/rowSorter.ts';
import { SpoolSink } from '../../../../core/workbook/spool/spoolSink.ts';
import { collectingSink } from '../workbookFixture.ts';

async function toldBy(sorter: RowSorter, maxRows: number = workbookOptions.rows): Promise<string> {
  const { sink, bytes } = collectingSink();
  const spool = new SpoolSink({ sink, formats: ['General', 'yyyy-mm-dd'], dateSystem: 1900, maxRows });
  await sorter.tell(spool);
  await spool.finish();
  return new TextDecoder().decode(bytes());
}

test('tells every kind of cell in the order of the rows, from bytes that were used again meanwhile', async () => {
  const sorter = new RowSorter();
  const bytes = new TextEncoder().encode('45000');
  sorter.startRow(2);
  sorter.digits(0, { bytes, start: 0, end: 5 }, 1);
  sorter.plain(1, { bytes, start: 0, end: 2 }, 0);
  sorter.endRow();
  bytes.fill(0x39);
  sorter.startRow(0);
  sorter.number(0, 1.5, 0);
  sorter.text(1, 'a', 0);
  sorter.boolean(2, true);
  sorter.error(3, '#N/A');
  sorter.date(4, '2024-01-01', 1);
  sorter.formula(5, false);
  sorter.endRow();
  expect(await toldBy(sorter)).toBe('1.5,a,TRUE,#N/A,2024-01-01\n\n2023-03-15,45,,,\n');
});

test('makes one row of one that comes several times; of two cells in one place the later counts', async () => {
  const sorter = new RowSorter();
  for (const [row, column, text] of [
    [1, 0, 'a'],
    [0, 0, 'b'],
    [1, 1, 'c'],
    [1, 0, 'd'],
  ] as const) {
    sorter.startRow(row);
    sorter.text(column, text, 0);
    sorter.endRow();
  }
  expect(await toldBy(sorter)).toBe('b,\nd,c\n');
});

test('stops when no further rows are wanted', async () => {
  const sorter = new RowSorter();
  for (const row of [3, 2, 1, 0]) {
    sorter.startRow(row);
    sorter.number(0, row, 0);
    sorter.endRow();
  }
  expect(await toldBy(sorter, 2)).toBe('0\n1\n');
});

test('refuses more cells than can be sorted in memory', () => {
  const sorter = new RowSorter();
  sorter.startRow(0);
  for (let column = 0; column < workbookOptions.sortedCells; column += 1) sorter.boolean(0, true);
  expect(() => sorter.boolean(0, true)).toThrow('more text than can be kept');
  const texts = new RowSorter();
  const long = 'x'.repeat(workbookOptions.burstBytes);
  texts.startRow(0);
  texts.text(0, long, 0);
  expect(() => texts.text(0, 'x', 0)).toThrow('more text than can be kept');
});
