import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { ListedDocument } from '../../../core/ports/scans.ts';
import { readError, systemCode } from '../files/fileErrors.ts';
import { isSkipped } from './skippedNames.ts';

/** What is looked through. */
export interface FolderListing {
  readonly path: string;
  readonly withSubfolders: boolean;
  readonly signal: AbortSignal;
}

/**
 * The documents of a folder by their paths below it, with `/` on every system: files before subfolders, each by name in the
 * order of its UTF-16 units. A link to a folder is followed where it leads out of what is looked through, and each such
 * folder once, so that links in a circle end. A subfolder that may not be looked into is listed with the reason.
 *
 * @throws {AppError} `SOURCE_UNREADABLE` where the folder itself cannot be looked into
 */
export async function* listFolder(listing: FolderListing): AsyncGenerator<readonly ListedDocument[]> {
  const root = await realpath(listing.path).catch((error: unknown) => {
    throw readError(error, listing.path);
  });
  yield* within({ ...listing, path: root, root, linked: new Set() });
}

interface Place extends FolderListing {
  readonly root: string;
  /** Folders outside that links have led to. */
  readonly linked: Set<string>;
}

async function* within(place: Place, below = ''): AsyncGenerator<readonly ListedDocument[]> {
  const { path, withSubfolders, signal } = place;
  signal.throwIfAborted();
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (cause) {
    const error = whyNot(cause, below === '' ? path : below);
    if (below === '' || !(error instanceof AppError)) throw error;
    yield [{ at: below, name: below, sizeBytes: 0, error: error.toView() }];
    return;
  }
  entries = entries.filter(({ name }) => !isSkipped(name));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const folders: string[] = [];
  const taken = new Set<string>();
  const page: ListedDocument[] = [];
  const { listedAtOnce } = scanOptions;
  for (let from = 0; from < entries.length; from += listedAtOnce) {
    const looks = entries.slice(from, from + listedAtOnce).map((entry) => lookAt(path, entry));
    for (const look of await Promise.all(looks)) {
      if (look === undefined) continue;
      if (look.kind === 'folder') folders.push(look.name);
      else
        page.push({
          at: uniqueAt(below + look.name, taken),
          name: below + look.name,
          sizeBytes: look.sizeBytes,
          error: look.error,
        });
    }
    signal.throwIfAborted();
    if (page.length > 0) yield page.splice(0);
  }
  if (!withSubfolders) return;
  for (const name of new Set(folders)) {
    const inner = await folderAt(place, name);
    if (inner !== undefined) yield* within({ ...place, path: inner }, `${below}${name}/`);
  }
}

type Look =
  | { readonly kind: 'folder'; readonly name: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly sizeBytes: number;
      readonly error: ListedDocument['error'];
    };

/** @returns `undefined` for pipes and devices, which could keep a reader waiting for ever */
async function lookAt(folder: string, entry: Dirent): Promise<Look | undefined> {
  const { name } = entry;
  if (entry.isDirectory()) return { kind: 'folder', name };
  if (!entry.isFile() && !entry.isSymbolicLink()) return undefined;
  try {
    const facts = await stat(join(folder, name));
    if (facts.isDirectory()) return { kind: 'folder', name };
    return facts.isFile() ? { kind: 'file', name, sizeBytes: facts.size, error: null } : undefined;
  } catch (cause) {
    const error = whyNot(cause, name);
    if (!(error instanceof AppError)) throw error;
    return { kind: 'file', name, sizeBytes: 0, error: error.toView() };
  }
}

/** Names of Linux may hold bytes that are no text, which then stand as `\uFFFD` and lead to nothing. */
function whyNot(cause: unknown, name: string): unknown {
  if (!name.includes('\uFFFD') || systemCode(cause) !== 'ENOENT') return readError(cause, name);
  return new AppError('SOURCE_UNREADABLE', `The name ${name} holds bytes that are no text.`, {
    remedy: 'Rename it, then scan again.',
    cause,
  });
}

/** Two names of which neither can be opened may come out the same. */
function uniqueAt(at: string, taken: Set<string>): string {
  let unique = at;
  for (let n = 2; taken.has(unique); n += 1) unique = `${at}/${n}`;
  taken.add(unique);
  return unique;
}

/** Where a subfolder lies; `undefined` where it is looked through anyway, or was. */
async function folderAt({ path, root, linked }: Place, name: string): Promise<string | undefined> {
  const given = join(path, name);
  const real = await realpath(given).catch(() => given);
  if (real === given) return real;
  if (contains(root, real) || contains(real, root)) return undefined;
  for (const other of linked) if (contains(other, real) || contains(real, other)) return undefined;
  linked.add(real);
  return real;
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On Windows, the way to another drive is a whole path.
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
