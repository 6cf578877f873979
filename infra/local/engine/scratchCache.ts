import { rm } from 'node:fs/promises';
import type { FileId } from '../../../core/model/ids.ts';

/** Something that is kept in a scratch folder, in use; `release` it when the job is over. */
export interface Lease<Kept> {
  readonly kept: Kept;
  release(): void;
}

/** What jobs have left in their scratch folders for later ones. Bounded: what was not used for longest goes first. */
export interface ScratchCache<Kept> {
  take(key: string): Lease<Kept> | undefined;
  /** Keeps something made of a file and becomes the owner of the scratch folder that it lies in. */
  put(key: string, fresh: { readonly fileId: FileId; readonly kept: Kept; readonly scratch: string }): void;
  drop(key: string): void;
  forget(fileId: FileId): void;
}

interface Entry<Kept> {
  readonly fileId: FileId;
  readonly kept: Kept;
  readonly scratch: string;
  users: number;
  dropped: boolean;
}

/** @param most that are kept at once */
export function scratchCache<Kept>(most: number): ScratchCache<Kept> {
  const entries = new Map<string, Entry<Kept>>();

  const drop = (key: string): void => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    entry.dropped = true;
    deleteUnused(entry);
  };

  return {
    drop,
    take(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      // Moved to the end, so that the map stands in the order of use.
      entries.delete(key);
      entries.set(key, entry);
      entry.users += 1;
      return {
        kept: entry.kept,
        release() {
          entry.users -= 1;
          deleteUnused(entry);
        },
      };
    },
    put(key, fresh) {
      drop(key);
      entries.set(key, { ...fresh, users: 0, dropped: false });
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break;
        drop(oldest);
      }
    },
    forget(fileId) {
      for (const [key, entry] of entries) if (entry.fileId === fileId) drop(key);
    },
  };
}

function deleteUnused({ dropped, users, scratch }: Entry<unknown>): void {
  if (!dropped || users > 0) return;
  // What cannot be deleted now goes with the scratch of the whole process.
  rm(scratch, { recursive: true, force: true }).catch(() => undefined);
}
