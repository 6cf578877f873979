import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isArchive } from '../../../core/archive/isArchive.ts';
import { bytesSource, makeWorkbook, makeZip } from '../workbook/workbookFixture.ts';

const zip = makeZip([
  { name: 'north/march.csv', text: 'a,b\n1,2\n' },
  { name: 'april.csv', text: 'a,b\n1,2\n' },
]);
const workbook = makeWorkbook({ sheets: [{ name: 'One' }] });

test.each([
  ['a gzip file', gzipSync('a,b\n'), true],
  ['a zip of files', zip, true],
  ['a zip without any', makeZip([]), true],
  ['a zip that is cut off', zip.subarray(0, 60), true],
  [
    'a zip of more members than there may be',
    makeZip(Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}` }))),
    true,
  ],
  [
    'a zip with a folder called like a part of a workbook',
    makeZip([{ name: 'xl/march.csv', text: 'a' }]),
    true,
  ],
  ['a workbook', workbook, false],
  ['a workbook that is cut off', workbook.subarray(0, 200), false],
  [
    'a workbook whose sheets stand first and whose end is lost',
    makeZip([{ name: 'xl/worksheets/sheet1.xml', text: '<a/>' }]).subarray(0, 70),
    false,
  ],
  [
    'an OpenDocument file',
    makeZip([
      { name: 'mimetype', text: 'application/x' },
      { name: 'content.xml', text: '<a/>' },
    ]),
    false,
  ],
  ['the beginning of a zip without a name', zip.subarray(0, 20), false],
  ['text', Buffer.from('a,b\n'), false],
])('tells %s', async (_, bytes, expected) => {
  expect(await isArchive(bytesSource(bytes))).toBe(expected);
});
