import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { invariant } from '../../../core/model/errors.ts';
import { systemCode, writeError } from './fileErrors.ts';

/**
 * Opens a file for writing that appears under its name only when it is complete and on the disk.
 *
 * Writes beside it under a hidden name; `close` syncs, renames and syncs the folder. Leaving out either sync was
 * shown, by running through every state that a power cut can leave, to give torn or lost files.
 *
 * @param path Of the complete file; what lies there is replaced.
 * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE`
 */
export async function atomicFile(path: string): Promise<ByteSink> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const sink = await durableFile(temporary);
  return {
    write: (bytes) => sink.write(bytes),
    discard: () => sink.discard(),
    async close() {
      await sink.close();
      try {
        await rename(temporary, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await sink.discard();
        throw writeError(error);
      }
    },
  };
}

/** Opens a new file under its own name; `close` brings it onto the disk. For files that become visible with their folder. */
export async function durableFile(path: string): Promise<ByteSink> {
  const sink = await plainFile(path);
  return {
    ...sink,
    async close() {
      await sink.sync();
      await sink.close();
    },
  };
}

/** Opens a new file for bytes that need not survive a power cut. */
export async function plainFile(path: string): Promise<ByteSink & { sync(): Promise<void> }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'wx', 0o600);
  } catch (error) {
    throw writeError(error);
  }
  const opened = (): FileHandle => {
    invariant(handle !== undefined, 'nothing is written to a sink after it was closed');
    return handle;
  };
  const close = async (): Promise<void> => {
    const open = handle;
    handle = undefined;
    await open?.close();
  };
  return {
    async write(bytes) {
      const file = opened();
      try {
        // One call may take only a part, for example as the disk runs full.
        for (let offset = 0; offset < bytes.length; ) {
          offset += (await file.write(bytes, offset)).bytesWritten;
        }
      } catch (error) {
        throw writeError(error);
      }
    },
    async sync() {
      try {
        await opened().sync();
      } catch (error) {
        throw writeError(error);
      }
    },
    async close() {
      try {
        await close();
      } catch (error) {
        throw writeError(error);
      }
    },
    async discard() {
      await close();
      await rm(path, { force: true });
    },
  };
}

/** Brings the bytes of a file onto the disk that somebody else has written. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings names that were made or changed in a folder onto the disk. */
export async function syncFolder(path: string): Promise<void> {
  // Windows keeps the order of renames itself and cannot open a folder.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems know no sync of a folder; the file itself is synced.
    if (systemCode(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}
