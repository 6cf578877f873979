import ExcelJs from 'exceljs';
import { expect, test } from 'vitest';
import { workbookOptions } from '../../../../core/model/options/workbookOptions.ts';
import type { DeclaredTable } from '../../../../core/model/sheet.ts';
import { readDeclaredTables } from '../../../../core/workbook/parts/declaredTables.ts';
import { findWorkbookParts } from '../../../../core/workbook/parts/workbookParts.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, makeWorkbook } from '../workbookFixture.ts';

async function tablesIn(zip: Uint8Array): Promise<readonly DeclaredTable[]> {
  const source = bytesSource(zip);
  const archive = { source, inflate, entries: await readZipDirectory(source) };
  const sheet = (await findWorkbookParts(archive)).sheets[0]?.entry;
  if (sheet === undefined) throw new Error('The sheet has a part.');
  return readDeclaredTables(archive, sheet);
}

/** A workbook whose sheet relates to these parts. */
function withParts(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const relations = parts.map(
    (_, at) => `<Relationship Id="rId${at}" Type="http://x/table" Target="../tables/table${at}.xml"/>`,
  );
  return makeWorkbook({
    sheets: [{ name: 'A' }],
    parts: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        text: `<Relationships>${relations.join('')}</Relationships>`,
      },
      ...parts.map((part, at) => ({
        name: `xl/tables/table${at}.xml`,
        ...(typeof part === 'string' ? { text: part } : { data: part }),
      })),
    ],
  });
}

test('tables that another program declared are read', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('S');
  sheet.addTable({
    name: 'Claims',
    ref: 'B3',
    headerRow: true,
    totalsRow: true,
    columns: [
      { name: 'Id', totalsRowLabel: 'Total' },
      { name: 'Sum', totalsRowFunction: 'sum' },
    ],
    rows: [
      ['a', 1],
      ['b', 2],
    ],
  });
  expect(await tablesIn(new Uint8Array(await book.xlsx.writeBuffer()))).toEqual([
    { name: 'Claims', range: { top: 2, left: 1, bottom: 5, right: 2 }, headerRows: 1, totalsRows: 1 },
  ]);
});

test('parts that are broken or make no sense are left out', async () => {
  const tables = await tablesIn(
    withParts([
      '<table name="Good" ref="A1:B5"/>',
      '<table name="Lost" ref="#REF!"/>',
      '<worksheet ref="A1:B5"/>',
      '',
      'no xml at all',
      '<!DOCTYPE a [<!ENTITY b "c">]><table ref="A1:B5"/>',
      '<x:table xmlns:x="x" displayName="Prefixed" ref="D1:E5" headerRowCount="0" totalsRowCount="99"/>',
    ]),
  );
  expect(tables).toEqual([
    { name: 'Good', range: { top: 0, left: 0, bottom: 4, right: 1 }, headerRows: 1, totalsRows: 0 },
    { name: 'Prefixed', range: { top: 0, left: 3, bottom: 4, right: 4 }, headerRows: 0, totalsRows: 0 },
  ]);
});

test('only the first element of a table is read, however large the part is', async () => {
  const long = `<table name="T" ref="A1:B2">${'<tableColumn name="a"/>'.repeat(400_000)}`;
  expect(await tablesIn(withParts([long]))).toHaveLength(1);
});

test('tables without end are cut off', async () => {
  const many = Array.from({ length: workbookOptions.declaredTables + 3 }, () => '<table ref="A1:B2"/>');
  expect(await tablesIn(withParts(many))).toHaveLength(workbookOptions.declaredTables);
});

test('a sheet that relates to nothing declares nothing', async () => {
  expect(await tablesIn(makeWorkbook({ sheets: [{ name: 'A' }] }))).toEqual([]);
});
