import { expect, test } from 'vitest';
import type { ByteSource } from '../../../../core/model/bytes.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { zipDirectory } from '../../../../core/workbook/zip/zipWriter.ts';
import { bytesSource, type MadePart, makeZip, outcome } from '../workbookFixture.ts';

function read(parts: readonly MadePart[]): Promise<unknown> {
  return readZipDirectory(bytesSource(makeZip(parts)));
}

test('lists the entries with what their headers say', async () => {
  const entries = await read([
    { name: 'a\\b.xml', text: 'hello' },
    { name: 'ü.xml', text: '', method: 0, flags: 1 },
  ]);
  expect(entries).toMatchObject([
    { name: 'a/b.xml', method: 8, encrypted: false, plainBytes: 5, headerOffset: 0 },
    { name: 'ü.xml', method: 0, encrypted: true, plainBytes: 0, compressedBytes: 0 },
  ]);
});

test('finds the directory behind a foreign head and before a comment', async () => {
  const zip = makeZip([{ name: 'a', text: 'hello' }]);
  const moved = Buffer.concat([Buffer.alloc(777, 'MZ'), zip, Buffer.from('a comment')]);
  expect(await readZipDirectory(bytesSource(moved))).toMatchObject([{ name: 'a', headerOffset: 777 }]);
});

test('reads what the writer lists beyond 4 GiB', async () => {
  const name = new TextEncoder().encode('far.xml');
  const startOffset = 9 * 2 ** 32;
  const entry = { name, crc32: 7, compressedBytes: 10, plainBytes: 20, headerOffset: 5 * 2 ** 32 + 3 };
  const directory = zipDirectory([entry], startOffset);
  const source: ByteSource = {
    sizeBytes: startOffset + directory.length,
    read: (offset, length) =>
      Promise.resolve(
        directory.slice(Math.max(0, offset - startOffset), Math.max(0, offset - startOffset + length)),
      ),
  };
  const tail: ByteSource = {
    sizeBytes: source.sizeBytes,
    // What lies before the directory is never written down here; it reads as zeros.
    read: async (offset, length) => {
      const before = Math.max(0, Math.min(length, startOffset - offset));
      return Buffer.concat([Buffer.alloc(before), await source.read(offset + before, length - before)]);
    },
  };
  expect(await readZipDirectory(tail)).toMatchObject([
    { name: 'far.xml', crc32: 7, compressedBytes: 10, plainBytes: 20, headerOffset: entry.headerOffset },
  ]);
});

test('ends typed wherever the file is cut off', async () => {
  const zip = makeZip([
    { name: 'a', text: 'hello' },
    { name: 'b', text: 'there' },
  ]);
  for (let length = 0; length < zip.length; length += 1)
    expect(await outcome(() => readZipDirectory(bytesSource(zip.subarray(0, length))))).toBe(
      'SOURCE_DAMAGED',
    );
});

test.each([
  ['a name that stands twice', 'SOURCE_DAMAGED', [{ name: 'a' }, { name: 'a' }]],
  ['an entry outside of the file', 'SOURCE_DAMAGED', [{ name: 'a', headerOffset: 9_999 }]],
  ['an entry that reaches into the directory', 'SOURCE_DAMAGED', [{ name: 'a', compressedBytes: 9_999 }]],
  ['more than 2 GiB in one entry', 'SOURCE_TOO_LARGE', [{ name: 'a', plainBytes: 2 ** 31 + 1 }]],
  ['a thousandfold growth', 'SOURCE_TOO_LARGE', [{ name: 'a', text: 'x', plainBytes: 2 ** 21 }]],
  [
    'more than 4 GiB in all',
    'SOURCE_TOO_LARGE',
    ['a', 'b', 'c'].map((name) => ({
      name,
      data: new Uint8Array(2_200_000),
      method: 0 as const,
      plainBytes: 2 ** 31 - 1,
    })),
  ],
  [
    'entries that share their bytes',
    'SOURCE_DAMAGED',
    Array.from({ length: 50 }, (_, at) => ({
      name: `${at}`,
      data: new Uint8Array(at === 0 ? 10_000 : 0),
      method: 0 as const,
      compressedBytes: 10_000,
      plainBytes: 10_000,
      headerOffset: 0,
    })),
  ],
  [
    'more entries than a workbook has',
    'SOURCE_TOO_LARGE',
    Array.from({ length: 2_001 }, (_, at) => ({ name: `${at}` })),
  ],
] as const)('refuses %s', async (_, code, parts) => {
  expect(await outcome(() => read(parts as readonly MadePart[]))).toBe(code);
});
