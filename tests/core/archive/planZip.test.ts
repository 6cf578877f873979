import { expect, test } from 'vitest';
import { planZip } from '../../../core/archive/planZip.ts';
import { readZipDirectory, type ZipEntry } from '../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, makeZip } from '../workbook/workbookFixture.ts';

function entry(name: string, given: Partial<ZipEntry> = {}): ZipEntry {
  return {
    name,
    method: 8,
    encrypted: false,
    isLink: false,
    crc32: 0,
    compressedBytes: 10,
    plainBytes: 10,
    headerOffset: 0,
    ...given,
  };
}

test('passes over folders and leaves out links, without following them', async () => {
  const zip = Buffer.from(
    makeZip([{ name: 'north/' }, { name: 'link.csv', text: '/etc/passwd' }, { name: 'a.csv', text: 'a' }]),
  );
  const second = zip.indexOf('PK\u0001\u0002', zip.indexOf('PK\u0001\u0002') + 1);
  // Made on Unix, and of the kind that links are.
  zip[second + 5] = 3;
  zip.writeUInt16LE(0xa1ff, second + 40);
  const plan = planZip(await readZipDirectory(bytesSource(zip)));
  expect(plan.entries.map(({ name }) => name)).toEqual(['a.csv']);
  expect(plan.leftOut).toEqual([{ name: 'link.csv', why: 'a link' }]);
});

test('refuses entries that lie within each other, in whatever order they are listed', () => {
  const entries = [entry('b', { headerOffset: 39 }), entry('a', { headerOffset: 0 })];
  expect(() => planZip(entries)).toThrow('overlap');
  expect(planZip([entry('b', { headerOffset: 40 }), entry('a')]).entries).toHaveLength(2);
});
