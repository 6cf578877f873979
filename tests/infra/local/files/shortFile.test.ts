import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readShortFile } from '../../../../infra/local/files/shortFile.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

test('a short file is read at any place, past its end too, and a longer one is left', async () => {
  const path = join(folder.path, 'a.txt');
  writeFileSync(path, 'drawing');
  const source = readShortFile(path, { name: 'a.txt', mostBytes: 7 });
  expect(source?.sizeBytes).toBe(7);
  const text = async (from: number, length: number): Promise<string> =>
    Buffer.from((await source?.read(from, length)) ?? []).toString();
  expect([await text(0, 7), await text(4, 100), await text(9, 1)]).toEqual(['drawing', 'ing', '']);
  expect(readShortFile(path, { name: 'a.txt', mostBytes: 6 })).toBeUndefined();
});

test('a folder, and a file that is not there, are told by name', () => {
  mkdirSync(join(folder.path, 'below'));
  for (const name of ['below', 'gone'])
    expect(() => readShortFile(join(folder.path, name), { name, mostBytes: 7 })).toThrow(
      expect.objectContaining({ code: 'SOURCE_UNREADABLE', message: expect.stringContaining(name) }),
    );
});
