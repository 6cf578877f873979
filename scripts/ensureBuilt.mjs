import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, runTool, say } from './project.mjs';

const sources = [
  'core',
  'infra',
  'electron',
  'renderer',
  'samples',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
];
const stamp = at('out', '.built');
const lock = at('.cache', 'build.lock');
/** A build takes some seconds; a lock that is older was left behind by one that was ended. */
const staleLockMs = 120_000;

/**
 * Builds `out/` where it is missing or older than a source; otherwise does nothing. Several processes may ask at
 * once: one builds, the others wait.
 *
 * @throws {Error} when the build failed
 */
export async function ensureBuilt() {
  if (isFresh()) return;
  await withLock(async () => {
    if (isFresh()) return;
    const startedAt = new Date();
    say('Building ...');
    const code = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], {
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) throw new Error('The build failed; it says why above.');
    writeFileSync(stamp, '');
    // A source that was saved while the build ran must count as newer.
    utimesSync(stamp, startedAt, startedAt);
  });
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const builtMs = statSync(stamp).mtimeMs;
  return sources.every((name) => !existsSync(at(name)) || newestMs(at(name)) < builtMs);
}

/** Newest change in a folder; folders count too, so that a removed file is noticed. */
function newestMs(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    stat.mtimeMs,
  );
}

async function withLock(work) {
  mkdirSync(at('.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isStale()) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isStale() {
  try {
    return Date.now() - statSync(lock).mtimeMs > staleLockMs;
  } catch (error) {
    // The other process has just finished.
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
