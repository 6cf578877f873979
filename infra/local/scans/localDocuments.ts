import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { AppError, invariant } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { ScanId, ScanPlace } from '../../../core/model/scanRun.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import type { RemoteControl, RemotePlaces } from '../../../core/ports/remoteDocuments.ts';
import type { ListedDocument, ScanDocuments } from '../../../core/ports/scans.ts';
import { patience, type PatienceWish } from '../../../core/scanning/patience.ts';
import type { LocalEngine } from '../engine/engineClient.ts';
import { readError, writeError } from '../files/fileErrors.ts';
import { openFileSource } from '../files/fileSource.ts';
import type { LocalSources } from '../files/sources.ts';
import { browseFolder } from './browseFolder.ts';
import { fetchedFiles } from './fetchedFiles.ts';
import { listFiles } from './listFiles.ts';
import { listFolder } from './listFolder.ts';
import { isRemote, remoteAt, remoteStates } from './remoteAt.ts';

/** Documents of this machine, and those that can be brought here. */
export interface LocalDocuments extends ScanDocuments {
  /** Where a document of a scan lies; one from far away is fetched, and kept for a while. @throws {AppError} `NOT_FOUND`, as `RemoteDocuments` */
  locate(scan: { readonly id: ScanId; readonly place: ScanPlace }, document: ListedDocument): Promise<string>;
}

/** What searching them needs. */
export interface LocalDocumentParts {
  readonly engine: Pick<LocalEngine, 'searchDocument' | 'lonePage' | 'searchPage'>;
  readonly sources: Pick<LocalSources, 'locate' | 'describe'>;
  readonly remote: RemotePlaces;
  readonly ids: Ids;
  /** How many documents are searched at the same time. */
  readonly threads: number;
  /** Folder for intermediate files. */
  readonly scratch: string;
  /** Resolves after so many milliseconds, or at once when it is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Documents in folders, in the Inbox and in places far away, searched in the engine process. */
export function localDocuments(parts: LocalDocumentParts): LocalDocuments {
  const { engine, sources, remote, ids, threads, scratch, wait } = parts;
  const fetched = fetchedFiles(scratch, ids);
  const controlFor = (wish: PatienceWish): RemoteControl => patience({ wait, random: Math.random }, wish);
  /** For a person who waits. */
  const soon = (): RemoteControl =>
    controlFor({ signal: new AbortController().signal, mostMs: scanOptions.remote.personWaitsMs });

  const here = async (
    place: Extract<ScanPlace, { readonly kind: 'folder' | 'files' }>,
    { at }: ListedDocument,
  ): Promise<string> => {
    if (place.kind === 'folder') return join(place.path, ...at.split('/'));
    return (await sources.locate(asId<FileId>(at))).path;
  };

  return {
    // One at work and three at hand for each thread, so that none waits while the store brings results onto the disk, or
    // while documents come from far away: so many are fetched at the same time, and lie in scratch at most.
    lanes: threads * 4,
    async locate({ id, place }, document) {
      if (!isRemote(place)) return here(place, document);
      const order = { remote: await remoteAt(remote, place.kind), place, document };
      return fetched.keep({ ...order, key: `${id}/${document.at}` }, soon());
    },
    places: () => remoteStates(remote),
    async browse(where, path) {
      if (where === 'here') return browseFolder(path);
      return (await remoteAt(remote, where)).browse(path, soon());
    },
    async check(place) {
      if (place.kind === 'files') return;
      if (isRemote(place)) return (await remoteAt(remote, place.kind)).check(place, soon());
      if (!isAbsolute(place.path)) throw new AppError('USAGE', `${place.path} is no whole path of a folder.`);
      try {
        if ((await stat(place.path)).isDirectory()) return;
      } catch (error) {
        throw readError(error, place.path);
      }
      throw new AppError('SOURCE_UNREADABLE', `${place.path} is no folder.`);
    },
    async *list(place, { signal, tell }) {
      if (place.kind === 'files') yield* listFiles(place.fileIds, sources);
      else if (place.kind === 'folder') yield* listFolder({ ...place, signal });
      else yield* (await remoteAt(remote, place.kind)).list(place, controlFor({ signal, tell }));
    },
    async open(place, document) {
      invariant(!isRemote(place), 'what lies far away is not opened here');
      return openFileSource(await here(place, document), { name: document.name });
    },
    async prepare({ id, codes, options, place }, tell) {
      const far = isRemote(place) ? await remoteAt(remote, place.kind) : undefined;
      // Under a name of its own, by which workers know what they have ready.
      const codesPath = join(scratch, `codes-${ids.next()}.json`);
      try {
        await mkdir(scratch, { recursive: true, mode: 0o700 });
        await writeFile(codesPath, JSON.stringify(codes), { mode: 0o600 });
      } catch (error) {
        throw writeError(error);
      }
      return {
        async search(document, signal) {
          const { name } = document;
          if (far === undefined || !isRemote(place)) {
            const path = await here(place as Parameters<typeof here>[0], document);
            const { sizeBytes } = document;
            return engine.searchDocument({ path, name, sizeBytes, codesPath, options }, { signal });
          }
          return fetched.during({ remote: far, place, document }, controlFor({ signal, tell }), (file) =>
            engine.searchDocument({ ...file, name, codesPath, options }, { signal }),
          );
        },
        async lonePage(document, page, signal) {
          const { name, sizeBytes } = document;
          const control = controlFor({ signal, tell });
          // Of many pages of one document it is fetched once.
          const path =
            far === undefined || !isRemote(place)
              ? await unchanged(await here(place as Parameters<typeof here>[0], document), document)
              : await fetched.keep({ remote: far, place, document, key: `${id}/${document.at}` }, control);
          return engine.lonePage({ path, name, sizeBytes, page }, { signal });
        },
        searchPage: (read, signal) => engine.searchPage({ codesPath, options, read }, { signal }),
        close: () => rm(codesPath, { force: true }),
      };
    },
  };
}

/** @throws {AppError} `SOURCE_CHANGED` where a file is not as long as when it was listed */
async function unchanged(path: string, { name, sizeBytes }: ListedDocument): Promise<string> {
  const facts = await stat(path).catch((error: unknown) => {
    throw readError(error, name);
  });
  if (facts.size === sizeBytes) return path;
  throw new AppError('SOURCE_CHANGED', `${name} is another file than when it was searched.`, {
    remedy: 'Begin the scan anew.',
  });
}
