import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type FileSource, openFileSource } from '../../infra/local/files/fileSource.ts';
import { type ScratchFolder, scratchFolder } from '../../infra/local/files/scratchFolder.ts';
import { describeByteSource, describeScratch } from './bytes.suite.ts';
import { memoryScratch } from '../../core/open/memoryScratch.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeByteSource('file', () => {
  const folder = temporaryFolder();
  const opened: FileSource[] = [];
  return {
    async open(bytes) {
      const path = join(folder.path, `${opened.length}`);
      writeFileSync(path, bytes);
      const source = await openFileSource(path);
      opened.push(source);
      return source;
    },
    async dispose() {
      for (const source of opened) await source.close();
      folder.dispose();
    },
  };
});

describeScratch('folder', () => {
  const folder = temporaryFolder();
  const opened: ScratchFolder[] = [];
  return {
    async open() {
      const scratch = await scratchFolder(join(folder.path, `${opened.length}`));
      opened.push(scratch);
      return scratch;
    },
    async dispose() {
      for (const scratch of opened) await scratch.dispose();
      folder.dispose();
    },
  };
});

describeScratch('memory', () => ({
  open: async () => memoryScratch(1_000_000),
  dispose: async () => {},
}));

it('keeps the beginning of what is too long for its memory, and says so', async () => {
  const scratch = memoryScratch(5);
  const room = await scratch.create();
  await room.sink.write(Uint8Array.of(1, 2, 3));
  expect(scratch.isFull).toBe(false);
  await room.sink.write(Uint8Array.of(4, 5, 6, 7));
  await room.sink.write(Uint8Array.of(8));
  expect(scratch.isFull).toBe(true);
  expect(await (await room.open()).read(0, 99)).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
});
