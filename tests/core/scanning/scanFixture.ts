import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../core/model/errors.ts';
import type { ScanOrder } from '../../../core/model/scanRun.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type {
  DocumentSearch,
  ListedDocument,
  ScanLocks,
  ScanReports,
  ScanStore,
} from '../../../core/ports/scans.ts';
import { createScans, type ScansService } from '../../../core/scanning/createScans.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { nodeDeflate } from '../../../infra/local/files/nodeInflate.ts';
import { openScanDatabase } from '../../../infra/local/scans/scanDatabase.ts';
import { scanStore } from '../../../infra/local/scans/scanStore.ts';
import { systemClock, timeIds } from '../../../infra/local/timeIds.ts';
import { memoryScratch } from '../../../core/open/memoryScratch.ts';

/** What is scanned: `documents` as a listing finds them, and how each comes out. */
export interface ScannedPlace {
  readonly documents: readonly ListedDocument[];
  readonly search: DocumentSearch['search'];
  /** Thrown once some documents are listed. */
  listingFails?: AppError;
  readonly lanes?: number;
}

/** Scans over the real store, of documents that only seem to be there. */
export interface ScanFixture {
  readonly scans: ScansService;
  readonly store: ScanStore;
  readonly reports: Map<string, number>;
  /** Another process over the same store. */
  readonly again: (place: ScannedPlace) => ScansService;
  close(): void;
}

const someCodes: ScanOrder['codes'] = ['HOLE-1', 'HOLE-2'].map((text) => ({ text, isPattern: false }));

export const order: ScanOrder = {
  codes: someCodes,
  options: { anyCase: true, anySeparator: true },
  place: { kind: 'folder', path: '/plans', withSubfolders: true },
  textract: false,
};

export function listed(count: number): readonly ListedDocument[] {
  return Array.from({ length: count }, (_, n) => {
    const name = `plan-${String(n).padStart(6, '0')}.pdf`;
    return { at: name, name, sizeBytes: 100 + n, error: null };
  });
}

/** A document with one exact match of the first code. */
export function oneMatch(found = 'HOLE-1'): SearchedDocument {
  const match = {
    code: 0,
    found,
    near: null,
    page: 1,
    box: { x: 1, y: 2, width: 3, height: 4, angle: 90 },
    line: null,
    context: found,
    isHidden: false,
  };
  return {
    pages: 1,
    unreadablePages: 0,
    exact: 1,
    near: 0,
    matches: [match],
    codes: [{ code: 0, exact: 1, near: 0 }],
    notes: [],
  };
}

export function scanFixture(folder: string, place: ScannedPlace): ScanFixture {
  const database = openScanDatabase(join(folder, 'scans.db'));
  const store = scanStore(database);
  const reports = new Map<string, number>();
  const again = (given: ScannedPlace): ScansService => service(given, { store, reports });
  return { scans: again(place), store, reports, again, close: () => database.close() };
}

function service(
  place: ScannedPlace,
  { store, reports }: { readonly store: ScanStore; readonly reports: Map<string, number> },
): ScansService {
  return createScans({
    scans: {
      store: () => store,
      reports: reportsIn(reports),
      locks: locksInMemory,
      documents: {
        lanes: place.lanes ?? 3,
        places: () => Promise.reject(new Error('unused')),
        browse: () => Promise.reject(new Error('unused')),
        check: () => Promise.resolve(),
        async *list() {
          yield place.documents.slice(0, 2);
          if (place.listingFails !== undefined) throw place.listingFails;
          yield place.documents.slice(2);
        },
        prepare: () => Promise.resolve({ search: place.search, close: () => Promise.resolve() }),
      },
    },
    engine: {
      inspect: () => Promise.reject(new Error('unused')),
      readRows: () => Promise.reject(new Error('unused')),
    },
    stores: { files: {} as never },
    clock: systemClock,
    ids: timeIds(systemClock),
    digest: sha256Text,
    deflate: nodeDeflate,
    log: { info: () => undefined, error: () => undefined },
    async wait(ms, signal) {
      await pause(Math.min(ms, 10), undefined, { signal }).catch(() => undefined);
    },
    sharing: { guest: false },
    person: () => Promise.resolve('Ana'),
  });
}

function reportsIn(reports: Map<string, number>): ScanReports {
  return {
    async write(id, write) {
      const room = await memoryScratch(Number.POSITIVE_INFINITY).create();
      await write(room.sink);
      const { sizeBytes } = await room.open();
      reports.set(id, sizeBytes);
      return sizeBytes;
    },
    sizeOf: (id) => Promise.resolve(reports.get(id)),
    remove: (id) => Promise.resolve(void reports.delete(id)),
  };
}

/** Of one process there are no others. */
const locksInMemory: ScanLocks = {
  take: () => Promise.resolve({ release: () => undefined }),
  isTaken: () => Promise.resolve(false),
  forget: () => Promise.resolve(),
};

/** A search that waits until it is let go on, or broken off. */
export function heldSearch(): {
  readonly search: DocumentSearch['search'];
  release(): void;
  readonly begun: () => number;
} {
  let open = false;
  let begun = 0;
  const waiting = new Set<() => void>();
  return {
    begun: () => begun,
    release() {
      open = true;
      for (const go of waiting) go();
    },
    async search(_, signal) {
      begun += 1;
      if (!open)
        await new Promise<void>((resolve, reject) => {
          waiting.add(resolve);
          signal.addEventListener('abort', () => reject(new AppError('CANCELLED', 'stopped')), {
            once: true,
          });
        });
      return oneMatch();
    },
  };
}
