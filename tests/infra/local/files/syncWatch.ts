import { readdirSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { vi } from 'vitest';

/** One sync as it happened. */
export interface Synced {
  /** Inode of what was brought onto the disk. */
  readonly inode: number;
  /** Its size then, in bytes. */
  readonly sizeBytes: number;
  /** What stood in the watched folder then, each name with its inode. */
  readonly names: ReadonlyMap<string, number>;
}

/**
 * Watches every sync of a file or folder that this process makes, and lets it happen. A power cut cannot be had in a
 * test; that the syncs come, of what and when, can be seen.
 *
 * @param folder Whose names are noted with each sync.
 * @returns What was seen so far, growing. `vi.restoreAllMocks` ends the watch.
 */
export async function watchSyncs(folder: string): Promise<readonly Synced[]> {
  const seen: Synced[] = [];
  const handle = await open(folder, 'r');
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  // oxlint-disable-next-line typescript/unbound-method
  const sync = prototype.sync;
  vi.spyOn(prototype, 'sync').mockImplementation(async function observed(this: FileHandle) {
    const { ino, size } = await this.stat();
    seen.push({ inode: ino, sizeBytes: size, names: inodesIn(folder) });
    await sync.call(this);
  });
  return seen;
}

/** Names in a folder with their inodes. */
export function inodesIn(folder: string): ReadonlyMap<string, number> {
  return new Map(readdirSync(folder).map((name) => [name, statSync(`${folder}/${name}`).ino]));
}
