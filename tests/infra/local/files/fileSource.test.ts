import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileSource } from '../../../../infra/local/files/fileSource.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'broker.csv');
  writeFileSync(path, 'a,b\n1,2\n');
});
afterEach(() => folder.dispose());

describe('openFileSource', () => {
  const changes: Readonly<Record<string, () => void>> = {
    grows: () => appendFileSync(path, '3,4\n'),
    'is cut off': () => truncateSync(path, 3),
    'is written to without a change of size': () => {
      writeFileSync(path, 'x,y\n1,2\n');
      utimesSync(path, 1, 1);
    },
    'is replaced by another of the same size and time': () => {
      const other = join(folder.path, 'other.csv');
      writeFileSync(other, 'x,y\n1,2\n');
      renameSync(other, path);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`says so when the file ${what} while it is read`, async () => {
      const source = await openFileSource(path);
      await source.read(0, 4);
      change();
      await expect(source.read(4, 4)).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
      await source.close();
      const again = openFileSource(path, { expected: source.identity });
      await expect(again).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
    });
  }

  it('opens again what has not changed', async () => {
    const source = await openFileSource(path);
    await source.close();
    const again = await openFileSource(path, { expected: source.identity });
    expect(new TextDecoder().decode(await again.read(0, 3))).toBe('a,b');
    await again.close();
  });

  it('reads into the room it is given, so that reading a long file takes no new memory', async () => {
    const source = await openFileSource(path);
    const room = new Uint8Array(16);
    const part = await source.read(4, 12, room);
    expect(part.buffer).toBe(room.buffer);
    expect(new TextDecoder().decode(room)).toBe(`1,2\n${'\0'.repeat(12)}`);
    expect(part).toHaveLength(4);
    await source.close();
  });

  it('says that a file is gone, by the name the person knows', async () => {
    rmSync(path);
    await expect(openFileSource(path, { name: 'March.csv' })).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('March.csv'),
    });
  });

  it('takes no folder and waits for no pipe', async () => {
    mkdirSync(join(folder.path, 'folder.csv'));
    const opening = openFileSource(join(folder.path, 'folder.csv'));
    await expect(opening).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await expect(openFileSource('/dev/zero')).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});
