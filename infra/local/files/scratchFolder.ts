import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scratch } from '../../../core/model/bytes.ts';
import { plainFile } from './atomicFile.ts';
import { writeError } from './fileErrors.ts';
import { type FileSource, openFileSource } from './fileSource.ts';

/** Room for intermediate bytes in a folder of its own. */
export interface ScratchFolder extends Scratch {
  readonly path: string;
  /** Closes what was opened and keeps the files, for a later job. */
  close(): Promise<void>;
  /** Closes what was opened and deletes the folder. */
  dispose(): Promise<void>;
}

/**
 * Makes a folder for the intermediate files of a job.
 *
 * @param path Of the folder; made where it is missing, deleted by `dispose`.
 * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE`
 */
export async function scratchFolder(path: string): Promise<ScratchFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeError(error);
  }
  const opened = new Set<FileSource>();
  let count = 0;
  const close = async (): Promise<void> => {
    const sources = [...opened];
    opened.clear();
    await Promise.all(sources.map((source) => source.close()));
  };
  return {
    path,
    async create() {
      const file = join(path, `${count}`);
      count += 1;
      const sink = await plainFile(file);
      const own: FileSource[] = [];
      return {
        sink,
        async open() {
          const source = await openFileSource(file);
          opened.add(source);
          own.push(source);
          return source;
        },
        async remove() {
          for (const source of own.splice(0)) {
            opened.delete(source);
            await source.close();
          }
          await sink.discard();
        },
      };
    },
    close,
    async dispose() {
      await close();
      await rm(path, { recursive: true, force: true });
    },
  };
}
