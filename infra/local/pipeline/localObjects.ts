import { link, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { ObjectFacts, ObjectName, ObjectStore, PutOptions } from '../../../core/ports/objects.ts';
import { plainFile, syncFolder } from '../files/atomicFile.ts';
import { systemCode, writeError } from '../files/fileErrors.ts';
import { openFileSource } from '../files/fileSource.ts';
import type { LocalLinks } from '../links/localLinks.ts';
import { listKeys } from './listKeys.ts';
import { factsAt, identityOf, keepMetadata } from './objectFacts.ts';
import { ownFolder, pathOfKey } from './objectPaths.ts';

/** Bytes that are copied at a time when objects are joined. */
const copyBytes = 4 * 1_048_576;

/**
 * A folder as a bucket: a file for each object, under the path that its key says. Only the present version is kept; whoever
 * names one that was overwritten is told so. An object is written beside the others, synced and renamed, so it is there
 * whole or not at all, after a power cut, too. Files that people put there by hand are objects like any other. A key that
 * is the folder of another one (`a` beside `a/b`) cannot be written.
 *
 * @param links what makes links to objects, where the world has a host that follows them
 */
export function localObjects(folder: string, links?: LocalLinks): ObjectStore {
  const pathOf = (key: string): string => join(folder, pathOfKey(key));

  async function facts({ key, versionId }: ObjectName): Promise<ObjectFacts | undefined> {
    const found = await factsAt(folder, key);
    return found !== undefined && isMeant(found, versionId) ? found : undefined;
  }

  async function open({ key, versionId }: ObjectName) {
    const found = await factsAt(folder, key);
    if (found === undefined) throw missing(key);
    if (!isMeant(found, versionId)) throw overwritten(key);
    const expected = await identityOf(pathOf(key));
    return {
      sizeBytes: found.sizeBytes,
      async read(offset: number, length: number, into?: Uint8Array) {
        const source = await openFileSource(pathOf(key), {
          name: key,
          ...(expected === undefined ? {} : { expected }),
        }).catch((error: unknown) => {
          throw error instanceof AppError ? overwritten(key, error) : error;
        });
        try {
          return await source.read(offset, length, into);
        } finally {
          await source.close();
        }
      },
    };
  }

  async function create(key: string, options: PutOptions = {}): Promise<ByteSink> {
    return (await begin(key, options)).sink;
  }

  /** A sink, and what its `close` came to. */
  async function begin(key: string, options: PutOptions) {
    const path = pathOf(key);
    const temporary = join(folder, ownFolder, 'new', randomUUID());
    await makeFolder(dirname(temporary));
    const file = await plainFile(temporary);
    const outcome = { isNew: true };
    const sink: ByteSink = {
      write: (bytes) => file.write(bytes),
      discard: () => file.discard(),
      async close() {
        try {
          await file.sync();
          await file.close();
          await makeFolder(dirname(path));
          await keepMetadata({ folder, key, temporary, options });
          outcome.isNew = await settle(temporary, path, options);
          await syncFolder(dirname(path));
        } catch (error) {
          await file.discard();
          throw writeError(error);
        }
      },
    };
    return { sink, outcome };
  }

  return {
    facts,
    open,
    create,
    async put(key, bytes, options = {}) {
      const { sink, outcome } = await begin(key, options);
      try {
        await sink.write(bytes);
      } catch (error) {
        await sink.discard();
        throw error;
      }
      await sink.close();
      return outcome.isNew;
    },
    async join(keys, key, options) {
      const sink = await create(key, options);
      try {
        for (const from of keys) {
          const source = await open({ key: from });
          for (let offset = 0; offset < source.sizeBytes; offset += copyBytes)
            await sink.write(await source.read(offset, copyBytes));
        }
      } catch (error) {
        await sink.discard();
        throw error;
      }
      await sink.close();
    },
    async list(prefix, after) {
      const keys = await listKeys(folder, { prefix, after: after ?? '', limit: 1_000 });
      const found = await Promise.all(keys.map((key) => factsAt(folder, key)));
      return found.filter((entry) => entry !== undefined);
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true });
    },
    async link(name, as) {
      if ((await facts(name)) === undefined) throw missing(name.key);
      return linking().toRead(pathOf(name.key), as);
    },
    uploadLink: async (key, limits) => linking().toWrite((options) => create(key, options), limits),
  };

  function linking(): LocalLinks {
    if (links !== undefined) return links;
    throw new AppError('NOT_READY', 'Links need the app to be open.', {
      remedy: 'Open the app, then ask for the link again.',
    });
  }
}

/** No version, and the empty one of buckets that keep none, mean the present one. */
function isMeant(found: ObjectFacts, versionId: string | undefined): boolean {
  return versionId === undefined || versionId === '' || versionId === found.versionId;
}

/** Gives the file its name. @returns `false` where one is there and was not to be replaced */
async function settle(temporary: string, path: string, options: PutOptions): Promise<boolean> {
  if (options.ifAbsent !== true) {
    await rename(temporary, path);
    return true;
  }
  try {
    // Of two at once one has the name; a rename would replace it.
    await link(temporary, path);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first !== undefined) await syncFolder(dirname(first));
}

function missing(key: string): AppError {
  return new AppError('OBJECT_MISSING', `There is no object ${JSON.stringify(key)}.`);
}

function overwritten(key: string, cause?: unknown): AppError {
  return new AppError('SOURCE_CHANGED', `The object ${JSON.stringify(key)} was overwritten since.`, {
    cause,
    remedy: 'Take the object as it is now.',
  });
}
