import ExcelJs from 'exceljs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoolSheet } from '../../../../core/workbook/spool/spoolSheet.ts';
import { shortestText } from '../../../../core/workbook/formats/numberText.ts';
import {
  type WorkbookCell,
  type WorkbookTable,
  type WrittenWorkbook,
  writeWorkbook,
} from '../../../../core/workbook/write/writeWorkbook.ts';
import type { CellLook } from '../../../../core/workbook/write/styleSheet.ts';
import type { CellValue } from '../../../../core/workbook/write/writtenCell.ts';
import { readZipEntry } from '../../../../core/workbook/zip/readZipEntry.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import {
  bytesSource,
  collectingSink,
  deflate,
  inflate,
  open,
  outcome,
  readAll,
  rowsOf,
} from '../workbookFixture.ts';

type Rows = readonly (readonly WorkbookCell[])[];

function table(name: string, ...batches: readonly Rows[]): WorkbookTable {
  return {
    name,
    rows: (async function* () {
      yield* batches;
    })(),
  };
}

async function write(
  ...tables: readonly WorkbookTable[]
): Promise<{ bytes: Uint8Array; written: WrittenWorkbook }> {
  const { sink, bytes } = collectingSink();
  const written = await writeWorkbook(tables, sink, deflate);
  return { bytes: bytes(), written };
}

/** What another program finds in the workbook. */
async function inExcelJs(bytes: Uint8Array): Promise<ExcelJs.Worksheet> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJs.Buffer);
  return book.worksheets[0]!;
}

const isoDate = fc
  .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('=1+1', '-2', '+3', '@x', '007', ' a ', '_x000D_', '\r\n', '\ud800', '\ufeffé', ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  isoDate.map((iso) => ({ date: iso.slice(0, 10) })),
  isoDate.map((iso) => ({ date: iso.slice(0, 19) })),
);

/** How a cell reads once it has been in a workbook. */
function asText(written: CellValue): string {
  if (written === null) return '';
  if (typeof written === 'string') return written;
  if (typeof written === 'boolean') return written ? 'TRUE' : 'FALSE';
  if (typeof written === 'object') return written.date.replace('T', ' ');
  const isLong = Number.isInteger(written) && Number(shortestText(written)) !== written;
  return isLong ? String(written) : shortestText(written);
}

test('any cells come back after writing and reading, however they are cut into batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }),
      fc.nat(8),
      async (rows, cut) => {
        const { bytes, written } = await write(table('Any', rows.slice(0, cut), [], rows.slice(cut)));
        const [read] = await readAll(bytes);
        const expected = rows
          .map((cells, row) => ({ row, cells: cells.map((cell) => Buffer.from(asText(cell)).toString()) }))
          .map(({ row, cells }) => ({
            row,
            cells: cells.slice(0, cells.findLastIndex((text) => text !== '') + 1),
          }))
          .filter(({ cells }) => cells.length > 0);
        expect(read).toEqual(expected);
        expect(written).toEqual({ sheets: [{ name: 'Any', rowCount: rows.length }], cutCells: 0 });
      },
    ),
    { numRuns: 300 },
  );
});

test('text stays text for other programs too, and dates are dates', async () => {
  const { bytes } = await write(
    table('Mixed', [
      ['Name', '=Sum', 'Day', 'Moment', 'Amount', 'Yes', 'Long'],
      [
        '007',
        '=1+1',
        { date: '2024-02-29' },
        { date: '2024-02-29T13:45:00' },
        12.5,
        true,
        12_345_678_901_234_567_000,
      ],
    ]),
  );
  const sheet = await inExcelJs(bytes);
  const row = sheet.getRow(2);
  expect(sheet.name).toBe('Mixed');
  expect(row.getCell(1).value).toBe('007');
  expect(row.getCell(1).numFmt).toBe('@');
  expect(row.getCell(2).value).toBe('=1+1');
  expect(row.getCell(2).type).toBe(ExcelJs.ValueType.String);
  expect(row.getCell(3).value).toEqual(new Date('2024-02-29T00:00:00Z'));
  expect(row.getCell(3).numFmt).toBe('yyyy-mm-dd');
  expect(row.getCell(4).value).toEqual(new Date('2024-02-29T13:45:00Z'));
  expect(row.getCell(5).value).toBe(12.5);
  expect(row.getCell(6).value).toBe(true);
  expect(row.getCell(7).value).toBe('12345678901234567000');
  expect(sheet.getCell('A1').font.bold).toBe(true);
  expect(sheet.getCell('B1').font.bold).toBe(true);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.getColumn(7).width).toBeGreaterThan(sheet.getColumn(1).width ?? 0);
});

test('marks text that begins like a formula, in the header too', async () => {
  const { bytes } = await write(
    table('S', [
      ['=a', 'b'],
      ['@x', 'y'],
      ['\t=1', '-5'],
    ]),
  );
  const sheetXml = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  const xfs = (await partOf(bytes, 'xl/styles.xml')).split('<cellXfs')[1]!.split('<xf ').slice(1);
  const quoted = [...sheetXml.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g)]
    .filter(([, , style = '0']) => xfs[Number(style)]?.includes('quotePrefix="1"'))
    .map(([, cell]) => cell);
  expect(quoted).toEqual(['A1', 'A2', 'A3', 'B3']);
  expect(sheetXml).not.toContain('<f');
});

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const source = bytesSource(bytes);
  const entries = await readZipDirectory(source);
  const entry = entries.find((entry) => entry.name === name)!;
  const chunks: Uint8Array[] = [];
  for await (const chunk of readZipEntry({ source, inflate, entries }, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('lays a sheet out as its form says, and cells as their looks say', async () => {
  const red: CellLook = { bold: true, color: 'AA0000', fill: 'FFEEEE', line: '330000' };
  const { bytes } = await write({
    ...table("It's <R&D>", [
      [{ value: 'Title', look: { points: 18 } }],
      ['Code', 'Share', 'Day'],
      ['007', 0.125, { value: { date: '2024-02-29' }, look: red }],
      ['=1', { value: '', look: red }, null],
    ]),
    form: {
      headerRows: 2,
      widths: [20],
      columnLooks: [
        { wrap: true, down: 'top' },
        { numbers: '0.0%', across: 'right' },
      ],
      filter: true,
      print: true,
      textNumbers: true,
      tab: '00AA00',
    },
  });
  const sheet = await inExcelJs(bytes);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  expect(sheet.autoFilter).toBe('A2:C4');
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, printTitlesRow: '2:2' });
  expect(sheet.getColumn(1).width).toBe(20);
  expect(sheet.getCell('A1').font).toMatchObject({ size: 18 });
  expect(sheet.getCell('A2').font).toMatchObject({ bold: true });
  expect(sheet.getCell('A3').alignment).toEqual({ wrapText: true, vertical: 'top' });
  expect(sheet.getCell('A3').numFmt).toBe('@');
  expect(sheet.getCell('B3').numFmt).toBe('0.0%');
  expect(sheet.getCell('C3').value).toEqual(new Date('2024-02-29T00:00:00Z'));
  expect(sheet.getCell('C3').font).toMatchObject({ bold: true, color: { argb: 'FFAA0000' } });
  expect(sheet.getCell('C3').fill).toMatchObject({ fgColor: { argb: 'FFFFEEEE' } });
  expect(sheet.getCell('B4').border).toMatchObject({ bottom: { style: 'thin' } });
  expect(sheet.getCell('A4').value).toBe('=1');
});

test('keeps the parts of a sheet in the order that the standard asks for', async () => {
  const { bytes } = await write({
    ...table('S', [['a'], ['1']]),
    form: { filter: true, print: true, textNumbers: true, tab: '00AA00' },
  });
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  const order = [...xml.matchAll(/<(\w+)[ >/]/g)].map(([, name]) => name);
  const wanted = ['sheetPr', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter'];
  const rest = ['pageMargins', 'pageSetup', 'headerFooter', 'ignoredErrors'];
  expect(order.filter((name) => [...wanted, ...rest].includes(name ?? ''))).toEqual([...wanted, ...rest]);
  const styles = await partOf(bytes, 'xl/styles.xml');
  for (const [, list, count, body] of styles.matchAll(
    /<(fonts|fills|borders|cellXfs) count="(\d+)">(.*?)<\/\1>/g,
  )) {
    const item = { fonts: '<font>', fills: '<fill>', borders: '<border>', cellXfs: '<xf ' }[list ?? ''];
    expect((body ?? '').split(item ?? '').length - 1).toBe(Number(count));
  }
  const workbook = await partOf(bytes, 'xl/workbook.xml');
  expect(workbook).toContain(
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'S'!$A$1:$A$2<`,
  );
});

test('writes several tables, with names that Excel takes', async () => {
  const { bytes, written } = await write(table('a/b', [['1']]), table('A_B', [['2']]), table('', []));
  expect(written.sheets).toEqual([
    { name: 'a_b', rowCount: 1 },
    { name: 'A_B (2)', rowCount: 1 },
    { name: 'Sheet', rowCount: 0 },
  ]);
  const workbook = await open(bytes);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['a_b', 'A_B (2)', 'Sheet']);
  expect(await rowsOf(workbook, 1)).toEqual([{ row: 0, cells: ['2'] }]);
});

test('a workbook without tables has one empty sheet', async () => {
  const { bytes } = await write();
  expect((await open(bytes)).sheets).toEqual([{ name: 'Sheet1', hidden: false, index: 0 }]);
});

test('continues on a further sheet, header first, where one is full', async () => {
  const total = 1_048_576 + 2;
  const rows = async function* (): AsyncGenerator<Rows> {
    yield [['n']];
    for (let at = 1; at < total; at += 8192)
      yield Array.from({ length: Math.min(8192, total - at) }, (_, i) => [at + i]);
  };
  const { sink, bytes } = collectingSink();
  const written = await writeWorkbook([{ name: 'Long', rows: rows() }], sink, deflate);
  expect(written.sheets).toEqual([
    { name: 'Long', rowCount: 1_048_576 },
    { name: 'Long (2)', rowCount: 3 },
  ]);
  const workbook = await open(bytes());
  const read = collectingSink();
  const { recordCount } = await spoolSheet(workbook, 0, { sink: read.sink });
  const lines = Buffer.from(read.bytes()).toString().trimEnd().split('\n');
  expect([recordCount, lines.length, lines.at(-1)]).toEqual([1_048_576, 1_048_576, '1048575']);
  expect((await rowsOf(workbook, 1)).map(({ cells }) => cells[0])).toEqual(['n', '1048576', '1048577']);
}, 60_000);

test('cuts a text at the limit of Excel, with a mark, and counts it', async () => {
  const { bytes, written } = await write(table('S', [['x'.repeat(40_000)], [`${'x'.repeat(32_765)}😀.`]]));
  expect(written.cutCells).toBe(2);
  const [rows] = await readAll(bytes);
  expect(rows?.map(({ cells }) => cells[0]?.length)).toEqual([32_767, 32_766]);
  expect(rows?.map(({ cells }) => cells[0]?.slice(-2))).toEqual(['x…', 'x…']);
});

test('refuses more columns than a sheet has and lets go of the rows', async () => {
  let isReleased = false;
  const rows = async function* (): AsyncGenerator<Rows> {
    try {
      yield [Array.from({ length: 16_385 }, () => 'x')];
      yield Array.from({ length: 200 }, () => ['y']);
    } finally {
      isReleased = true;
    }
  };
  const { sink } = collectingSink();
  const work = (): Promise<unknown> => writeWorkbook([{ name: 'S', rows: rows() }], sink, deflate);
  expect(await outcome(work)).toBe('SOURCE_TOO_MANY_COLUMNS');
  expect(isReleased).toBe(true);
});

test('equal input gives equal bytes', async () => {
  const make = (): Promise<{ bytes: Uint8Array }> =>
    write(
      table('S', [
        ['a', 1],
        ['b', 2],
      ]),
    );
  expect((await make()).bytes).toEqual((await make()).bytes);
});

test('a sheet that is printed has rows as high as their texts, and wide ones go over several pages', async () => {
  const wide: CellLook = { wrap: true };
  const names = Array.from({ length: 9 }, (_, at) => `column ${at}`);
  const { bytes } = await write({
    ...table('Wide', [names, ['one\ntwo', ...names.slice(1)], names]),
    form: {
      print: true,
      printColumns: 2,
      widths: names.map(() => 60),
      columnLooks: [wide, { across: 'right' }],
      headerLook: { bold: true, indent: 1 },
    },
  });
  const sheet = await inExcelJs(bytes);
  expect([sheet.getRow(1).height, sheet.getRow(2).height, sheet.getRow(3).height]).toEqual([
    undefined,
    30,
    undefined,
  ]);
  expect(sheet.pageSetup).toMatchObject({
    fitToWidth: 3,
    fitToHeight: 0,
    printTitlesRow: '1:1',
    printTitlesColumn: 'A:B',
  });
  // Headers stand over their figures.
  expect(sheet.getCell('A1').alignment).toMatchObject({ horizontal: 'left', indent: 1 });
  expect(sheet.getCell('B1').alignment).toMatchObject({ horizontal: 'right' });
});
