import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { textlessNote } from '../../../core/documents/textlessNote.ts';
import { MatchTally } from '../../../core/documents/matchTally.ts';
import { awsDefaults } from '../../../core/model/aws.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { TextPiece } from '../../../core/model/scan.ts';
import type { ScanOrder } from '../../../core/model/scanRun.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type { TextractSettings } from '../../../core/model/textract.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import type { OpenPageReader } from '../../../core/ports/pageReader.ts';
import type {
  DocumentSearch,
  ListedDocument,
  ScanLocks,
  ScanReports,
  ScanStore,
} from '../../../core/ports/scans.ts';
import { codeFinder } from '../../../core/scan/findCodes.ts';
import { searchPage } from '../../../core/scan/searchPage.ts';
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
  /** Answers for pages without text; the key of a page is its document's name and its number. */
  readonly readPage?: OpenPageReader['read'];
  /** Of Amazon Textract; switched on, at a dollar a page. */
  readonly textract?: Partial<TextractSettings>;
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
    scannedPages: [],
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
        open: () => Promise.reject(new Error('unused')),
        prepare: (scan) =>
          Promise.resolve({
            search: place.search,
            lonePage: ({ name }, page) =>
              Promise.resolve({ pdf: new Uint8Array(1), key: `${name} ${page}`, width: 600, height: 400 }),
            searchPage: (page) => Promise.resolve(foundOn(page, scan)),
            close: () => Promise.resolve(),
          }),
      },
    },
    cloud: {
      check: () => Promise.reject(new Error('unused')),
      run: () => Promise.reject(new Error('unused')),
      end: () => Promise.reject(new Error('unused')),
    },
    pageReader: {
      open: () =>
        Promise.resolve({
          read: place.readPage ?? (() => Promise.reject(new Error('unused'))),
          close: () => undefined,
        }),
    },
    textract: () =>
      Promise.resolve({
        textract: { isOn: true, usdPerThousandPages: 1_000, mostUsd: 10, ...place.textract },
        aws: { ...awsDefaults, profile: 'default' },
      }),
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

/** Codes in what was read of a page, found by the real search. */
function foundOn(
  page: DocumentPage,
  { codes, options }: Pick<ScanOrder, 'codes' | 'options'>,
): SearchedDocument {
  const tally = new MatchTally();
  for (const match of searchPage(codeFinder(codes, options), page)) tally.add(match);
  const { exact, near, matches } = tally;
  return {
    pages: 1,
    unreadablePages: 0,
    scannedPages: [],
    notes: [],
    exact,
    near,
    matches,
    codes: tally.codes(),
  };
}

/** A document of pictures, one a page. */
export function scannedOnly(pages: number): SearchedDocument {
  const withoutText = new AppError('SOURCE_NO_TEXT', 'Its pages hold pictures, no text.').toView();
  const scannedPages = Array.from({ length: pages }, (_, at) => at + 1);
  const nothing = { notes: textlessNote(pages), exact: 0, near: 0, matches: [], codes: [] };
  return { pages, unreadablePages: pages, scannedPages, withoutText, ...nothing };
}

/** A word on a page, read from a picture. */
export function readWord(text: string, certainty = 0.9): TextPiece {
  return { text, x: 10, y: 20, angle: 0, width: 60, height: 10, isHidden: false, certainty };
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
