import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, invariant } from '../../../core/model/errors.ts';
import type { ScanId } from '../../../core/model/scanRun.ts';
import type { Ids } from '../../../core/ports/clock.ts';
import type { RemotePlaces } from '../../../core/ports/remoteDocuments.ts';
import type { ScanLocks, ScanReports } from '../../../core/ports/scans.ts';
import type { ScanHost } from '../../../core/scanning/scanDeps.ts';
import { type LocalDocumentParts, localDocuments } from './localDocuments.ts';
import type { LocalEngine } from '../engine/engineClient.ts';
import { atomicFile } from '../files/atomicFile.ts';
import type { DataFolder } from '../files/dataFolder.ts';
import { readError, writeError } from '../files/fileErrors.ts';
import { lockAlone, tryLock } from '../files/folderLocks.ts';
import type { LocalSources } from '../files/sources.ts';
import { scanThreads } from './scanThreads.ts';

/** A file that the host may show or send. */
export interface ScanFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** Scans of this machine, with what only its hosts may know. */
export interface LocalScans extends ScanHost {
  /** Finds the file behind a document that a scan has listed. @throws {AppError} `NOT_FOUND`, `SOURCE_UNREADABLE` */
  findDocument(id: ScanId, place: number): Promise<ScanFile>;
  /** Finds the workbook of a scan. @throws {AppError} `NOT_FOUND` */
  findReport(id: ScanId): Promise<ScanFile>;
  /** Deletes all scans; nothing of them stays on the disk. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the scans of a data folder; the database only when it is first asked for something. */
export function localScans({
  data,
  engine,
  sources,
  ids,
  searchers,
  remote,
  wait,
  entry,
}: {
  readonly data: Pick<DataFolder, 'database' | 'outputs' | 'scratch'>;
  readonly engine: Pick<LocalEngine, 'searchDocument' | 'lonePage' | 'searchPage'>;
  readonly sources: Pick<LocalSources, 'locate' | 'describe'>;
  readonly ids: Ids;
  /** Threads that search documents. */
  readonly searchers: number;
  readonly remote: RemotePlaces;
  readonly wait: LocalDocumentParts['wait'];
  /** Built entry file of the store's threads, see `scanWorker.ts`. */
  readonly entry: URL;
}): LocalScans {
  const threads = scanThreads(entry, join(dirname(data.database), 'scans.db'));
  const { store } = threads;
  const documents = localDocuments({
    engine,
    sources,
    remote,
    ids,
    threads: searchers,
    scratch: data.scratch,
    wait,
  });
  const reportPath = (id: ScanId): string => join(data.outputs, `${plain(id)}-scan.xlsx`);

  return {
    store: () => store,
    documents,
    reports: reportsAt(reportPath),
    locks: locksAt((id) => join(dirname(data.database), `scan-${plain(id)}.lock`)),
    async findDocument(id, place) {
      const scan = await store.get(id);
      const document = await store.document(id, place);
      if (scan === undefined || document === undefined)
        throw new AppError('NOT_FOUND', 'The scan has no such document.');
      const { name } = document;
      const path = await documents.locate(scan, document);
      const facts = await stat(path).catch((error: unknown) => {
        throw readError(error, name);
      });
      if (!facts.isFile()) throw new AppError('SOURCE_UNREADABLE', `${name} is no file.`);
      return { path, name: name.split('/').at(-1) ?? name, sizeBytes: facts.size };
    },
    async findReport(id) {
      const scan = await store.get(id);
      const path = scan === undefined ? undefined : reportPath(id);
      const facts = path === undefined ? undefined : await stat(path).catch(() => undefined);
      if (scan === undefined || path === undefined || facts === undefined)
        throw new AppError('NOT_FOUND', 'The scan has no report.', { remedy: 'Ask for its report again.' });
      return { path, name: `Code scan ${scan.startedAt.slice(0, 10)}.xlsx`, sizeBytes: facts.size };
    },
    erase: () => threads.erase(),
    close: () => threads.close(),
  };
}

function plain(id: ScanId): string {
  invariant(/^[\w-]+$/.test(id), 'a scan id is a plain name');
  return id;
}

function reportsAt(pathOf: (id: ScanId) => string): ScanReports {
  return {
    async write(id, write) {
      const sink = await atomicFile(pathOf(id));
      try {
        await write(sink);
        await sink.close();
        return (await stat(pathOf(id))).size;
      } catch (error) {
        await sink.discard();
        throw writeError(error);
      }
    },
    async sizeOf(id) {
      const facts = await stat(pathOf(id)).catch(() => undefined);
      return facts?.size;
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

function locksAt(pathOf: (id: ScanId) => string): ScanLocks {
  return {
    take: (id) => lockAlone(pathOf(id)),
    async isTaken(id) {
      const lock = tryLock(pathOf(id));
      lock?.release();
      return lock === undefined;
    },
    forget: (id) => rm(pathOf(id), { force: true }),
  };
}
