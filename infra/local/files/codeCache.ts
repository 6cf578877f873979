import { lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** What decides where compiled code is kept. */
export interface CodeCacheSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Tells where compiled code is kept between starts: in the caches that the system keeps for a person. Makes nothing.
 *
 * The engine reads what strangers have sent, so it has a folder of its own: what it writes, no host ever runs.
 */
export function codeCacheFolder(
  runs: 'host' | 'engine',
  { platform, environment, home }: CodeCacheSurroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  if (platform === 'win32')
    return join(
      environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'),
      'Mapwright',
      'Cache',
      'code',
      runs,
    );
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Mapwright', 'code', runs);
  const caches = environment['XDG_CACHE_HOME'];
  // The standard has a relative path ignored: https://specifications.freedesktop.org/basedir-spec
  return join(caches?.startsWith('/') ? caches : join(home, '.cache'), 'mapwright', 'code', runs);
}

/**
 * Has this thread take compiled code from the folder and, at its end or with `saveCode`, put there what was not in it.
 * Where the folder cannot be used or others may write into it, code is compiled at every start, which is all that is lost.
 *
 * @returns whether the folder is used
 */
export function useCodeCache(folder: string): boolean {
  // Electron and older Nodes may not have it.
  if (typeof module.enableCompileCache !== 'function' || !isOurs(folder)) return false;
  const { status } = module.enableCompileCache(folder);
  const { ENABLED, ALREADY_ENABLED } = module.constants.compileCacheStatus;
  return status === ENABLED || status === ALREADY_ENABLED;
}

/** Writes compiled code now, for a thread whose end is not its own. */
export function saveCode(): void {
  module.flushCompileCache?.();
}

/** Makes the folder where there is none. Whoever could write into it could have us run what they like. */
function isOurs(folder: string): boolean {
  try {
    makeFolder(folder);
    const { mode, uid } = lstatSync(folder);
    // Windows keeps such folders of a person to themselves.
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    // A home that is read-only, or none.
    return false;
  }
}

/**
 * Makes the folder and those above it. Node's own way never ends where a system answers that a folder's parent is not
 * there although it is, as it does below `/proc` and where homes are mounted on demand.
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}
