import { expect, test } from 'vitest';
import { lentKindOf, lentKindOfZip } from '../../../../core/workbook/lent/lentKind.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, makeWorkbook, makeZip, type MadePart } from '../workbookFixture.ts';

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

async function kindOfZip(bytes: Uint8Array): Promise<string | undefined> {
  const source = bytesSource(bytes);
  return lentKindOfZip({ source, inflate, entries: await readZipDirectory(source) });
}

const opendocument = (type: string): readonly MadePart[] => [
  { name: 'mimetype', text: `application/vnd.oasis.opendocument.${type}`, method: 0 },
  { name: 'content.xml', text: '<office:document-content/>' },
];

test('a zip whose main part is binary is an XLSB, wherever that part lies', async () => {
  const rels = (target: string): MadePart => ({
    name: '_rels/.rels',
    text: `<Relationships><Relationship Id="a" Type="${relation}" Target="${target}"/></Relationships>`,
  });
  expect(await kindOfZip(makeZip([{ name: 'xl/workbook.bin', text: 'x' }]))).toBe('xlsb');
  expect(
    await kindOfZip(makeZip([rels('data/Workbook.bin'), { name: 'data/workbook.BIN', text: 'x' }])),
  ).toBe('xlsb');
});

test('a plain workbook is for the core, whatever binary parts lie in it', async () => {
  const plain = makeWorkbook({ sheets: [{ name: 'S', xml: '<worksheet/>' }] });
  expect(await kindOfZip(plain)).toBeUndefined();
  const both = makeZip([
    { name: 'xl/workbook.xml', text: '<workbook/>' },
    { name: 'customXml/workbook.bin', text: 'x' },
  ]);
  expect(await kindOfZip(both)).toBeUndefined();
});

test('an OpenDocument zip is one if it is a spreadsheet or does not say what it is', async () => {
  expect(await kindOfZip(makeZip(opendocument('spreadsheet')))).toBe('ods');
  expect(await kindOfZip(makeZip(opendocument('spreadsheet-template')))).toBe('ods');
  expect(await kindOfZip(makeZip(opendocument('text')))).toBeUndefined();
  expect(await kindOfZip(makeZip([{ name: 'content.xml', text: 'x' }]))).toBe('ods');
});

test('a file is judged by its bytes', async () => {
  const of = (bytes: Uint8Array): Promise<string | undefined> => lentKindOf(bytesSource(bytes));
  expect(await of(Uint8Array.from([9, 8, 16, 0, 0, 6, 5, 0]))).toBe('xls');
  expect(await of(Uint8Array.from([9, 0, 4, 0, 2, 0, 16, 0]))).toBe('xls');
  expect(await of(Buffer.from('<table><tr><td>1</td></tr></table>'))).toBe('html');
  expect(await of(Buffer.from('a\tb\n1\t2\n'))).toBeUndefined();
  expect(await of(makeZip([]))).toBeUndefined();
});
