import { mkdir, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { ScanPlace } from '../../../core/model/scanRun.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import type { ListedDocument, ScanDocuments } from '../../../core/ports/scans.ts';
import type { LocalEngine } from '../engine/engineClient.ts';
import { readError, writeError } from '../files/fileErrors.ts';
import type { LocalSources } from '../files/sources.ts';
import { browseFolder } from './browseFolder.ts';
import { listFolder } from './listFolder.ts';

/** Documents of this machine. */
export interface LocalDocuments extends ScanDocuments {
  /** Where a document of a scan lies. @throws {AppError} `NOT_FOUND` */
  locate(place: ScanPlace, document: Pick<ListedDocument, 'at'>): Promise<string>;
}

/** What searching them needs. */
export interface LocalDocumentParts {
  readonly engine: Pick<LocalEngine, 'searchDocument'>;
  readonly sources: Pick<LocalSources, 'locate' | 'describe'>;
  readonly ids: Ids;
  /** How many documents are searched at the same time. */
  readonly threads: number;
  /** Folder for intermediate files. */
  readonly scratch: string;
}

/** Documents in folders and in the Inbox, searched in the engine process. */
export function localDocuments({
  engine,
  sources,
  ids,
  threads,
  scratch,
}: LocalDocumentParts): LocalDocuments {
  const locate: LocalDocuments['locate'] = async (place, { at }) => {
    if (place.kind === 'folder') return join(place.path, ...at.split('/'));
    if (place.kind === 'files') return (await sources.locate(asId<FileId>(at))).path;
    throw notHere(place);
  };

  async function* listFiles(fileIds: readonly FileId[]): AsyncGenerator<readonly ListedDocument[]> {
    const once = [...new Set(fileIds)];
    for (let from = 0; from < once.length; from += scanOptions.listedAtOnce) {
      const page = once.slice(from, from + scanOptions.listedAtOnce);
      yield await Promise.all(page.map(describe));
    }
  }

  const describe = async (fileId: FileId): Promise<ListedDocument> => {
    try {
      return { at: fileId, ...(await sources.describe(fileId)), error: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const name = await sources.locate(fileId).then(
        (entry) => entry.name,
        () => fileId,
      );
      return { at: fileId, name, sizeBytes: 0, error: error.toView() };
    }
  };

  return {
    // One at work and three at hand for each thread, so that none waits while the store brings results onto the disk.
    lanes: threads * 4,
    locate,
    browse: browseFolder,
    async check(place) {
      if (place.kind === 'files') return;
      if (place.kind !== 'folder') throw notHere(place);
      if (!isAbsolute(place.path)) throw new AppError('USAGE', `${place.path} is no whole path of a folder.`);
      try {
        if ((await stat(place.path)).isDirectory()) return;
      } catch (error) {
        throw readError(error, place.path);
      }
      throw new AppError('SOURCE_UNREADABLE', `${place.path} is no folder.`);
    },
    list(place, signal) {
      if (place.kind === 'files') return listFiles(place.fileIds);
      if (place.kind === 'folder') return listFolder({ ...place, signal });
      throw notHere(place);
    },
    async prepare({ codes, options, place }) {
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
          const { name, sizeBytes } = document;
          const path = await locate(place, document);
          return engine.searchDocument({ path, name, sizeBytes, codesPath, options }, { signal });
        },
        close: () => rm(codesPath, { force: true }),
      };
    },
  };
}

function notHere(place: ScanPlace): AppError {
  const where = place.kind === 's3' ? 'Documents in S3' : 'Documents in Google Drive';
  return new AppError('USAGE', `${where} cannot be scanned from here.`, {
    remedy: 'Copy the documents into a folder of this machine, then scan that.',
  });
}
