import type { Dirent } from 'node:fs';
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DataPart, DataUsage } from '../../../core/model/dataUsage.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { DataKeeper } from '../../../core/ports/dataKeeper.ts';
import type { DataFolder } from './dataFolder.ts';
import { systemCode, writeError } from './fileErrors.ts';

/** @param eraseStore empties the store and leaves nothing of it on the disk */
export function dataKeeper(folder: DataFolder, eraseStore: () => Promise<void>): DataKeeper {
  const places: Readonly<Record<DataPart, string>> = {
    store: dirname(folder.database),
    sources: folder.sources,
    outputs: folder.outputs,
    scratch: folder.scratch,
  };
  return {
    async usage(): Promise<DataUsage> {
      const parts = await Promise.all(
        Object.entries(places).map(async ([part, path]) => ({
          part: part as DataPart,
          ...(await sizeOf(path)),
        })),
      );
      const { bavail, bsize } = await statfs(folder.path);
      return { path: folder.path, parts, freeBytes: bavail * bsize };
    },
    // Those that are still being written have hidden names.
    removeOutputs: () => emptyFolder(folder.outputs, (name) => !name.startsWith('.')),
    async erase() {
      const done = await folder.whileAlone(async () => {
        await eraseStore();
        await emptyFolder(folder.outputs);
        await emptyFolder(folder.sources);
        // Copies of the store in former forms; locks and the store itself stay.
        await emptyFolder(places.store, (name) => name.endsWith('.backup'));
        await rm(folder.secrets, { force: true });
        return true;
      });
      if (done !== true) {
        throw new AppError('STORE_UNAVAILABLE', 'A command is at work in the data folder.', {
          remedy: 'Wait until it has ended, then delete again. Nothing was deleted from the store.',
        });
      }
    },
  };
}

async function emptyFolder(path: string, isMeant: (name: string) => boolean = () => true): Promise<void> {
  try {
    for (const name of await readdir(path))
      if (isMeant(name)) await rm(join(path, name), { recursive: true, force: true });
  } catch (error) {
    throw writeError(error);
  }
}

async function sizeOf(path: string): Promise<{ readonly bytes: number; readonly files: number }> {
  let bytes = 0;
  let files = 0;
  for (const entry of await filesBelow(path)) {
    const facts = await stat(join(entry.parentPath, entry.name)).catch(gone);
    if (facts === undefined) continue;
    bytes += facts.size;
    files += 1;
  }
  return { bytes, files };
}

async function filesBelow(path: string): Promise<readonly Dirent[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(gone);
  return (entries ?? []).filter((entry) => entry.isFile());
}

/** A file that went while it was looked at. */
function gone(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
  return undefined;
}
