import { rm } from 'node:fs/promises';
import type { FileId } from '../../../core/model/ids.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import type { JobTable } from './engineJob.ts';
import type { KeptTable } from './keptTable.ts';

/** A kept table in use; `release` it when the job is over. */
export interface Lease {
  readonly kept: KeptTable;
  release(): void;
}

/** Tables that were opened, so that paging does not open them again. One of a file that has changed since stays and fails, until the file is analyzed anew or forgotten: nobody is to see other rows under figures of the old ones. Bounded: the one not used for longest goes first. */
export interface TableCache {
  take(table: JobTable): Lease | undefined;
  /** Keeps a table and becomes the owner of the scratch folder its spool lies in. */
  put(table: JobTable, kept: KeptTable, scratch: string): void;
  forget(fileId: FileId): void;
}

interface Entry {
  readonly fileId: FileId;
  readonly kept: KeptTable;
  readonly scratch: string;
  users: number;
  dropped: boolean;
}

export function tableCache(): TableCache {
  const entries = new Map<string, Entry>();

  const remove = (key: string): void => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    entry.dropped = true;
    deleteUnused(entry);
  };

  return {
    take(table) {
      const key = keyOf(table);
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
    put(table, kept, scratch) {
      const key = keyOf(table);
      remove(key);
      entries.set(key, { fileId: table.fileId, kept, scratch, users: 0, dropped: false });
      for (const oldest of entries.keys()) {
        if (entries.size <= engineOptions.keptTables) break;
        remove(oldest);
      }
    },
    forget(fileId) {
      for (const [key, entry] of entries) if (entry.fileId === fileId) remove(key);
    },
  };
}

/** Corrections of column types change the statistics, not the rows. */
function keyOf({ fileId, path, overrides }: JobTable): string {
  const { columnTypes: _, ...reading } = overrides;
  return JSON.stringify([fileId, path, reading]);
}

function deleteUnused({ dropped, users, scratch }: Entry): void {
  if (!dropped || users > 0) return;
  // What cannot be deleted now goes with the scratch of the whole process.
  rm(scratch, { recursive: true, force: true }).catch(() => undefined);
}
