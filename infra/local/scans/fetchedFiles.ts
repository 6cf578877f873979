import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import type {
  FetchOrder,
  RemoteControl,
  RemoteDocuments,
  RemotePlace,
} from '../../../core/ports/remoteDocuments.ts';
import { writeError } from '../files/fileErrors.ts';

/** Documents from far away, as files of this machine. */
export interface FetchedFiles {
  /** Fetches a document, hands its file to `use`, and lets it go. */
  during<T>(
    order: DocumentOrder,
    control: RemoteControl,
    use: (file: { readonly path: string; readonly sizeBytes: number }) => Promise<T>,
  ): Promise<T>;
  /** Fetches a document for somebody who looks at it, and keeps it until newer ones need its room. @returns its path */
  keep(order: DocumentOrder & { readonly key: string }, control: RemoteControl): Promise<string>;
}

/** A document with the place that knows how to fetch it. */
export interface DocumentOrder extends Omit<FetchOrder<RemotePlace>, 'path'> {
  readonly remote: RemoteDocuments;
}

interface Kept {
  readonly path: string;
  readonly fetching: Promise<number>;
  sizeBytes: number;
}

/** @param scratch Folder for intermediate files, of this process alone. */
export function fetchedFiles(scratch: string, ids: Ids): FetchedFiles {
  // By what was asked for, the one that was wanted last at the end.
  const kept = new Map<string, Kept>();

  const bring = async ({ remote, place, document }: DocumentOrder, path: string, control: RemoteControl) => {
    try {
      await mkdir(scratch, { recursive: true, mode: 0o700 });
      await remote.fetch({ place, document, path }, control);
      return (await stat(path)).size;
    } catch (error) {
      await rm(path, { force: true });
      throw writeError(error);
    }
  };
  const freshPath = (): string => join(scratch, `fetched-${ids.next()}`);

  const letGo = async (): Promise<void> => {
    const { keptDocuments, keptBytes } = scanOptions.remote;
    let bytes = [...kept.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const [key, { path, sizeBytes }] of kept) {
      // The newest is about to be read.
      if (kept.size === 1 || (kept.size <= keptDocuments && bytes <= keptBytes)) return;
      kept.delete(key);
      bytes -= sizeBytes;
      // Somebody may still be reading it, where files that are read cannot be deleted: it goes with the scratch then.
      await rm(path, { force: true }).catch(() => undefined);
    }
  };

  return {
    async during(order, control, use) {
      const path = freshPath();
      const sizeBytes = await bring(order, path, control);
      try {
        return await use({ path, sizeBytes });
      } finally {
        await rm(path, { force: true });
      }
    },
    async keep({ key, ...order }, control) {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        await known.fetching;
        return known.path;
      }
      const path = freshPath();
      const entry: Kept = { path, sizeBytes: 0, fetching: bring(order, path, control) };
      kept.set(key, entry);
      try {
        entry.sizeBytes = await entry.fetching;
      } catch (error) {
        kept.delete(key);
        throw error;
      }
      await letGo();
      return path;
    },
  };
}
