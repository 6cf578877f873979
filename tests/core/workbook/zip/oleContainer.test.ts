import { expect, test } from 'vitest';
import { readOleContent } from '../../../../core/workbook/zip/oleContainer.ts';
import { bytesSource, open, outcome } from '../workbookFixture.ts';

const free = 0xffffffff;
const endOfChain = 0xfffffffe;

/** A compound file of 512-byte sectors: sector 0 is the allocation table, the directory lies in the sectors given. */
function makeOle(names: readonly string[], directorySectors: readonly number[] = [1]): Buffer {
  const sectors = Math.max(...directorySectors) + 1;
  const file = Buffer.alloc(512 * (1 + sectors));
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(directorySectors[0] ?? endOfChain, 48);
  for (let i = 0; i < 109; i += 1) file.writeUInt32LE(i === 0 ? 0 : free, 76 + 4 * i);
  for (let i = 0; i < 128; i += 1) file.writeUInt32LE(free, 512 + 4 * i);
  directorySectors.forEach((sector, at) => {
    file.writeUInt32LE(directorySectors[at + 1] ?? endOfChain, 512 + 4 * sector);
  });
  names.forEach((name, at) => {
    const sector = directorySectors[Math.floor(at / 4)];
    if (sector === undefined) return;
    const entry = 512 * (sector + 1) + 128 * (at % 4);
    file.write(name, entry, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, entry + 64);
  });
  return file;
}

test.each([
  ['encrypted-workbook', ['Root Entry', 'EncryptionInfo', 'EncryptedPackage']],
  ['old-workbook', ['Root Entry', 'Workbook']],
  ['old-workbook', ['Root Entry', 'Book']],
  ['other', ['Root Entry', 'WordDocument']],
] as const)('finds %s by its streams', async (content, names) => {
  expect(await readOleContent(bytesSource(makeOle(names)))).toBe(content);
});

test('follows the directory through its sectors', async () => {
  const names = ['Root Entry', 'a', 'b', 'c', 'd', 'e', 'EncryptedPackage'];
  expect(await readOleContent(bytesSource(makeOle(names, [3, 1])))).toBe('encrypted-workbook');
});

test('ends where the directory goes in a circle or is cut off', async () => {
  const circle = makeOle(['Root Entry']);
  circle.writeUInt32LE(1, 512 + 4);
  let reads = 0;
  const source = bytesSource(circle);
  const counting = {
    ...source,
    read: (offset: number, length: number) => {
      reads += 1;
      return source.read(offset, length);
    },
  };
  expect(await readOleContent(counting)).toBe('other');
  expect(reads).toBeLessThan(2 * (circle.length / 512) + 4);
  for (const length of [8, 511, 512, 600, 1100])
    expect(await readOleContent(bytesSource(makeOle(['Workbook']).subarray(0, length)))).toMatch(/other|old/);
});

test('a workbook behind a password says so, and an old one what to do', async () => {
  expect(await outcome(() => open(makeOle(['EncryptedPackage'])))).toBe('SOURCE_PASSWORD');
  await expect(open(makeOle(['Workbook']))).rejects.toMatchObject({
    code: 'SOURCE_UNSUPPORTED',
    remedy: 'Save the file as XLSX or CSV and drop it again.',
  });
});
