import ExcelJs from 'exceljs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook } from '../../../core/workbook/openWorkbook.ts';
import type { Workbook } from '../../../core/workbook/cells/workbook.ts';
import type { ReadJob } from '../../../core/workbook/zip/readZipEntry.ts';
import { spoolSheet } from '../../../core/workbook/spool/spoolSheet.ts';
import {
  bytesSource,
  collectingSink,
  inflate,
  makeWorkbook,
  makeZip,
  open,
  outcome,
  readAll,
  readRows,
  rowsOf,
  rowsOfSpool,
  type SheetRow,
  stylesOf,
  workbookPartsOf,
} from './workbookFixture.ts';

const oneRow = '<row r="1"><c r="A1"><v>1</v></c></row>';

test('lists the sheets in the order of their tabs and marks hidden ones', async () => {
  const workbook = await open(
    makeWorkbook({
      sheets: [
        { name: 'Claims &amp; more', rows: oneRow },
        { name: 'Codes', state: 'hidden' },
        { name: 'Deep', state: 'veryHidden', rows: oneRow },
        { name: 'Open', state: 'visible' },
      ],
    }),
  );
  expect(workbook.sheets).toEqual([
    { name: 'Claims & more', hidden: false, index: 0 },
    { name: 'Codes', hidden: true, index: 1 },
    { name: 'Deep', hidden: true, index: 2 },
    { name: 'Open', hidden: false, index: 3 },
  ]);
  expect(await rowsOf(workbook, 2)).toEqual([{ row: 0, cells: ['1'] }]);
  expect(await rowsOf(workbook, 1)).toEqual([]);
  expect(workbook.sheetBytes(0)).toBeGreaterThan(0);
});

test('reads what another program wrote', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('Leads');
  sheet.addRow(['Name', 'Since', 'Share', 'Active', 'Sum', 'Zip']);
  sheet.addRow([
    'Zoë\n& <co>',
    new Date(Date.UTC(2024, 1, 29, 13, 45)),
    0.125,
    true,
    { formula: '1+1', result: 2 },
    501,
  ]);
  sheet.getCell('B2').numFmt = 'dd/mm/yyyy hh:mm';
  sheet.getCell('C2').numFmt = '0.0%';
  sheet.getCell('F2').numFmt = '00000';
  sheet.getCell('A4').value = { error: '#N/A' };
  sheet.getCell('B4').value = { richText: [{ text: 'two ' }, { font: { bold: true }, text: 'runs' }] };
  const [rows] = await readAll(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(rows).toEqual([
    { row: 0, cells: ['Name', 'Since', 'Share', 'Active', 'Sum', 'Zip'] },
    { row: 1, cells: ['Zoë\n& <co>', '2024-02-29 13:45:00', '12.5%', 'TRUE', '2', '00501'] },
    { row: 3, cells: ['#N/A', 'two runs'] },
  ]);
});

test('takes formats from the styles of cells, not from those of style names', async () => {
  const rows = '<row><c s="0"><v>45292</v></c><c s="1"><v>45292</v></c></row>';
  expect(await readRows(rows, { styles: stylesOf(['0.00', 'd.m.yy']) })).toEqual([
    { row: 0, cells: ['45292', '2024-01-01'] },
  ]);
});

test('counts days from 1904 where the workbook says so', async () => {
  const made = { styles: stylesOf(['yyyy-mm-dd']), date1904: true };
  expect(await readRows('<row><c s="0"><v>1</v></c></row>', made)).toEqual([
    { row: 0, cells: ['1904-01-02'] },
  ]);
});

test('follows relationships wherever they lead', async () => {
  const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const zip = makeZip([
    {
      name: '/_rels/.rels',
      text: `<p:Relationships><p:Relationship Id="a" Type="${type}/officeDocument" Target="\\Book\\Main.xml"/></p:Relationships>`,
    },
    {
      name: 'book/main.xml',
      text: '<s:workbook><s:sheets><s:sheet name="S" r:id="x"/><s:sheet name="Chart" r:id="y"/></s:sheets></s:workbook>',
    },
    {
      name: 'Book/_rels/Main.xml.rels',
      text: `<Relationships><Relationship Id="x" Type="${type}/worksheet" Target="../other/./data.xml"/><Relationship Id="y" Type="${type}/chartsheet" Target="chart.xml"/><Relationship Id="z" Type="${type}/sharedStrings" Target="/texts.xml"/></Relationships>`,
    },
    { name: 'texts.xml', text: '<sst><si><t>found</t></si></sst>' },
    {
      name: 'other/data.xml',
      text: '<s:worksheet><s:sheetData><s:row><s:c t="s"><s:v>0</s:v></s:c></s:row></s:sheetData></s:worksheet>',
    },
    { name: 'Book/chart.xml', text: '<chartsheet/>' },
  ]);
  const workbook = await open(zip);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['S', 'Chart']);
  expect(await rowsOf(workbook, 0)).toEqual([{ row: 0, cells: ['found'] }]);
  expect(await rowsOf(workbook, 1)).toEqual([]);
});

test.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)(
  'reads a sheet that is written in %s',
  async (encoding) => {
    const text = `<?xml version="1.0" encoding="${encoding}"?><worksheet><sheetData><row><c t="inlineStr"><is><t>Müller</t></is></c></row></sheetData></worksheet>`;
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const data =
      encoding === 'utf-16le'
        ? little
        : encoding === 'utf-16be'
          ? little.swap16()
          : Buffer.from(text, 'latin1');
    const sheet = { name: 'xl/worksheets/sheet1.xml', data };
    expect(await readAll(makeWorkbook({ sheets: [{ name: 'S' }], parts: [sheet] }))).toEqual([
      [{ row: 0, cells: ['Müller'] }],
    ]);
  },
);

async function firstRows(
  workbook: Workbook,
  maxRows: number,
  job: ReadJob = {},
): Promise<readonly SheetRow[]> {
  const { sink, bytes } = collectingSink();
  await spoolSheet(workbook, 0, { sink, maxRows, ...job });
  return rowsOfSpool(bytes());
}

test('may be read again, by several readers at once, and broken off', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `<row><c t="s"><v>${at % 2}</v></c><c><v>${at}</v></c></row>`,
  );
  const made = {
    sheets: [{ name: 'S', rows: rows.join('') }],
    strings: '<si><t>even</t></si><si><t>odd</t></si>',
  };
  const workbook = await open(makeWorkbook(made));
  expect(await firstRows(workbook, 1)).toEqual([{ row: 0, cells: ['even', '0'] }]);
  const [first, second] = await Promise.all([rowsOf(workbook), rowsOf(workbook)]);
  expect(first).toEqual(second);
  expect(first.length).toBe(20_000);
  expect(first.at(-1)).toEqual({ row: 19_999, cells: ['odd', '19999'] });
});

test('reads the first rows without reading all texts', async () => {
  const numbers = Array.from({ length: 200_000 }, (_, at) => at);
  const made = {
    sheets: [{ name: 'S', rows: numbers.map((at) => `<row><c t="s"><v>${at}</v></c></row>`).join('') }],
    strings: numbers.map((at) => `<si><t>${at * 7919}</t></si>`).join(''),
  };
  const workbook = await open(makeWorkbook(made));
  const seen: number[] = [];
  const first = await firstRows(workbook, 2, { onBytes: (doneBytes) => seen.push(doneBytes) });
  expect(first[1]).toEqual({ row: 1, cells: ['7919'] });
  expect(Math.max(...seen)).toBeLessThan(workbook.sheetBytes(0) * 0.7);
  const rows = await rowsOf(workbook);
  expect(rows.at(-1)).toEqual({ row: 199_999, cells: [String(199_999 * 7919)] });
});

test('stops when it is told to, and can be asked again', async () => {
  const workbook = await open(makeWorkbook({ sheets: [{ name: 'S', rows: oneRow }] }));
  const stop = new AbortController();
  stop.abort();
  expect(await outcome(() => rowsOf(workbook, 0, { signal: stop.signal }))).toBe('CANCELLED');
  expect(await rowsOf(workbook)).toEqual([{ row: 0, cells: ['1'] }]);
});

const bomb = `<!DOCTYPE x [<!ENTITY a "${'lol'.repeat(10)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'abcdefghij'[at + 1]} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`;

test.each([
  [
    'a billion laughs in the sheet',
    { xml: `${bomb}<worksheet><sheetData><row><c t="str"><v>&j;</v></c></row></sheetData></worksheet>` },
  ],
  ['an external entity', { xml: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>' }],
  ['a sheet that is cut off', { xml: '<worksheet><sheetData><row><c><v>1</v>' }],
  ['a sheet that is no XML', { xml: 'a,b\n1,2\n' }],
])('refuses %s', async (_, sheet) => {
  expect(await outcome(() => readAll(makeWorkbook({ sheets: [{ name: 'S', ...sheet }] })))).toBe(
    'SOURCE_DAMAGED',
  );
});

test('refuses a billion laughs in the shared texts, the styles and the list of sheets', async () => {
  const use = { sheets: [{ name: 'S', rows: '<row><c t="s"><v>0</v></c></row>' }] };
  for (const name of ['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', '_rels/.rels']) {
    const part = { name, text: `${bomb}<sst><si><t>&j;</t></si></sst>` };
    expect(await outcome(() => readAll(makeWorkbook({ ...use, parts: [part] })))).toBe('SOURCE_DAMAGED');
  }
});

test('says what else a file is', async () => {
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const binary = makeZip([
    {
      name: '_rels/.rels',
      text: `<Relationships><Relationship Id="a" Type="${related}/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
    },
    { name: 'xl/workbook.bin', text: '\x83\x01\x00' },
  ]);
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [binary, 'SOURCE_UNSUPPORTED: This is a binary workbook (XLSB).'],
    [
      makeZip([{ name: 'content.xml' }, { name: 'mimetype' }]),
      'SOURCE_UNSUPPORTED: This is an OpenDocument file.',
    ],
    [makeZip([{ name: 'word/document.xml' }]), 'SOURCE_UNSUPPORTED: This is a Word document.'],
    [makeZip([{ name: 'data.csv' }]), 'SOURCE_UNSUPPORTED: This archive holds no workbook.'],
    [makeZip([{ name: 'xl/styles.xml' }]), 'SOURCE_DAMAGED: The main part of the workbook is missing.'],
    [Buffer.from('a,b\n1,2\n'), 'SOURCE_UNSUPPORTED: This is not a workbook.'],
    [new Uint8Array(0), 'SOURCE_UNSUPPORTED: This is not a workbook.'],
  ];
  for (const [bytes, expected] of cases) {
    const said = await open(bytes).catch((error) => `${error.code}: ${error.message}`);
    expect(said).toBe(expected);
  }
});

test('compares the checksum of the texts that it has used', async () => {
  const text = '<sst><si><t>a</t></si><si><t>b</t></si></sst>';
  const made = {
    sheets: [{ name: 'S', rows: '<row><c t="s"><v>0</v></c></row>' }],
    parts: [{ name: 'xl/sharedStrings.xml', text, crc32: 1 }],
  };
  expect(await outcome(() => readAll(makeWorkbook(made)))).toBe('SOURCE_DAMAGED');
});

test('ends typed wherever a workbook is cut off', async () => {
  const whole = makeWorkbook({ sheets: [{ name: 'S', rows: oneRow }], strings: '<si><t>a</t></si>' });
  for (let length = 0; length < whole.length; length += 7)
    expect(await outcome(() => readAll(whole.subarray(0, length)))).toMatch(/^SOURCE_(DAMAGED|UNSUPPORTED)$/);
});

test('ends typed whatever byte is changed', async () => {
  const made = {
    sheets: [{ name: 'S', rows: '<row><c t="s" s="0"><v>0</v></c><c><v>45292.5</v></c></row>' }],
    strings: '<si><t>text</t></si>',
    styles: stylesOf(['yyyy-mm-dd']),
  };
  const stored = makeZip(workbookPartsOf(made).map((part) => ({ ...part, method: 0 })));
  const packed = makeZip(workbookPartsOf(made));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(stored, packed),
      fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (original, changes) => {
        const bytes = original.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(await outcome(() => readAll(bytes))).toMatch(/^(ok|SOURCE_[A-Z_]+)$/);
      },
    ),
    { numRuns: 500 },
  );
});

test('ends typed whatever the parts hold', async () => {
  const piece = fc.constantFrom(
    '<row>',
    '</row>',
    '<row r="5">',
    '<c>',
    '</c>',
    '<c r="XFD1" t="s">',
    '<c t="inlineStr">',
    '<is>',
    '</is>',
    '<t>',
    '</t>',
    '<v>',
    '</v>',
    '1',
    '-1',
    '1e400',
    '&#x0;',
    '&lt;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<x y="',
    '"',
    '>',
    '</sheetData>',
    '<f/>',
    '<rPh>',
    '</rPh>',
    '\u0000',
    'é',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      const bytes = makeWorkbook({
        sheets: [{ name: 'S', rows: pieces.join('') }],
        strings: pieces.join(''),
      });
      expect(await outcome(() => readAll(bytes))).toMatch(/^(ok|SOURCE_[A-Z_]+)$/);
    }),
    { numRuns: 500 },
  );
});

test('reads no cell before it is asked to', async () => {
  const broken = makeWorkbook({ sheets: [{ name: 'S', xml: 'no XML' }] });
  const workbook = await openWorkbook(bytesSource(broken), { inflate });
  expect(workbook.sheets.length).toBe(1);
});
