import ExcelJs from 'exceljs';
import { expect, test } from 'vitest';
import { type CellStyles, readStyles } from '../../../../core/workbook/formats/readStyles.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, makeZip } from '../workbookFixture.ts';

async function stylesIn(zip: Uint8Array, name = 'xl/styles.xml'): Promise<CellStyles> {
  const source = bytesSource(zip);
  const entries = await readZipDirectory(source);
  return readStyles(
    { source, inflate, entries },
    entries.find((entry) => entry.name === name),
  );
}

async function markedBy(fonts: string, fills: string): Promise<readonly boolean[]> {
  const xfs = [0, 1, 2, 3, 4, 5].map((at) => `<xf fontId="${at}" fillId="${at}"/>`).join('');
  const text = `<styleSheet><fonts>${fonts}</fonts><fills>${fills}</fills><cellXfs>${xfs}</cellXfs></styleSheet>`;
  return (await stylesIn(makeZip([{ name: 'xl/styles.xml', text }]))).marked;
}

test('a workbook without styles has none', async () => {
  expect(await stylesIn(makeZip([]))).toEqual({ formats: [], marked: [] });
});

test('cell styles have the codes of their formats, declared or built in', async () => {
  const text =
    '<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="99"/></cellXfs>' +
    '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.0"/></dxf></dxfs>' +
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts></styleSheet>';
  const zip = makeZip([{ name: 'xl/styles.xml', text }]);
  expect((await stylesIn(zip)).formats).toEqual(['General', 'yyyy\\-mm', '0.00%', 'General']);
});

test('bold cells are marked', async () => {
  const font = (inside: string): string => `<font>${inside}<sz val="11"/></font>`;
  const fonts = ['', '<b/>', '<b val="1"/>', '<b val="0"/>', '<i/>'].map(font).join('');
  expect(await markedBy(fonts, '')).toEqual([false, true, true, false, false, false]);
});

test('cells on a colour are marked, those on white are not', async () => {
  const solid = (color: string): string =>
    `<fill><patternFill patternType="solid"><fgColor ${color}/><bgColor indexed="64"/></patternFill></fill>`;
  const usual =
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
  expect(
    await markedBy(
      '',
      usual + ['rgb="FFFFFF00"', 'rgb="FFFFFFFF"', 'theme="0"', 'indexed="9"'].map(solid).join(''),
    ),
  ).toEqual([false, false, true, false, false, false]);
  expect(
    await markedBy(
      '',
      `${solid('theme="0" tint="-0.15"')}${solid('theme="4"')}<fill><gradientFill/></fill><fill><patternFill patternType="lightUp"/></fill><fill><patternFill patternType="solid"/></fill>`,
    ),
  ).toEqual([true, true, true, true, false, false]);
});

test('differential styles mark nothing', async () => {
  const text =
    '<styleSheet><fonts><font/></fonts><fills><fill/></fills><dxfs><dxf><font><b/></font><fill><patternFill patternType="solid">' +
    '<fgColor rgb="FF00FF00"/></patternFill></fill></dxf></dxfs><cellXfs><xf fontId="0" fillId="0"/></cellXfs></styleSheet>';
  expect((await stylesIn(makeZip([{ name: 'xl/styles.xml', text }]))).marked).toEqual([false]);
});

test('marks that another program wrote are found', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('S');
  sheet.addRow(['plain', 'bold', 'filled', 'dated']);
  sheet.getCell('B1').font = { bold: true };
  sheet.getCell('C1').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEEFF' } };
  sheet.getCell('D1').numFmt = 'dd.mm.yyyy';
  const { formats, marked } = await stylesIn(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(formats.map((code, at) => [code, marked[at]])).toEqual([
    ['General', false],
    ['General', true],
    ['General', true],
    ['dd.mm.yyyy', false],
  ]);
});
