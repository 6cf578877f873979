import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileSource, openFileSource } from '../../infra/local/files/fileSource.ts';
import { type ScratchFolder, scratchFolder } from '../../infra/local/files/scratchFolder.ts';
import { describeByteSource, describeScratch } from './bytes.suite.ts';
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
