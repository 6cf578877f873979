import { expect, test } from 'vitest';
import { createPartFinder, type PartFinder } from '../../../../core/workbook/parts/relationships.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, type MadePart, makeZip } from '../workbookFixture.ts';

async function finderOf(...parts: readonly MadePart[]): Promise<PartFinder> {
  const source = bytesSource(makeZip(parts));
  return createPartFinder({ source, inflate, entries: await readZipDirectory(source) });
}

function listed(...targets: readonly string[]): MadePart {
  const links = targets.map(
    (target, at) => `<Relationship Id="r${at}" Type="http://x/worksheet" Target="${target}"/>`,
  );
  return { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${links.join('')}</Relationships>` };
}

test.each([
  ['sheets/a b.xml'],
  ['/xl/sheets/a b.xml'],
  ['./sheets/../sheets/a b.xml'],
  ['sheets\\a b.xml'],
  ['SHEETS/A B.XML'],
  ['xl/sheets/a b.xml'],
  ['sheets/a%20b.xml'],
  ['../../../xl/sheets/a b.xml'],
])('a part is found by the target %j', async (target) => {
  const finder = await finderOf(listed(target), { name: 'xl/sheets/a b.xml', text: '<a/>' });
  const relationship = (await finder.relationships('xl/workbook.xml')).get('r0');
  expect(relationship?.type).toBe('worksheet');
  expect(relationship?.entry?.name).toBe('xl/sheets/a b.xml');
});

test('targets that no part answers to lead nowhere', async () => {
  const finder = await finderOf(listed('../../etc/passwd', '%', 'C:\\xl\\a.xml', ''), { name: 'xl/a.xml' });
  const relationships = await finder.relationships('xl/workbook.xml');
  expect([...relationships.values()].map(({ entry }) => entry)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('links that lead out of the file are left out', async () => {
  const text =
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml" TargetMode="External"/></Relationships>';
  const finder = await finderOf({ name: 'xl/_rels/workbook.xml.rels', text }, { name: 'xl/a.xml' });
  expect((await finder.relationships('xl/workbook.xml')).size).toBe(0);
});

test('a list that is missing or damaged is empty', async () => {
  const finder = await finderOf(
    { name: '_rels/.rels', text: '<Relationships><Relationship Id="a"' },
    { name: 'xl/_rels/workbook.xml.rels', text: '<Relationships/>', crc32: 1 },
  );
  for (const part of ['', 'xl/workbook.xml', 'xl/none.xml'])
    expect((await finder.relationships(part)).size).toBe(0);
});
