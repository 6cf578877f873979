import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoolSheet } from '../../../../core/workbook/spool/spoolSheet.ts';
import { collectingSink, makeWorkbook, open, readRows } from '../workbookFixture.ts';

const row = (number: number, text: string): string =>
  `<row r="${number}"><c r="A${number}" t="str"><v>${text}</v></c></row>`;

test('reads rows that are in no order, or stand twice', async () => {
  expect(await readRows(row(5, 'e') + row(2, 'b') + row(9, 'i'))).toEqual([
    { row: 1, cells: ['b'] },
    { row: 4, cells: ['e'] },
    { row: 8, cells: ['i'] },
  ]);
  const twice = `${row(1, 'a')}<row r="1"><c r="B1"><v>1</v></c></row>`;
  expect(await readRows(twice)).toEqual([{ row: 0, cells: ['a', '1'] }]);
});

test('the order of the rows in the file makes no difference', async () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 150 });
  await fc.assert(
    fc.asyncProperty(numbers, async (given) => {
      const written = (order: readonly number[]): string => order.map((n) => row(n, `t${n}`)).join('');
      expect(await readRows(written(given))).toEqual(
        await readRows(written(given.toSorted((a, b) => a - b))),
      );
    }),
    { numRuns: 30 },
  );
});

test('keeps which rows are marked in the order of the rows', async () => {
  const styles =
    '<styleSheet><fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>';
  const bold = (n: number): string => `<row r="${n}"><c s="1"><v>1</v></c></row>`;
  const rows = bold(7) + row(4, 'plain') + bold(3) + bold(7);
  const { sink } = collectingSink();
  const workbook = await open(makeWorkbook({ sheets: [{ name: 'S', rows }], styles }));
  const { facts } = await spoolSheet(workbook, 0, { sink });
  expect(facts.layout.markedRows).toEqual([2, 6]);
});

test('refuses rows that get out of order when text was written already', async () => {
  const long = Array.from({ length: 2_000 }, (_, n) => row(n + 10, 'x'.repeat(400))).join('');
  await expect(readRows(long + row(1, 'a'))).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
});
