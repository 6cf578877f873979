import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';

/** SQLite's primary result codes; the low byte of `errcode`. See https://sqlite.org/rescode.html */
const resultCode = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** Below this many free bytes an input/output error is taken as a full disk: SQLite cannot lay out its 32 KiB index then. */
const nearlyFullBytes = 256 * 1024;

/**
 * Turns a failure of SQLite into one that somebody can act on.
 *
 * @param path Of the database file; its folder's free space tells a full disk from a broken one.
 * @returns An `AppError` for what the disk or another process did; the error itself where it is a bug or typed already.
 */
export function storeError(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const cause = { cause: error };
  switch (code) {
    case resultCode.full:
      return diskFull(cause);
    case resultCode.ioError:
      if (freeBytes(path) < nearlyFullBytes) return diskFull(cause);
      return new AppError('STORE_UNAVAILABLE', 'The disk failed while the data folder was used.', cause);
    case resultCode.busy:
      return new AppError('STORE_UNAVAILABLE', 'Another program keeps the data folder busy.', {
        ...cause,
        remedy: 'Wait until it has finished, then try again. Nothing saved before was lost.',
      });
    case resultCode.readOnly:
    case resultCode.cannotOpen:
      return new AppError('STORE_UNAVAILABLE', 'The data folder cannot be written to.', cause);
    case resultCode.corrupt:
    case resultCode.notADatabase:
      return damagedStore(path, error);
    default:
      return error;
  }
}

/** What is said of a database file that does not hold together any more. */
export function damagedStore(path: string, cause: unknown): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The database in the data folder is damaged.', {
    cause,
    remedy: `Put a backup in place of ${path}, or move that file away to start anew.`,
  });
}

/** Whether it is only that another process has the lock. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === resultCode.busy;
}

function diskFull(cause: { readonly cause: unknown }): AppError {
  return new AppError('DISK_FULL', 'The disk that holds the data folder is full.', cause);
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}

function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    // Not even the folder answers, so the disk is broken rather than full.
    return Number.POSITIVE_INFINITY;
  }
}
