import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { workbookOptions } from '../../../../core/model/options/workbookOptions.ts';
import { noSharedStrings, type SharedStrings } from '../../../../core/workbook/cells/sharedStrings.ts';
import { createLayoutReader } from '../../../../core/workbook/cells/sheetLayout.ts';
import { SheetReader } from '../../../../core/workbook/sheet/sheetReader.ts';
import { SpoolSink } from '../../../../core/workbook/spool/spoolSink.ts';
import { TextPool } from '../../../../core/workbook/cells/textPool.ts';
import { collectingSink, rowsOfSpool, type SheetRow } from '../workbookFixture.ts';

const formats = ['General', 'yyyy-mm-dd', '0%', '00000'];
const strings = poolOf(['first', 'second & last'], true);

function poolOf(texts: readonly string[], isComplete: boolean): SharedStrings & { add(text: string): void } {
  const pool = new TextPool();
  for (const text of texts) pool.add(text);
  return {
    get count() {
      return pool.count;
    },
    isComplete,
    get: (index) => pool.get(index),
    find: (index, into) => pool.find(index, into),
    add: (text) => pool.add(text),
  };
}

/** A reader of one sheet, and the rows that it has told so far. */
function reading(texts: SharedStrings = strings): {
  reader: SheetReader;
  rows: () => Promise<readonly SheetRow[]>;
} {
  const { sink: target, bytes } = collectingSink();
  const { rows: maxRows } = workbookOptions;
  const sink = new SpoolSink({ sink: target, formats, dateSystem: 1900, maxRows });
  const layout = createLayoutReader({ marked: [] });
  return {
    reader: new SheetReader({ strings: texts, sink, layout }),
    rows: async () => {
      await sink.finish();
      return rowsOfSpool(bytes());
    },
  };
}

async function read(rows: string, chunkBytes = Number.POSITIVE_INFINITY): Promise<readonly SheetRow[]> {
  const { reader, rows: told } = reading();
  const bytes = new TextEncoder().encode(`<worksheet><sheetData>${rows}</sheetData><x/></worksheet>`);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    reader.push(bytes.subarray(at, Math.min(bytes.length, at + chunkBytes)));
    expect(reader.read()).toBe(-1);
  }
  reader.finish();
  return told();
}

async function cellsOf(cells: string): Promise<readonly string[] | undefined> {
  return (await read(`<row r="1">${cells}</row>`))[0]?.cells;
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
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
])('reads %s', async (_, cells, expected) => {
  expect(await cellsOf(cells)).toEqual(expected);
});

test('keeps the numbers of rows and leaves out those without a filled cell', async () => {
  const rows = await read(
    '<row r="3"><c><v>1</v></c></row><row/><row r="7"><c s="1"/></row><row><c r="A8"><v>2</v></c></row>',
  );
  expect(rows).toEqual([
    { row: 2, cells: ['1'] },
    { row: 7, cells: ['2'] },
  ]);
});

test('looks at nothing outside of the rows', async () => {
  const { reader, rows } = reading(noSharedStrings);
  const xml =
    '<worksheet><row r="9"><c><v>no</v></c></row><sheetData><row r="1"><c><v>1</v></c></row></sheetData>' +
    '<controls><anchor><row>5</row></anchor></controls></worksheet>';
  reader.push(new TextEncoder().encode(xml));
  reader.read();
  reader.finish();
  expect(await rows()).toEqual([{ row: 0, cells: ['1'] }]);
});

test.each([
  ['a row before the last one', 'SOURCE_DAMAGED', '<row r="2"/><row r="1"/>'],
  ['a row that stands twice', 'SOURCE_DAMAGED', '<row r="2"/><row r="2"/>'],
  ['a value in row 0', 'SOURCE_DAMAGED', '<row r="0"><c><v>1</v></c></row>'],
  ['a value in a row beyond the sheet', 'SOURCE_DAMAGED', '<row r="1048577"><c t="str"><v>a</v></c></row>'],
  ['a value before the rows', 'SOURCE_DAMAGED', '<c><v>0</v></c><row/>'],
  ['a value between the rows', 'SOURCE_DAMAGED', '<row><c><v>1</v></c></row><c t="s"><v>0</v></c>'],
  ['a column beyond the sheet', 'SOURCE_DAMAGED', '<row><c r="XFE1"><v>1</v></c></row>'],
  ['a column beyond all letters', 'SOURCE_DAMAGED', `<row><c r="${'Z'.repeat(40)}1"/></row>`],
  ['more cells than a row has', 'SOURCE_TOO_MANY_COLUMNS', `<row>${'<c/>'.repeat(16_385)}</row>`],
  ['a text that does not exist', 'SOURCE_DAMAGED', '<row><c t="s"><v>2</v></c></row>'],
  ['a text with a number below 0', 'SOURCE_DAMAGED', '<row><c t="s"><v>-1</v></c></row>'],
  ['a text without a number', 'SOURCE_DAMAGED', '<row><c t="s"><v>x</v></c></row>'],
  [
    'a cell of millions of characters',
    'SOURCE_TOO_LARGE',
    `<row><c><v>${'x'.repeat(1_048_577)}</v></c></row>`,
  ],
])('refuses %s', async (_, code, rows) => {
  expect(await codeOf(() => read(rows))).toBe(code);
});

test.each([
  ['before the first', '<row r="0"><c r="A0"/></row><row r="1"><c><v>1</v></c></row>'],
  ['far behind', '<row r="1"><c><v>1</v></c></row><row r="999999999" ht="15"/>'],
])('passes over empty rows that no sheet has: %s', async (_, rows) => {
  expect(await read(rows)).toEqual([{ row: 0, cells: ['1'] }]);
});

test('an empty row does not end the row that comes behind it', async () => {
  const cells = '<c r="A3"><v>1</v></c><c r="B3" t="str"><f>""</f><v/></c><c r="C3"><v>2</v></c>';
  for (const empty of ['<row r="2"/>', '<row r="2" hidden="1"/>', '<row r="2"><c/></row>'])
    expect(await read(`${empty}<row r="3">${cells}</row>`)).toEqual([{ row: 2, cells: ['1', '', '2'] }]);
});

test('a row within a row ends the one before', async () => {
  expect(await read('<row><c><v>1</v></c><row><c><v>2</v></c></row></row>')).toEqual([
    { row: 0, cells: ['1'] },
    { row: 1, cells: ['2'] },
  ]);
});

test('a reference that is none says nothing of the place', async () => {
  const cells = '<c r="B1"><v>1</v></c><c r="17"><v>2</v></c><c r=""><v>3</v></c>';
  expect(await read(`<row r="2">${cells}</row><row r="x"><c><v>4</v></c></row>`)).toEqual([
    { row: 1, cells: ['', '1', '2', '3'] },
    { row: 2, cells: ['4'] },
  ]);
});

test('stops when far cells in every row would fill the memory', async () => {
  const far = Array.from({ length: 7_000 }, () => '<row><c r="XFD1"><v>1</v></c></row>');
  const { reader } = reading();
  const push = (text: string): void => {
    reader.push(new TextEncoder().encode(text));
    reader.read();
  };
  push('<worksheet><sheetData>');
  expect(await codeOf(() => far.forEach(push))).toBe('SOURCE_TOO_LARGE');
});

test.each([
  ['written as most are', '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'],
  [
    'written with a prefix',
    '<x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><c t="s"><v>2</v></c>',
  ],
])('asks for a text that is not loaded and goes on where it was: cells %s', async (_, cells) => {
  const loading = poolOf(['a'], false);
  const { reader, rows } = reading(loading);
  reader.push(new TextEncoder().encode(`<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`));
  expect(reader.read()).toBe(1);
  loading.add('');
  loading.add('c');
  expect(reader.read()).toBe(-1);
  reader.finish();
  expect(await rows()).toEqual([{ row: 0, cells: ['a', '', 'c'] }]);
});

test('puts the cells of a row into order, and the later of two for one place counts', async () => {
  expect(
    await cellsOf(
      '<c r="C1"><v>3</v></c><c r="A1" t="str"><v>a,"b</v></c><c r="E1"><v>5</v></c><c r="C1"><v>33</v></c><c r="A1"/>',
    ),
  ).toEqual(['a,"b', '', '33', '', '5']);
});

test('cells written in any way give the same as those written in the common one', async () => {
  const common = fc.oneof(
    fc.constantFrom('<c/>', '<c t="s"><v>0</v></c>', '<c t="b"><v>1</v></c>', '<c s="1"><v>45292</v></c>'),
    fc.constantFrom(
      '<c r="D1" s="2"><v>0.5</v></c>',
      '<c><f>A1&amp;1</f><v>7</v></c>',
      '<c><f t="shared" si="0"/></c>',
    ),
    fc.integer().map((value) => `<c t="inlineStr"><is><t>${value},é"</t></is></c>`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(common, { maxLength: 6 }), async (cells) => {
      const quick = cells.join('');
      const odd = quick.replaceAll(/<(\/?)(c|v|f|is|t)\b/gu, '<$1x:$2').replaceAll('>', ' >');
      expect(await cellsOf(odd.replaceAll(' >', '\n>').replaceAll('/\n>', '/>'))).toEqual(
        await cellsOf(quick),
      );
    }),
  );
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

test('any chunk size gives the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, chunkBytes) => {
        const xml = rows.map((cells) => `<row>${cells.join('')}</row>`).join('\n');
        expect(await read(xml, chunkBytes)).toEqual(await read(xml));
      },
    ),
    { numRuns: 300 },
  );
});

test('rows begun in any way give the same as those begun in the common one', async () => {
  const attributes = fc.constantFrom(
    '',
    ' spans="1:4"',
    ' ht="15.75" customHeight="1"',
    ' x14ac:dyDescent="0.25"',
    ' hidden="1"',
    ' outlineLevel="2"',
    " s='1'",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), attributes), { maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      async (steps, chunkBytes) => {
        let row = 0;
        const rows = steps.map(([step, rest]) => {
          row += step;
          return { r: row, rest };
        });
        const cell = '<c t="str"><v>x</v></c>';
        const common = rows.map(({ r, rest }) => `<row r="${r}"${rest}>${cell}</row>`).join('');
        const odd = rows.map(({ r, rest }) => `<x:row\n${rest} r="${r}" >${cell}</x:row >`).join('\n');
        const expected = rows.map(({ r }) => ({ row: r - 1, cells: ['x'] }));
        expect(await read(common, chunkBytes)).toEqual(expected);
        expect(await read(odd, chunkBytes)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});
