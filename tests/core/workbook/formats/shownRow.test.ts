import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceRow } from '../../../../core/model/records.ts';
import type { ColumnFormats } from '../../../../core/model/sheet.ts';
import { readNumberFormat } from '../../../../core/workbook/formats/numberFormat.ts';
import { numberText } from '../../../../core/workbook/formats/numberText.ts';
import { createShowRow } from '../../../../core/workbook/formats/shownRow.ts';
import { shownFormats } from '../../../../core/workbook/formats/shownText.ts';

function row(record: number, ...cells: readonly string[]): SourceRow {
  return { rowIndex: record, record, line: record + 1, byteOffset: 0, cells };
}

function shown(columns: readonly ColumnFormats[], source: SourceRow, columnsBefore = 0): SourceRow['shown'] {
  return createShowRow({ dateSystem: 1900, columns }, columnsBefore)(source).shown;
}

test('shows numbers, dates, times and shares under the formats of their columns', () => {
  const columns: ColumnFormats[] = [
    [[0, 'm/d/yyyy']],
    [[0, '#,##0.00']],
    [[0, '0%']],
    [[0, '[h]:mm']],
    [[0, 'yyyy-mm-dd']],
    [[0, '000-00']],
  ];
  const source = row(1, '2023-03-15', '1234.5', '12.5%', '36:30:00', '2023-03-15', '12345');
  expect(shown(columns, source)).toEqual(['3/15/2023', '1,234.50', '13%', '36:30', null, '123-45']);
});

test('leaves rows alone whose cells are shown as they are', () => {
  const source = row(1, 'abc', '12', '', 'TRUE', '#N/A', '007');
  expect(createShowRow({ dateSystem: 1900, columns: [] }, 0)(source)).toBe(source);
});

test('takes the format of the row, where a column has several', () => {
  const columns: ColumnFormats[] = [
    [
      [2, '0.0'],
      [5, '0.00'],
      [9, '0.000'],
    ],
  ];
  const format = (record: number): string | null | undefined => shown(columns, row(record, '1'))?.[0];
  expect([1, 2, 4, 5, 8, 9, 100].map(format)).toEqual([
    undefined,
    '1.0',
    '1.0',
    '1.00',
    '1.00',
    '1.000',
    '1.000',
  ]);
});

test('finds the format by the record of the text where several sheets are read as one', () => {
  const columns: ColumnFormats[] = [
    [
      [0, '0.0'],
      [10, '0.00'],
    ],
  ];
  expect(shown(columns, { ...row(3, '1'), sheet: 'B', textRecord: 12 })).toEqual(['1.00']);
});

test('counts columns of the sheet, of which a table has those from its own first', () => {
  const columns: ColumnFormats[] = [[], [], [[0, '0.0']]];
  expect(shown(columns, row(0, '1', '1'), 1)).toEqual([null, '1.0']);
});

test('shows texts as they are among the numbers of a column, also those that would be numbers', () => {
  expect(shown([[[0, '0.00']]], row(0, '2 apples'))).toBeUndefined();
  expect(shown([[[0, '0.00']]], row(0, '007'))).toBeUndefined();
  expect(shown([[[0, 'yyyy']]], row(0, '1 May'))).toBeUndefined();
});

test('leaves out the blanks that only align', () => {
  expect(shown([[[0, '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)']]], row(0, '-5'))).toEqual(['$(5)']);
});

test('counts days from 1904 where the workbook does', () => {
  const show = createShowRow({ dateSystem: 1904, columns: [[[0, 'd mmm yyyy']]] }, 0);
  expect(show(row(0, '1904-01-01')).shown).toEqual(['1 Jan 1904']);
});

test('says of the text of a number what the format says of the number', () => {
  const codes = [
    '0.00',
    '#,##0',
    '0.0%',
    '00000',
    'd mmm yyyy',
    'h:mm AM/PM',
    '[h]:mm:ss',
    '# ?/?',
    '0.0E+0',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom(1, 2, 4, 1024),
      fc.constantFrom(...codes),
      (whole, parts, code) => {
        const value = whole / parts;
        const cell = numberText(String(value), readNumberFormat(code), 1900);
        const expected = shownFormats(1900)(code).number(value).trim();
        const seconds = (value * 86_400) % 1;
        // Times are kept to the second.
        fc.pre(seconds === 0 || !/[hy]/.test(code));
        expect(shown([[[0, code]]], row(0, cell))?.[0] ?? cell).toBe(expected);
      },
    ),
    { numRuns: 1000 },
  );
});
