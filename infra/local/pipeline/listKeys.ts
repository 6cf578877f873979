import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../files/fileErrors.ts';
import { keyOfPath, ownFolder, pathOfKey } from './objectPaths.ts';

/** What is asked for: keys that begin with `prefix` and come after `after`. */
interface Listing {
  readonly prefix: string;
  /** Empty: from the beginning. */
  readonly after: string;
  readonly limit: number;
}

/** Keys of the files below a folder, in the order of their UTF-8 bytes. Folders that cannot hold any are not entered. */
export async function listKeys(folder: string, listing: Listing): Promise<readonly string[]> {
  const keys: string[] = [];
  await walk('', { folder, listing, keys });
  return keys;
}

interface Walk {
  readonly folder: string;
  readonly listing: Listing;
  readonly keys: string[];
}

/** @param below path of a folder, empty or ending with `/` */
async function walk(below: string, walking: Walk): Promise<void> {
  const { folder, listing, keys } = walking;
  const entries = (await entriesOf(join(folder, below)))
    .filter((entry) => below !== '' || entry.name.toLowerCase() !== ownFolder)
    .filter((entry) => entry.isDirectory() || entry.isFile())
    // A folder stands where the keys in it stand: behind `name-x`, as `-` comes before `/`.
    .map((entry) => ({
      path: `${below}${entry.name}${entry.isDirectory() ? '/' : ''}`,
      isFolder: entry.isDirectory(),
    }))
    .map((entry) => ({ ...entry, key: keyOf(entry.path) }))
    .sort((a, b) => compareBytes(a.key, b.key));
  for (const { path, key, isFolder } of entries) {
    if (keys.length >= listing.limit) return;
    if (isFolder) {
      if (mayHold(key, listing)) await walk(path, walking);
    } else if (key.startsWith(listing.prefix) && compareBytes(key, listing.after) > 0 && isReachable(path))
      keys.push(key);
  }
}

function keyOf(path: string): string {
  return path.endsWith('/') ? `${keyOfPath(path.slice(0, -1))}/` : keyOfPath(path);
}

function mayHold(key: string, { prefix, after }: Listing): boolean {
  const fits = key.startsWith(prefix) || prefix.startsWith(key);
  return fits && (after.startsWith(key) || compareBytes(key, after) > 0);
}

/** A name that no key is written under, such as one that holds an escape in lower case, is no object. */
function isReachable(path: string): boolean {
  return pathOfKey(keyOfPath(path)) === path;
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    // Nothing was put there yet, or it was removed meanwhile.
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The order of UTF-8 bytes, which is that of code points and not that of UTF-16. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
