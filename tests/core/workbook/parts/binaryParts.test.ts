import { expect, test } from 'vitest';
import { type BinaryParts, findBinaryParts } from '../../../../core/workbook/parts/binaryParts.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, makeWorkbook, makeZip, type MadePart } from '../workbookFixture.ts';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function partsOf(zip: Uint8Array): Promise<BinaryParts | undefined> {
  const source = bytesSource(zip);
  return findBinaryParts({ source, inflate, entries: await readZipDirectory(source) });
}

function related(name: string, ...targets: readonly (readonly [type: string, target: string])[]): MadePart {
  const listed = targets.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return { name, text: `<Relationships>${listed.join('')}</Relationships>` };
}

test('finds the parts by their relationships, and sheets by theirs', async () => {
  const parts = await partsOf(
    makeZip([
      related('_rels/.rels', ['officeDocument', 'book/main.bin']),
      related(
        'book/_rels/main.bin.rels',
        ['worksheet', 'one.bin'],
        ['chartsheet', 'chart.bin'],
        ['xlMacrosheet', 'macro.bin'],
        ['styles', '/looks.bin'],
        ['worksheet', 'missing.bin'],
      ),
      ...['book/main.bin', 'book/one.bin', 'book/chart.bin', 'book/macro.bin', 'looks.bin'].map((name) => ({
        name,
        text: 'x',
      })),
    ]),
  );
  expect(parts?.workbook.name).toBe('book/main.bin');
  expect(parts?.styles?.name).toBe('looks.bin');
  expect(parts?.sharedStrings).toBeUndefined();
  expect(['r0', 'r1', 'r2', 'r4', 'none'].map((id) => parts?.sheet(id)?.name)).toEqual([
    'book/one.bin',
    undefined,
    'book/macro.bin',
    undefined,
    undefined,
  ]);
});

test('finds texts and styles by their usual names where nothing relates to them', async () => {
  const names = ['xl/workbook.bin', 'xl/sharedStrings.bin', 'xl/styles.bin'];
  const parts = await partsOf(makeZip(names.map((name) => ({ name, text: 'x' }))));
  expect([parts?.workbook.name, parts?.sharedStrings?.name, parts?.styles?.name]).toEqual(names);
});

test('a workbook of XML is none', async () => {
  expect(await partsOf(makeWorkbook({ sheets: [{ name: 'S', xml: '<worksheet/>' }] }))).toBeUndefined();
});
