import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/model/errors.ts';
import { loadSqlite } from '../store/loadSqlite.ts';
import { isBusy, storeError } from '../store/storeErrors.ts';
import { writeError } from './fileErrors.ts';

/**
 * Locks of the operating system, each held through an empty database file of its own: a process that is killed leaves
 * none behind. Where others may share a lock, it is that of a reader.
 */
export interface FolderLock {
  release(): void;
}

/** Who holds a data folder, for the message to the next one. */
export interface FolderHolder {
  readonly kind: 'desktop' | 'web';
  readonly pid: number;
}

/** How long a second one waits for a lock, in milliseconds; long enough for the first one to end. */
const lockMs = 5_000;
const lockStepMs = 100;

/**
 * Takes a lock for this process alone.
 * @returns `undefined` where another has it, or shares it
 * @throws {AppError} `STORE_UNAVAILABLE`, `DISK_FULL` where there can be no lock at all
 */
export function tryLock(path: string): FolderLock | undefined {
  return attempt(path, (holder) => holder.exec('BEGIN EXCLUSIVE'));
}

/** The same, but waits up to 5 s. */
export async function lockAlone(path: string): Promise<FolderLock | undefined> {
  return patiently(() => tryLock(path));
}

/** Takes a lock that others may share; it only keeps out whoever wants it alone. Waits up to 5 s for such a one. */
export async function lockShared(path: string): Promise<FolderLock | undefined> {
  return patiently(() =>
    attempt(path, (holder) => {
      holder.exec('BEGIN');
      // It is the first reading that takes the lock.
      holder.prepare('SELECT count(*) FROM sqlite_schema').get();
    }),
  );
}

/** Writes down who has taken the folder. It is read only by those who are refused the lock, so it may outlive its writer. */
export function noteHolder(path: string, holder: FolderHolder): FolderLock {
  try {
    writeFileSync(path, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    throw writeError(error);
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** The error of a folder that is taken. @param path of the holder's note */
export function takenError(path: string): AppError {
  return new AppError('STORE_UNAVAILABLE', `Another Mapwright${holderText(path)} is using the data folder.`, {
    remedy: 'Go on in the Mapwright that is open, or close it and start this one again.',
  });
}

function holderText(path: string): string {
  try {
    const { kind, pid } = JSON.parse(readFileSync(path, 'utf8')) as Partial<FolderHolder>;
    if (typeof pid !== 'number') return '';
    return ` (${kind === 'desktop' ? 'the desktop app' : 'in a browser'}, process ${pid})`;
  } catch {
    // An unreadable note only makes the message shorter.
    return '';
  }
}

function attempt(path: string, take: (holder: DatabaseSync) => void): FolderLock | undefined {
  const { DatabaseSync } = loadSqlite();
  let holder: DatabaseSync | undefined;
  try {
    const opened = new DatabaseSync(path, { timeout: 0 });
    holder = opened;
    take(opened);
    return {
      release() {
        if (opened.isOpen) opened.close();
      },
    };
  } catch (error) {
    holder?.close();
    if (isBusy(error)) return undefined;
    throw storeError(error, path);
  }
}

async function patiently(take: () => FolderLock | undefined): Promise<FolderLock | undefined> {
  for (let waitedMs = 0; ; waitedMs += lockStepMs) {
    const lock = take();
    if (lock !== undefined || waitedMs >= lockMs) return lock;
    await wait(lockStepMs);
  }
}
