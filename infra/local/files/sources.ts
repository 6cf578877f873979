import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { access, constants, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileRef } from '../../../core/contract/views.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import { sampleNames } from '../../../core/packs/sampleNames.ts';
import type { Sources } from '../../../core/ports/sources.ts';
import type { SourceEntry, SourceRegistry } from '../store/sourceRegistry.ts';
import { atomicFile, syncFile, syncFolder } from './atomicFile.ts';
import { copiedBytes } from './copiedBytes.ts';
import { readError, systemCode, writeError } from './fileErrors.ts';
import { openFileSource } from './fileSource.ts';
import type { MemberFolders } from './memberFolders.ts';

/** The host's side of the sources: it alone knows paths. */
export interface LocalSources extends Sources {
  /**
   * Takes a file where it lies; nothing is copied.
   * @throws {AppError} `SOURCE_UNREADABLE` when it is not there, is no regular file or may not be read.
   */
  adoptPath(path: string): Promise<FileRef>;
  /**
   * Copies an upload into the data folder; the file is there when it is whole and on the disk.
   * @throws {AppError} `SOURCE_UNREADABLE` when the stream breaks off or is not as long as was said; `DISK_FULL`
   */
  adoptUpload(upload: {
    readonly name: string;
    readonly bytes: AsyncIterable<Uint8Array>;
    /** Where the sender said how long it is. */
    readonly sizeBytes?: number;
  }): Promise<FileRef>;
  /**
   * Lets go of sources that no file of the Inbox stands for, and deletes what lies in the folder and belongs to none: so a
   * process leaves them that was killed between two steps. Called while nobody else is at work.
   */
  clean(files: ReadonlySet<FileId>): Promise<void>;
  /** Where the bytes of a source lie. @throws {AppError} `NOT_FOUND` */
  locate(id: FileId): Promise<SourceEntry>;
}

/** Members that are brought onto the disk at the same time; the disk joins what it is asked for together. */
const movesAtOnce = 16;

/** Opens the sources over a registry that survives a restart. */
export function localSources(deps: {
  readonly registry: SourceRegistry;
  /** Where copies go. */
  readonly folder: string;
  /** Where the samples of the packs lie, under the names of `sampleNames`. */
  readonly samplesFolder: string;
  /** Where the members of archives are unpacked; on the same disk as the copies. */
  readonly members: MemberFolders;
  readonly ids: Ids;
}): LocalSources {
  const { registry, folder, samplesFolder, members, ids } = deps;

  const locate = async (id: FileId): Promise<SourceEntry> => {
    const entry = await registry.get(id);
    if (entry === undefined) throw new AppError('NOT_FOUND', 'This file is not known to Mapwright.');
    return entry;
  };

  const adoptUpload: LocalSources['adoptUpload'] = async ({ name, bytes, sizeBytes }) => {
    const id = asId<FileId>(ids.next());
    // Named by its id, so that no name from outside ever becomes a path.
    const path = join(folder, id);
    const { written, sha256 } = await copy(name, bytes, path);
    if (sizeBytes !== undefined && written !== sizeBytes) {
      await rm(path, { force: true });
      throw new AppError('SOURCE_UNREADABLE', `${name} ended after ${written} of ${sizeBytes} bytes.`);
    }
    await registry.put({ id, name, path, sizeBytes: written, owned: true, sha256 });
    return { id, name, sizeBytes: written };
  };

  const adoptCopy: LocalSources['adoptCopy'] = async ({ id, name, source }, job) => {
    if ((await registry.get(id)) !== undefined) return;
    // As uploads are: named by its id.
    const path = join(folder, id);
    const { written, sha256 } = await copy(name, copiedBytes(source, { name, ...job }), path);
    await registry.put({ id, name, path, sizeBytes: written, owned: true, sha256 });
  };

  const release = async (id: FileId): Promise<void> => {
    const entry = await registry.get(id);
    if (entry === undefined) return;
    await registry.remove(id);
    if (entry.owned && !(await registry.isUsed(entry.path))) await rm(entry.path, { force: true });
  };

  return {
    locate,
    adoptUpload,
    adoptCopy,
    release,
    async open(id) {
      const { name, path } = await locate(id);
      return openFileSource(path, { name });
    },
    async clean(files) {
      const kept = new Set<string>();
      for (const { id, owned, path } of await registry.list()) {
        if (!files.has(id)) await release(id);
        // By its name alone: the whole data folder may have been moved.
        else if (owned) kept.add(basename(path));
      }
      // Tried again for a moment, as the engine of a killed host may still be writing.
      const options = { recursive: true, force: true, maxRetries: 3 };
      for (const name of await readdir(folder))
        if (!kept.has(name)) await rm(join(folder, name), options).catch(stillUsed);
    },
    async adoptPath(given) {
      const name = basename(given);
      try {
        const path = await realpath(given);
        const facts = await stat(path);
        if (!facts.isFile())
          throw new AppError('SOURCE_UNREADABLE', `${name} is no file but a folder or device.`);
        await access(path, constants.R_OK);
        const id = asId<FileId>(ids.next());
        await registry.put({ id, name, path, sizeBytes: facts.size, owned: false, sha256: null });
        return { id, name, sizeBytes: facts.size };
      } catch (error) {
        throw readError(error, name);
      }
    },
    async describe(id) {
      const { name, path } = await locate(id);
      try {
        return { name, sizeBytes: statSync(path).size };
      } catch (error) {
        throw readError(error, name);
      }
    },
    async adoptMembers(archive, given) {
      const packed = await locate(archive);
      const isAlone = given.length === 1;
      // Named by ids, as uploads are.
      const moves = given.map(({ name, sizeBytes, sha256, place }, index) => {
        const id = isAlone ? archive : asId<FileId>(`${archive}-${index + 1}`);
        const path = join(folder, isAlone ? `${archive}-0` : id);
        const entry: SourceEntry = { id, name, path, sizeBytes, owned: true, sha256 };
        return { written: members.pathOf(archive, place), entry };
      });
      const entries = moves.map(({ entry }) => entry);
      try {
        for (let from = 0; from < moves.length; from += movesAtOnce) {
          await Promise.all(
            moves.slice(from, from + movesAtOnce).map(async ({ written, entry }) => {
              await syncFile(written);
              await rename(written, entry.path);
            }),
          );
        }
        await syncFolder(folder);
        await registry.replace(entries);
      } catch (error) {
        // What stands under the name of a source already goes with the next attempt, or at the next start.
        throw writeError(error);
      } finally {
        await members.discard(archive);
      }
      if (isAlone && packed.owned && packed.path !== entries[0]?.path) await rm(packed.path, { force: true });
      return entries.map(({ id }) => id);
    },
    async adoptSheets(workbook, sheets) {
      const entry = await locate(workbook);
      await registry.replace(sheets.map(({ id, name }) => ({ ...entry, id, name })));
    },
    async adoptText({ name, text }) {
      const bytes = new TextEncoder().encode(text);
      const { id } = await adoptUpload({ name, bytes: Readable.from([bytes], { objectMode: true }) });
      return id;
    },
    async readText(id, mostBytes) {
      const { name, path } = await locate(id);
      try {
        if (statSync(path).size > mostBytes) return undefined;
        return decodedText(await readFile(path));
      } catch (error) {
        throw readError(error, name);
      }
    },
    async addSample(packId) {
      const name = sampleNames.get(packId);
      if (name === undefined) throw new AppError('NOT_FOUND', `There is no sample file for ${packId}.`);
      // A copy, so that the person may do with it as with any file of their own.
      const ref = await adoptUpload({ name, bytes: createReadStream(join(samplesFolder, name)) });
      return ref.id;
    },
  };
}

/** Text of UTF-8, or UTF-16 that says so; `undefined` for anything else. */
function decodedText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  if (label === 'utf-8' && bytes.subarray(0, 4_096).includes(0)) return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding, so nothing that a schema is written in; the engine finds out what it is.
    return undefined;
  }
}

/** What the engine of a killed host still writes to goes at the next start. */
function stillUsed(error: unknown): void {
  if (systemCode(error) === undefined) throw error;
}

async function copy(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  path: string,
): Promise<{ readonly written: number; readonly sha256: string }> {
  const sink = await atomicFile(path);
  const hash = createHash('sha256');
  let written = 0;
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      written += chunk.length;
      await sink.write(chunk);
    }
    await sink.close();
  } catch (error) {
    await sink.discard();
    if (error instanceof AppError) throw error;
    throw new AppError('SOURCE_UNREADABLE', `${name} broke off after ${written} bytes.`, { cause: error });
  }
  return { written, sha256: hash.digest('hex') };
}
