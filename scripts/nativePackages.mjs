import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { at, run } from './project.mjs';

/**
 * The packages that write Parquet on a processor of Linux, as the lock file has them. The one with the library itself is
 * taken from `node_modules` where it is installed; otherwise npm fetches it once, and its bytes must be those of the lock.
 *
 * @param {'x64' | 'arm64'} architecture
 * @returns {Promise<readonly { name: string, from: string }[]>} names and folders
 * @throws {Error} with what to do, where it is neither installed nor can be fetched
 */
export async function nativePackages(architecture) {
  const library = `@duckdb/node-bindings-linux-${architecture}`;
  return [
    ...['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'].map((name) => ({
      name,
      from: at('node_modules', name),
    })),
    { name: library, from: await folderOf(library) },
  ];
}

async function folderOf(name) {
  const installed = at('node_modules', name);
  if (existsSync(installed)) return installed;
  const locked = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
  const fetched = at('.cache', 'native', `${name.replaceAll(/[@/]/g, '_')}-${locked.version}`);
  const unpacked = join(fetched, 'package');
  if (!existsSync(unpacked)) await fetchPackage(name, locked, fetched);
  return unpacked;
}

async function fetchPackage(name, { version, integrity }, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const archive = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (code !== 0 || !existsSync(archive)) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `${name} ${version} is not installed here and could not be fetched. Connect to the package registry once, or set "nativeArchitecture" to the processor that is installed.`,
    );
  }
  const [algorithm, digest] = integrity.split('-', 2);
  if (createHash(algorithm).update(readFileSync(archive)).digest('base64') !== digest) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${name} ${version} is not the one of the lock file; it was thrown away.`);
  }
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder]);
  if (unpacked !== 0) throw new Error(`${archive} could not be unpacked.`);
}
