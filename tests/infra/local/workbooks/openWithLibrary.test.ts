import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import type { LentKind } from '../../../../core/workbook/lent/lentWorkbook.ts';
import { makeZip } from '../../../core/workbook/workbookFixture.ts';
import { madeBook, madeSheet, openLent, rowsOf, valuesOf, written, writtenKinds } from './madeWorkbooks.ts';

const claims = madeSheet([
  ['Claim', 'Paid', 'Open', 'Share'],
  ['C-001', 1234.5678901234567, true, { t: 'n', v: 0.125, z: '0.00%' }],
  [null, null, null, null],
  ['C-003', -7, false, { t: 'e', v: 0x2a }],
]);

describe.each(writtenKinds)('a workbook written as %s', (bookType, kind) => {
  test('gives exact values, shares with their format, truths and errors', async () => {
    const workbook = await openLent(written(madeBook({ Claims: claims }), bookType), kind);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Claims']);
    const values = await valuesOf(workbook);
    expect(values).toContain('1,1 number 1234.5678901234567');
    expect(values).toContain('3,1 number -7');
    expect(values.filter((value) => value.startsWith('1,3'))).toEqual(['1,3 number 0.125 0.00%']);
    expect(values.filter((value) => /^[13],2/u.test(value))).toEqual([
      '1,2 boolean true',
      '3,2 boolean false',
    ]);
    // The writer of the library has no errors in OpenDocument.
    expect(values.filter((value) => value.startsWith('3,3'))).toEqual(
      kind === 'ods' || kind === 'fods' ? [] : ['3,3 error "#N/A"'],
    );
    expect((await rowsOf(workbook)).map(({ row }) => row)).toEqual([0, 1, 3]);
  });

  test('gives dates as day numbers with their format', async () => {
    const date = { t: 'n', v: 45_000.25, z: 'yyyy\\-mm\\-dd' } as const;
    const workbook = await openLent(written(madeBook({ D: madeSheet([[date]]) }), bookType), kind);
    const [row] = await rowsOf(workbook);
    expect(row?.cells[0]).toMatchObject({ kind: 'number', value: 45_000.25 });
    expect(row?.cells[0]?.format).toMatch(/y.*m.*d/u);
  });

  test('ends in rows or a typed error wherever it is cut off', async () => {
    const bytes = written(madeBook({ Claims: claims, More: claims }), bookType);
    for (const share of [0.05, 0.25, 0.5, 0.75, 0.95])
      expect(await outcomeOf(bytes.subarray(0, Math.floor(bytes.length * share)), kind)).toMatch(
        /^(rows|SOURCE_[A-Z_]+)$/u,
      );
  });

  test('ends in rows or a typed error whatever bytes are changed', async () => {
    const bytes = written(madeBook({ Claims: claims }), bookType);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, byte] of changes) damaged[at] = byte;
          expect(await outcomeOf(damaged, kind)).toMatch(/^(rows|SOURCE_[A-Z_]+)$/u);
        },
      ),
      { numRuns: 60 },
    );
  });
});

async function outcomeOf(bytes: Uint8Array, kind: LentKind): Promise<string> {
  try {
    const workbook = await openLent(bytes, kind);
    for (const [index, sheet] of workbook.sheets.entries()) {
      await rowsOf(workbook, index);
      await sheet.layout();
    }
    return 'rows';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

test.each(['biff2', 'biff3', 'biff4'] as const)('reads a sheet of Excel written as %s', async (bookType) => {
  const rows = madeSheet([
    ['Claim', 'Paid'],
    ['C-001', 12.5],
  ]);
  const workbook = await openLent(written(madeBook({ Sheet1: rows }), bookType), 'xls');
  expect(await valuesOf(workbook)).toEqual([
    '0,0 text "Claim"',
    '0,1 text "Paid"',
    '1,0 text "C-001"',
    '1,1 number 12.5',
  ]);
});

test.each([
  ['biff8', 'xls'],
  ['xlsb', 'xlsb'],
  ['xlml', 'spreadsheetml'],
] as const)('knows hidden sheets and merged cells of %s', async (bookType, kind) => {
  const merged = { ...claims, '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }] };
  const book = madeBook({ Shown: merged, Hidden: claims, Very: claims });
  book.Workbook = {
    Sheets: [
      { name: 'Shown', Hidden: 0 },
      { name: 'Hidden', Hidden: 1 },
      { name: 'Very', Hidden: 2 },
    ],
  };
  const { sheets } = await openLent(written(book, bookType), kind);
  expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true, true]);
  expect((await sheets[0]?.layout())?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  expect((await sheets[1]?.layout())?.merges).toEqual([]);
});

test.each([
  ['biff8', 'xls'],
  ['xlsb', 'xlsb'],
] as const)('counts the days of %s from 1904 where the workbook does', async (bookType, kind) => {
  const book = madeBook({ S: claims });
  expect((await openLent(written(book, bookType), kind)).dateSystem).toBe(1900);
  book.Workbook = { WBProps: { date1904: true } };
  expect((await openLent(written(book, bookType), kind)).dateSystem).toBe(1904);
});

test.each([
  ['ods', 'ods'],
  ['xlml', 'spreadsheetml'],
] as const)('tells formulas of %s beside their values', async (bookType, kind) => {
  const rows = madeSheet([[1, 2, { t: 'n', v: 3, f: 'A1+B1' }]]);
  const workbook = await openLent(written(madeBook({ S: rows }), bookType), kind);
  expect(await valuesOf(workbook)).toEqual(['0,0 number 1', '0,1 number 2', '0,2 number 3 formula']);
});

test('a format of the workbook before is not used for the next one', async () => {
  const dated = madeSheet([[{ t: 'n', v: 1, z: '"first" 0' }]]);
  const plain = madeSheet([[{ t: 'n', v: 1 }]]);
  await rowsOf(await openLent(written(madeBook({ S: dated }), 'biff8'), 'xls'));
  expect(await valuesOf(await openLent(written(madeBook({ S: plain }), 'biff8'), 'xls'))).toEqual([
    '0,0 number 1',
  ]);
});

test('an OpenDocument workbook behind a password says so', async () => {
  const manifest =
    '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
  const zip = makeZip([
    { name: 'META-INF/manifest.xml', text: manifest },
    { name: 'content.xml', text: 'scrambled' },
  ]);
  await expect(openLent(zip, 'ods')).rejects.toMatchObject({ code: 'SOURCE_PASSWORD' });
});

test('an OpenDocument workbook may lack its styles and its list of parts', async () => {
  const cell =
    '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>';
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="A"><table:table-row>${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  const workbook = await openLent(makeZip([{ name: 'content.xml', text: content }]), 'ods');
  expect(await valuesOf(workbook)).toEqual(['0,0 number 7']);
});

test('a file that is nothing of the kind is called damaged', async () => {
  for (const kind of ['xls', 'xlsb', 'ods', 'fods', 'spreadsheetml', 'html'] as const)
    expect(await outcomeOf(Buffer.from('nothing of the kind'), kind)).toMatch(/^SOURCE_DAMAGED$|^rows$/u);
});
