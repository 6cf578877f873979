import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atomicFile } from '../../../../infra/local/files/atomicFile.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { inodesIn, watchSyncs } from './syncWatch.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'out.csv');
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.dispose();
});

describe('atomicFile', () => {
  it('shows the older file until the new one is complete', async () => {
    writeFileSync(path, 'old');
    const sink = await atomicFile(path);
    await sink.write(bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('old');
    await sink.close();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['out.csv']);
  });

  it('leaves the older file and nothing else when it is thrown away, twice as well as once', async () => {
    writeFileSync(path, 'old');
    const sink = await atomicFile(path);
    await sink.write(bytes('new'));
    await sink.discard();
    await sink.discard();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual(['out.csv']);
  });

  it.skipIf(process.platform === 'win32')(
    'brings the bytes onto the disk before the name, and the name before it says so',
    async () => {
      writeFileSync(path, 'old');
      const before = inodesIn(folder.path).get('out.csv');
      const syncs = await watchSyncs(folder.path);
      const sink = await atomicFile(path);
      await sink.write(bytes('new bytes'));
      await sink.close();
      const inode = inodesIn(folder.path).get('out.csv');
      expect(inode).not.toBe(before);
      expect(syncs.map((sync) => [sync.inode, sync.names.get('out.csv')])).toEqual([
        [inode, before],
        [statSync(folder.path).ino, inode],
      ]);
      expect(syncs[0]?.sizeBytes).toBe(9);
    },
  );

  it('says so when the folder is not there', async () => {
    const opening = atomicFile(join(folder.path, 'nowhere', 'out.csv'));
    await expect(opening).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});
