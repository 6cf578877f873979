import ExcelJs from 'exceljs';
import { expect, test } from 'vitest';
import type { ZipArchive } from '../../../../core/workbook/zip/readZipEntry.ts';
import { findRelatedParts, findWorkbookParts } from '../../../../core/workbook/parts/workbookParts.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, makeWorkbook } from '../workbookFixture.ts';

async function archiveOf(zip: Uint8Array): Promise<ZipArchive> {
  const source = bytesSource(zip);
  return { source, inflate, entries: await readZipDirectory(source) };
}

function withNames(names: string): Uint8Array {
  const text =
    '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId2"/></sheets>' +
    `<definedNames>${names}</definedNames></workbook>`;
  return makeWorkbook({
    sheets: [{ name: 'A' }, { name: 'B' }],
    parts: [{ name: 'xl/workbook.xml', text }],
  });
}

test('each sheet has the filter and the printed titles that the workbook names for it', async () => {
  const zip = withNames(
    '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">B!$A$3:$D$90</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">B!$A:$A,B!$2:$3</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="0">A!$A$1:$D$9</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="7">B!$9:$9</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">#REF!</definedName>',
  );
  const { sheets } = await findWorkbookParts(await archiveOf(zip));
  expect(sheets.map(({ layout }) => layout)).toEqual([
    {},
    { filter: { top: 2, left: 0, bottom: 89, right: 3 }, titleRows: [1, 2] },
  ]);
});

test('printed titles that another program wrote are found', async () => {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('First').addRow(['a', 'b']);
  const sheet = book.addWorksheet("Second, it's wider");
  sheet.addRow(['a', 'b']);
  sheet.pageSetup.printTitlesRow = '1:2';
  const archive = await archiveOf(new Uint8Array(await book.xlsx.writeBuffer()));
  const { sheets } = await findWorkbookParts(archive);
  expect(sheets.map(({ layout }) => layout)).toEqual([{}, { titleRows: [0, 1] }]);
});

test('related parts are found from the folder of the part, and missing ones are left out', async () => {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  const zip = makeWorkbook({
    sheets: [{ name: 'A' }],
    parts: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        text: `<Relationships>${relation('a', 'table', '../tables/table1.xml')}${relation('b', 'table', '/xl/tables/no.xml')}${relation('c', 'drawing', 'sheet1.xml')}${relation('d', 'table', 'sheet1.xml')}</Relationships>`,
      },
      { name: 'xl/tables/table1.xml', text: '<table/>' },
    ],
  });
  const archive = await archiveOf(zip);
  const sheet = (await findWorkbookParts(archive)).sheets[0]?.entry;
  if (sheet === undefined) throw new Error('The sheet has a part.');
  expect((await findRelatedParts(archive, sheet, 'table')).map(({ name }) => name)).toEqual([
    'xl/tables/table1.xml',
    'xl/worksheets/sheet1.xml',
  ]);
});

test('parts have their usual names where the lists of parts are damaged or missing', async () => {
  const relations = ['_rels/.rels', 'xl/_rels/workbook.xml.rels'];
  const zip = makeWorkbook({
    sheets: [{ name: 'A' }, { name: 'B' }],
    strings: '<si><t>a</t></si>',
    parts: relations.map((name) => ({ name, text: '<Relationships>' })),
  });
  const { sheets, sharedStrings } = await findWorkbookParts(await archiveOf(zip));
  expect(sheets.map(({ entry }) => entry?.name)).toEqual([
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ]);
  expect(sharedStrings?.name).toBe('xl/sharedStrings.xml');
});

test('refuses a list of more sheets than an archive has parts', async () => {
  const sheets = '<sheet name="S" r:id="rId1"/>'.repeat(2_001);
  const list = {
    name: 'xl/workbook.xml',
    text: `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
  };
  const zip = makeWorkbook({ sheets: [{ name: 'One' }], parts: [list] });
  await expect(findWorkbookParts(await archiveOf(zip))).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
});
