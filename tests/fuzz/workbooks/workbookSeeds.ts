import exceljs from 'exceljs';
import { utils, write } from '@e965/xlsx';
import { writeWorkbook } from '../../../core/workbook/write/writeWorkbook.ts';
import { collectingSink, deflate, makeWorkbook, stylesOf } from '../../core/workbook/workbookFixture.ts';
import { padded } from '../../seededRandom.ts';
import type { FuzzCase } from '../campaign.ts';

/** Small workbooks of every format that is read, as the programs that make them write them; the same at every call. */
export async function workbookSeeds(): Promise<readonly FuzzCase[]> {
  made ??= Promise.all([
    seed('excel.xlsx', withLayout()),
    seed('excel-long.xlsx', longSheet()),
    seed('own.xlsx', written()),
    ...byHand.map((bytes) => seed('hand.xlsx', bytes)),
    ...library.map(({ name, type }) => seed(name, write(orders(), { type: 'buffer', bookType: type }))),
  ]);
  return made;
}

let made: Promise<readonly FuzzCase[]> | undefined;

async function seed(name: string, bytes: Uint8Array | Promise<Uint8Array>): Promise<FuzzCase> {
  return { name, bytes: Buffer.from(await bytes) };
}

/** Without this the file would hold the time at which it was made. */
const written2024 = new Date(Date.UTC(2024, 0, 1));
const towns = ['Berlin', 'São Paulo', 'Kraków', '東京', 'N/A', '', 'Den Haag', '007', '=A1', ' left'];

/** Merges, styles, frozen rows, a filter, a declared table, hidden and grouped rows, links, notes, a hidden sheet. */
async function withLayout(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = written2024;
  book.modified = written2024;
  const sheet = book.addWorksheet('Orders', { views: [{ state: 'frozen', ySplit: 4 }] });
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = 'Orders of the year';
  sheet.mergeCells('B3:C3');
  sheet.getCell('B3').value = 'Place';
  sheet.getRow(4).values = ['no', 'town', 'zip', 'day', 'amount', 'share'];
  sheet.getRow(4).font = { bold: true };
  for (let n = 0; n < 25; n++) {
    const row = sheet.addRow([
      n,
      towns[n % towns.length],
      padded(n * 37, 5),
      new Date(Date.UTC(2020, n % 12, 1 + n)),
      { formula: `A${n + 5}*1.5`, result: n * 1.5 },
      n / 100,
    ]);
    row.getCell(4).numFmt = n % 2 === 0 ? 'dd.mm.yyyy' : 'yyyy-mm-dd hh:mm';
    row.getCell(5).numFmt = '#,##0.00 [$€-407]';
    row.getCell(6).numFmt = '0.0%';
    if (n === 7) row.hidden = true;
    if (n > 10 && n < 15) row.outlineLevel = 1;
  }
  sheet.addRow(['Total', null, null, null, { formula: 'SUM(E5:E29)', result: 450 }, null]);
  sheet.getCell('B6').value = { richText: [{ text: 'Ber' }, { font: { bold: true }, text: 'lin' }] };
  sheet.getCell('B7').value = { text: 'a page', hyperlink: 'https://example.org/a?b=1&c=2' };
  sheet.getCell('E8').value = { error: '#N/A' };
  sheet.getCell('F8').value = true;
  sheet.getCell('A5').note = 'A note.';
  sheet.autoFilter = 'A4:F29';
  sheet.getColumn(3).hidden = true;
  book.addWorksheet('Hidden', { state: 'hidden' }).addRow(['a', 'b']);
  const declared = book.addWorksheet('Declared');
  declared.addTable({
    name: 'Stock',
    ref: 'B2',
    headerRow: true,
    totalsRow: true,
    columns: [
      { name: 'item', totalsRowLabel: 'Sum' },
      { name: 'pieces', totalsRowFunction: 'sum' },
    ],
    rows: towns.map((town, n) => [town, n]),
  });
  book.addWorksheet('Empty');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function longSheet(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = written2024;
  book.modified = written2024;
  book.properties.date1904 = true;
  const sheet = book.addWorksheet('Readings');
  sheet.addRow(['sensor', 'at', 'value', 'ok']);
  for (let n = 0; n < 700; n++)
    sheet.addRow([`S-${n % 9}`, new Date(Date.UTC(2023, 0, 1, n)), (n * 7919) % 1_000, n % 3 === 0]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function written(): Promise<Uint8Array> {
  const { sink, bytes } = collectingSink();
  const rows = Array.from({ length: 30 }, (_, n) => [
    `row ${n}`,
    n,
    { date: `2024-01-${padded(1 + (n % 28), 2)}` },
    n % 2 === 0,
    towns[n % towns.length] ?? '',
  ]);
  const table = (name: string) => ({
    name,
    rows: (async function* () {
      yield [['name', 'n', 'day', 'even', 'town'], ...rows];
    })(),
  });
  await writeWorkbook([table('One'), table('Two')], sink, deflate);
  return bytes();
}

const hand = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => row(n + 1)).join('');

const byHand: readonly Uint8Array[] = [
  makeWorkbook({
    sheets: [
      {
        name: 'One',
        rows: hand(
          20,
          (n) =>
            `<row r="${n}"><c r="A${n}" t="s"><v>${n % 4}</v></c><c r="B${n}" s="1"><v>${44_000 + n}</v></c><c r="C${n}" t="inlineStr"><is><t>in ${n} &amp; out</t></is></c><c r="D${n}" t="str"><f>A${n}</f><v>text</v></c><c r="E${n}" t="d"><v>2024-01-0${1 + (n % 9)}T10:00:00</v></c></row>`,
        ),
      },
    ],
    strings:
      '<si><t>name</t></si><si><r><t>two </t></r><r><t xml:space="preserve"> runs</t></r></si><si><t/></si><si><t>x</t><rPh sb="0" eb="1"><t>y</t></rPh></si>',
    styles: stylesOf(['General', 'd/m/yy', '0.00%', '[h]:mm:ss', '00000', '# ?/?']),
    date1904: true,
  }),
  // Prefixes on every element, and rows and cells without references.
  makeWorkbook({
    sheets: [
      {
        name: 'Two',
        xml: `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:C9"/><x:sheetData>${hand(9, (n) => `<x:row><x:c><x:v>${n}</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#DIV/0!</x:v></x:c></x:row>`)}</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A3:B4"/></x:mergeCells></x:worksheet>`,
      },
    ],
  }),
];

const library = [
  { name: 'old.xls', type: 'xls' },
  { name: 'older.xls', type: 'biff5' },
  { name: 'binary.xlsb', type: 'xlsb' },
  { name: 'open.ods', type: 'ods' },
  { name: 'flat.fods', type: 'fods' },
  { name: 'xml.xls', type: 'xlml' },
  { name: 'page.xls', type: 'html' },
  { name: 'sheetjs.xlsx', type: 'xlsx' },
] as const;

function orders() {
  const book = utils.book_new();
  const rows = Array.from({ length: 40 }, (_, n) => [
    n,
    towns[n % towns.length],
    (n * 31) % 17 === 0 ? null : n / 8,
    n % 2 === 0,
    `no. ${n}`,
  ]);
  const sheet = utils.aoa_to_sheet([['no', 'town', 'size', 'even', 'text'], ...rows]);
  sheet['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 4, c: 1 } }];
  utils.book_append_sheet(book, sheet, 'Orders');
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['a', 'b'],
      [1, 2],
    ]),
    'Small',
  );
  return book;
}
