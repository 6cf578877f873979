import { readFileSync } from 'node:fs';
import { at, run, say } from './project.mjs';

/**
 * Installs the locked packages where one is missing or of another version; otherwise does nothing.
 *
 * @throws {Error} when the installation failed
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Installing packages (npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Error('The packages could not be installed; npm says why above.');
}

/** Compares what npm wrote down after its last installation with the lock file. */
function isInstalled() {
  const wanted = packagesOf(at('package-lock.json'));
  const present = packagesOf(at('node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return wanted === undefined;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || present[path]?.version === version,
  );
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
