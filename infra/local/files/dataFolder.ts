import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../core/model/errors.ts';
import { loadSqlite } from '../store/loadSqlite.ts';
import { writeError } from './fileErrors.ts';

/** Where Mapwright keeps what is to survive a restart, and what need not. All paths are absolute. */
export interface DataFolder {
  readonly path: string;
  /** File of the embedded store. */
  readonly database: string;
  /** Copies of uploaded sources. */
  readonly sources: string;
  /** One folder a run. */
  readonly outputs: string;
  /** May be emptied while Mapwright does not run. */
  readonly scratch: string;
  /** Lets another Mapwright have the folder. */
  unlock(): void;
}

/** What decides where the data folder lies. */
export interface FolderSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** How long a second Mapwright waits for the folder, in milliseconds; long enough for the first one to end. */
const lockMs = 5_000;
const lockStepMs = 100;

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
 * The lock is one of the operating system, held through a database file of its own: a process that is killed leaves no
 * stale lock behind.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` when the folder cannot be made, or another Mapwright keeps it for 5 s; `DISK_FULL`
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = {
    path,
    database: join(path, 'db', 'mapwright.db'),
    sources: join(path, 'sources'),
    outputs: join(path, 'outputs'),
    scratch: join(path, 'scratch'),
  };
  try {
    for (const part of [path, join(path, 'db'), folder.sources, folder.outputs, folder.scratch]) {
      mkdirSync(part, { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    throw writeError(error);
  }
  return { ...folder, unlock: await lock(join(path, 'db', 'in-use.lock')) };
}

async function lock(path: string): Promise<() => void> {
  const { DatabaseSync } = loadSqlite();
  const holder = new DatabaseSync(path, { timeout: 0 });
  for (let waitedMs = 0; ; waitedMs += lockStepMs) {
    try {
      holder.exec('BEGIN EXCLUSIVE');
      return () => {
        if (holder.isOpen) holder.close();
      };
    } catch (error) {
      if (waitedMs < lockMs) {
        await wait(lockStepMs);
        continue;
      }
      holder.close();
      throw new AppError('STORE_UNAVAILABLE', 'Another Mapwright is using the data folder.', {
        cause: error,
        remedy: 'Go on in the Mapwright that is open, or close it and start this one again.',
      });
    }
  }
}
