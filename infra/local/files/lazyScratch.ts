import type { Scratch } from '../../../core/model/bytes.ts';
import { type ScratchFolder, scratchFolder } from './scratchFolder.ts';

/** Room in a folder that is made when something is first put there. @param path Of the folder, deleted by `dispose`. */
export function lazyScratch(path: string): Scratch & { dispose(): Promise<void> } {
  let made: Promise<ScratchFolder> | undefined;
  return {
    async create() {
      made ??= scratchFolder(path);
      return (await made).create();
    },
    async dispose() {
      await (await made)?.dispose();
    },
  };
}
