import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asId, type RunId } from '../../../../core/model/ids.ts';
import { outputFolders, outputSink } from '../../../../infra/local/files/outputFolders.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { inodesIn, watchSyncs } from './syncWatch.ts';

const run = asId<RunId>('r1');
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.dispose();
});

async function write(part: string, name: string, text: string): Promise<void> {
  const sink = await outputSink(part, name);
  await sink.write(new TextEncoder().encode(text));
  await sink.close();
}

describe('outputFolders', () => {
  it('shows no file before all are complete', async () => {
    const outputs = outputFolders(folder.path);
    const part = await outputs.start(run);
    await write(part, 'a.csv', 'a');
    expect(readdirSync(folder.path).filter((name) => !name.startsWith('.'))).toEqual([]);
    await write(part, 'b.csv', 'b');
    await outputs.commit(run);
    expect(readdirSync(folder.path)).toEqual(['r1']);
    expect(readdirSync(outputs.folderOf(run))).toEqual(['a.csv', 'b.csv']);
  });

  it('leaves nothing of a run that was thrown away, or broken off with the app', async () => {
    const outputs = outputFolders(folder.path);
    await write(await outputs.start(run), 'a.csv', 'a');
    await outputs.discard(run);
    expect(readdirSync(folder.path)).toEqual([]);
    await write(await outputs.start(run), 'a.csv', 'a');
    await outputs.clean();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('replaces what an earlier attempt of the same run had written', async () => {
    const outputs = outputFolders(folder.path);
    await write(await outputs.start(run), 'old.csv', 'old');
    await outputs.commit(run);
    await write(await outputs.start(run), 'new.csv', 'new');
    await outputs.commit(run);
    expect(readdirSync(outputs.folderOf(run))).toEqual(['new.csv']);
    expect(readFileSync(join(outputs.folderOf(run), 'new.csv'), 'utf8')).toBe('new');
  });

  it.skipIf(process.platform === 'win32')(
    'brings each file, then its name, then the name of the folder onto the disk before it says so',
    async () => {
      const outputs = outputFolders(folder.path);
      const syncs = await watchSyncs(folder.path);
      const part = await outputs.start(run);
      await write(part, 'a.csv', 'abc');
      const file = inodesIn(part).get('a.csv');
      await outputs.commit(run);
      const made = statSync(outputs.folderOf(run)).ino;
      expect(syncs.map((sync) => [sync.inode, sync.names.get('r1')])).toEqual([
        [file, undefined],
        [made, undefined],
        [statSync(folder.path).ino, made],
      ]);
      expect(syncs[0]?.sizeBytes).toBe(3);
    },
  );

  it('takes no name that leads out of its folder', async () => {
    const part = await outputFolders(folder.path).start(run);
    expect(() => outputSink(part, '../a.csv')).toThrow('plain file name');
    expect(() => outputFolders(folder.path).folderOf(asId<RunId>('../r1'))).toThrow('plain name');
  });
});
