import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumberFormat } from '../../../core/workbook/numberFormat.ts';
import { noSharedStrings } from '../../../core/workbook/sharedStrings.ts';
import { createSheetRowReader, type SheetRow } from '../../../core/workbook/sheetRows.ts';
import { AppError } from '../../../core/model/errors.ts';

const formats = ['General', 'yyyy-mm-dd', '0%', '00000'].map(readNumberFormat);
const strings = { count: 2, isComplete: true, get: (index: number) => ['first', 'second & last'][index] };

function read(rows: string, chunkBytes = Number.POSITIVE_INFINITY): readonly SheetRow[] {
  const reader = createSheetRowReader({ strings, formats, dateSystem: 1900 });
  const bytes = new TextEncoder().encode(`<worksheet><sheetData>${rows}</sheetData><x/></worksheet>`);
  const seen: SheetRow[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    reader.push(bytes.subarray(at, Math.min(bytes.length, at + chunkBytes)));
    expect(reader.read(seen)).toBe(-1);
  }
  reader.finish();
  return seen;
}

function cellsOf(cells: string): readonly string[] | undefined {
  return read(`<row r="1">${cells}</row>`)[0]?.cells;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    return error instanceof AppError ? error.code : `untyped: ${String(error)}`;
  }
}

test.each([
  ['a number', '<c r="A1"><v>1.50</v></c>', ['1.5']],
  ['a shared text', '<c r="A1" t="s"><v>1</v></c>', ['second & last']],
  ['an inline text', '<c r="A1" t="inlineStr"><is><t>a &lt; b</t></is></c>', ['a < b']],
  ['an inline text of runs', '<c t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>', ['a b']],
  ['no phonetic hint', '<c t="inlineStr"><is><t>京</t><rPh><t>きょう</t></rPh></is></c>', ['京']],
  ['the value of a formula', '<c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>', ['3']],
  ['the text of a formula', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>yx</v></c>', ['yx']],
  ['a number in a text of a formula', '<c r="A1" t="str"><v>0010</v></c>', ['0010']],
  ['booleans', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', ['TRUE', 'FALSE']],
  ['an error', '<c t="e"><v>#DIV/0!</v></c>', ['#DIV/0!']],
  ['a date', '<c s="1"><v>45292</v></c>', ['2024-01-01']],
  ['an ISO date', '<c t="d"><v>2024-01-01T00:00:00</v></c>', ['2024-01-01']],
  ['a percentage', '<c s="2"><v>0.125</v></c>', ['12.5%']],
  ['a code with zeros in front', '<c s="3"><v>501</v></c>', ['00501']],
  ['a style that is not there', '<c s="99"><v>5</v></c>', ['5']],
  ['cells between as empty', '<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>', ['', '1', '', '2']],
  ['cells without a reference one behind the other', '<c/><c><v>1</v></c><c><v>2</v></c>', ['', '1', '2']],
  ['a cell without a reference behind one with', '<c r="C1"><v>1</v></c><c><v>2</v></c>', ['', '', '1', '2']],
  ['no empty cells at the end', '<c r="A1"><v>1</v></c><c r="Z1" s="1"/>', ['1']],
  ['any prefix', '<x:c r="B1" t="s"><x:v>0</x:v></x:c>', ['', 'first']],
  ['attributes of others for what they are', '<c r="A1" x:t="s" cm="1"><v>7</v></c>', ['7']],
  ['an escaped carriage return', '<c t="str"><v>a_x000D_b</v></c>', ['a\rb']],
  ['text in sections', '<c t="str"><v>a<![CDATA[<b>]]>c</v></c>', ['a<b>c']],
])('reads %s', (_, cells, expected) => {
  expect(cellsOf(cells)).toEqual(expected);
});

test('keeps the numbers of rows and leaves out those without a filled cell', () => {
  const rows = read(
    '<row r="3"><c><v>1</v></c></row><row/><row r="7"><c s="1"/></row><row><c r="A8"><v>2</v></c></row>',
  );
  expect(rows).toEqual([
    { row: 2, cells: ['1'] },
    { row: 7, cells: ['2'] },
  ]);
});

test('looks at nothing outside of the rows', () => {
  const reader = createSheetRowReader({ strings: noSharedStrings, formats: [], dateSystem: 1900 });
  const xml =
    '<worksheet><row r="9"><c><v>no</v></c></row><sheetData><row r="1"><c><v>1</v></c></row></sheetData>' +
    '<controls><anchor><row>5</row></anchor></controls></worksheet>';
  const rows: SheetRow[] = [];
  reader.push(new TextEncoder().encode(xml));
  reader.read(rows);
  expect(rows).toEqual([{ row: 0, cells: ['1'] }]);
  reader.finish();
});

test.each([
  ['a row before the last one', 'SOURCE_DAMAGED', '<row r="2"/><row r="1"/>'],
  ['a row that stands twice', 'SOURCE_DAMAGED', '<row r="2"/><row r="2"/>'],
  ['row 0', 'SOURCE_DAMAGED', '<row r="0"/>'],
  ['a row that is no number', 'SOURCE_DAMAGED', '<row r="1e9"/>'],
  ['a row beyond the sheet', 'SOURCE_DAMAGED', '<row r="1048577"/>'],
  ['a row beyond all numbers', 'SOURCE_DAMAGED', '<row r="99999999999999999999"/>'],
  ['a column beyond the sheet', 'SOURCE_DAMAGED', '<row><c r="XFE1"><v>1</v></c></row>'],
  ['a column beyond all letters', 'SOURCE_DAMAGED', `<row><c r="${'Z'.repeat(40)}1"/></row>`],
  ['a reference without a column', 'SOURCE_DAMAGED', '<row><c r="17"/></row>'],
  ['more cells than a row has', 'SOURCE_TOO_MANY_COLUMNS', `<row>${'<c/>'.repeat(16_385)}</row>`],
  ['a text that does not exist', 'SOURCE_DAMAGED', '<row><c t="s"><v>2</v></c></row>'],
  ['a text with a number below 0', 'SOURCE_DAMAGED', '<row><c t="s"><v>-1</v></c></row>'],
  ['a text without a number', 'SOURCE_DAMAGED', '<row><c t="s"><v>x</v></c></row>'],
  [
    'a cell of millions of characters',
    'SOURCE_TOO_LARGE',
    `<row><c><v>${'x'.repeat(1_048_577)}</v></c></row>`,
  ],
])('refuses %s', (_, code, rows) => {
  expect(codeOf(() => read(rows))).toBe(code);
});

test('stops when far cells in every row would fill the memory', () => {
  const far = Array.from({ length: 7_000 }, () => '<row><c r="XFD1"><v>1</v></c></row>');
  const reader = createSheetRowReader({ strings, formats, dateSystem: 1900 });
  const push = (text: string): void => {
    reader.push(new TextEncoder().encode(text));
    reader.read([]);
  };
  push('<worksheet><sheetData>');
  expect(codeOf(() => far.forEach(push))).toBe('SOURCE_TOO_LARGE');
});

test('asks for a text that is not loaded and goes on where it was', () => {
  const texts = ['a'];
  const loading = {
    get count() {
      return texts.length;
    },
    isComplete: false,
    get: (index: number) => texts[index],
  };
  const reader = createSheetRowReader({ strings: loading, formats, dateSystem: 1900 });
  const rows: SheetRow[] = [];
  const xml =
    '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row></sheetData></worksheet>';
  reader.push(new TextEncoder().encode(xml));
  expect(reader.read(rows)).toBe(1);
  expect(rows).toEqual([]);
  texts.push('', 'c');
  expect(reader.read(rows)).toBe(-1);
  expect(rows).toEqual([{ row: 0, cells: ['a', '', 'c'] }]);
  reader.finish();
});

const cell = fc.oneof(
  fc.constantFrom('<c/>', '<c t="s"><v>0</v></c>', '<c r="D1"><v>4</v></c>', '<c t="e"><v>#N/A</v></c>'),
  fc
    .string({ unit: 'grapheme', maxLength: 8 })
    .map(
      (text) =>
        `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`,
    ),
  fc.double({ noNaN: true }).map((value) => `<c s="0"><v>${value}</v></c>`),
);

test('any chunk size gives the same rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 50 }),
      (rows, chunkBytes) => {
        const xml = rows.map((cells) => `<row>${cells.join('')}</row>`).join('\n');
        expect(read(xml, chunkBytes)).toEqual(read(xml));
      },
    ),
    { numRuns: 300 },
  );
});
