import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';
import { writeError } from './fileErrors.ts';
import { type FolderLock, lockAlone, lockShared, noteHolder, takenError, tryLock } from './folderLocks.ts';

/** The parts of a data folder. All paths are absolute. */
export interface FolderParts {
  readonly path: string;
  /** File of the embedded store. */
  readonly database: string;
  /** Copies of uploaded sources. */
  readonly sources: string;
  /** One folder a run. */
  readonly outputs: string;
  /** For intermediate files. Of all: may be emptied while Mapwright does not run. Of a guest: its own part of that. */
  readonly scratch: string;
  /** File of keys; there only where one was stored. */
  readonly secrets: string;
}

/** Where Mapwright keeps what is to survive a restart, and what need not, taken by this process. */
export interface DataFolder extends FolderParts {
  /** Nobody else was at work in the folder when it was taken. */
  readonly alone: boolean;
  /** Does something while no guest is at work in the folder and none can begin. @returns `undefined` where one is, and then nothing was done. */
  whileAlone<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Lets another Mapwright have the folder. */
  unlock(): void;
}

/** How a process wants to use the folder. */
export interface FolderWish {
  /**
   * The app has the folder for itself. A guest, such as a command, works beside it and beside other guests: it shares
   * the store, takes up nothing that others have left, and has intermediate files of its own.
   */
  readonly use: 'app' | 'guest';
  readonly kind: 'desktop' | 'web';
  /** Clears away what was left behind by processes that were killed; called only while nobody else is at work. */
  readonly clean: (parts: FolderParts) => Promise<void>;
}

/** What decides where the data folder lies. */
export interface FolderSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Tells where the data folder lies: where `MAPWRIGHT_DATA` says, else where the system keeps such data of a person.
 * Makes nothing.
 */
export function dataFolderPath(
  surroundings: FolderSurroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  const { platform, environment, home } = surroundings;
  const chosen = environment['MAPWRIGHT_DATA'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Mapwright');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Mapwright');
  const shared = environment['XDG_DATA_HOME'];
  // The standard has a relative path ignored: https://specifications.freedesktop.org/basedir-spec
  return join(shared?.startsWith('/') ? shared : join(home, '.local', 'share'), 'mapwright');
}

/**
 * Makes the folder with its parts, readable for its owner only, and takes it for this process until `unlock` or its end.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` when the folder cannot be made, or another app keeps it for 5 s; `DISK_FULL`
 */
export async function openDataFolder(path: string, wish: FolderWish): Promise<DataFolder> {
  const parts: FolderParts = {
    path,
    database: join(path, 'db', 'mapwright.db'),
    sources: join(path, 'sources'),
    outputs: join(path, 'outputs'),
    scratch: join(path, 'scratch'),
    secrets: join(path, 'secrets.json'),
  };
  for (const part of [path, join(path, 'db'), parts.sources, parts.outputs, parts.scratch]) makeFolder(part);
  return wish.use === 'app' ? openForApp(parts, wish) : openForGuest(parts, wish);
}

async function openForApp(parts: FolderParts, { kind, clean }: FolderWish): Promise<DataFolder> {
  const { app, guests, holder } = lockPaths(parts);
  const lock = await lockAlone(app);
  if (lock === undefined) throw takenError(holder);
  const note = noteHolder(holder, { kind, pid: process.pid });
  const unlock = (): void => {
    note.release();
    lock.release();
  };
  try {
    // Held only to clear up: a guest that starts now waits, and one that is at work is left alone.
    const noGuests = tryLock(guests);
    if (noGuests !== undefined) await releasing(noGuests, () => clean(parts));
    return {
      ...parts,
      alone: noGuests !== undefined,
      unlock,
      async whileAlone(work) {
        const kept = tryLock(guests);
        return kept === undefined ? undefined : releasing(kept, work);
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openForGuest(parts: FolderParts, { clean }: FolderWish): Promise<DataFolder> {
  const { app, guests } = lockPaths(parts);
  const noApp = tryLock(app);
  if (noApp !== undefined) {
    await releasing(noApp, async () => {
      const noGuests = tryLock(guests);
      if (noGuests !== undefined) await releasing(noGuests, () => clean(parts));
    });
  }
  const lock = await lockShared(guests);
  if (lock === undefined) {
    throw new AppError('STORE_UNAVAILABLE', 'Another Mapwright is clearing up the data folder.', {
      remedy: 'Wait a moment and try again.',
    });
  }
  const scratch = join(parts.scratch, `guest-${randomBytes(8).toString('hex')}`);
  makeFolder(scratch);
  return {
    ...parts,
    scratch,
    alone: false,
    // A guest never has the folder for itself.
    whileAlone: async () => undefined,
    unlock() {
      rmSync(scratch, { recursive: true, force: true });
      lock.release();
    },
  };
}

/** Files beside the store: the lock of the app, that of the guests, and the note of who the app is. */
function lockPaths({ path }: FolderParts): Record<'app' | 'guests' | 'holder', string> {
  const folder = join(path, 'db');
  return {
    app: join(folder, 'in-use.lock'),
    guests: join(folder, 'guests.lock'),
    holder: join(folder, 'in-use.json'),
  };
}

async function releasing<T>(lock: FolderLock, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeError(error);
  }
}
