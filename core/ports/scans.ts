import type { ByteSink, ByteSource } from '../model/bytes.ts';
import type { ErrorView } from '../model/errors.ts';
import type { FolderView, LookPlace, RemoteStates, ScanCode } from '../model/scan.ts';
import type {
  CloudScan,
  DocumentState,
  MatchPlace,
  Scan,
  ScanEntry,
  ScanFilter,
  ScanId,
  ScannedDocument,
  ScanOrder,
  ScanPlace,
  ScanState,
} from '../model/scanRun.ts';
import type { SearchedDocument } from '../model/searchedDocument.ts';
import type { DocumentPage } from './documents.ts';
import type { ListedDocument } from './listedDocument.ts';
import type { LonePage } from './pageReader.ts';
import type { ScanPages } from './scanPages.ts';
import type { Hold, SessionStore } from './sessions.ts';

export type { ListedDocument } from './listedDocument.ts';

/** How documents that may lie far away are gone over. */
export interface DocumentControl {
  readonly signal: AbortSignal;
  /** Told what is waited for, in a sentence; `null` when it goes on. */
  readonly tell: (waiting: string | null) => void;
}

/** Documents that a scan can search, wherever they lie. */
export interface ScanDocuments {
  /** How many are asked for at the same time: those that are searched, and some at hand. */
  readonly lanes: number;
  /** Which places far away are set up. */
  places(): Promise<RemoteStates>;
  /** What a folder holds; an empty path: where a person begins to look. @throws {AppError} `SOURCE_UNREADABLE`, as `RemoteDocuments` */
  browse(where: LookPlace, path: string): Promise<FolderView>;
  /** @throws {AppError} why nothing can be searched there, before a scan is begun */
  check(place: ScanPlace): Promise<void>;
  /**
   * Every document of a place, some hundred at a time; of this machine in an order that follows from their names alone.
   * @throws {AppError} `SOURCE_UNREADABLE` where the place itself cannot be looked into, as `RemoteDocuments`
   */
  list(place: ScanPlace, control: DocumentControl): AsyncIterable<readonly ListedDocument[]>;
  /** Opens a document of this machine; `close` when it was read. @throws {AppError} why it cannot be read */
  open(place: ScanPlace, document: ListedDocument): Promise<ByteSource & { close(): Promise<void> }>;
  /** Makes ready for searching; `close` when it is over. */
  prepare(
    scan: Pick<ScanOrder, 'codes' | 'options' | 'place'> & { readonly id: ScanId },
    tell: DocumentControl['tell'],
  ): Promise<DocumentSearch>;
}

/** Searches the documents of one scan. */
export interface DocumentSearch {
  /** @throws {AppError} why the document cannot be read; `CANCELLED` within 100 ms of the signal */
  search(document: ListedDocument, signal: AbortSignal): Promise<SearchedDocument>;
  /**
   * Takes a page out of a document, to be read elsewhere.
   * @throws {AppError} why it cannot be taken out; `SOURCE_CHANGED` where it is another document by now
   */
  lonePage(document: ListedDocument, page: number, signal: AbortSignal): Promise<LonePage>;
  /** Finds codes in what was read of a page. */
  searchPage(page: DocumentPage, signal: AbortSignal): Promise<SearchedDocument>;
  close(): Promise<void>;
}

/** Keeps the workbooks of scans. */
export interface ScanReports {
  /** Writes a workbook that is there as a whole or not at all; one that was there gives way. @returns its bytes */
  write(id: ScanId, write: (sink: ByteSink) => Promise<void>): Promise<number>;
  /** `undefined` where it is not there (any more). */
  sizeOf(id: ScanId): Promise<number | undefined>;
  remove(id: ScanId): Promise<void>;
}

/** Keeps two processes from one scan. */
export interface ScanLocks {
  /** Held until `release`, or the end of this process. @returns `undefined` where another process has it for 5 s */
  take(id: ScanId): Promise<{ release(): void } | undefined>;
  isTaken(id: ScanId): Promise<boolean>;
  /** The scan is gone. */
  forget(id: ScanId): Promise<void>;
}

/** A scan as it is kept; what is told of its pace is known only where it is at work. */
export interface ScanRecord extends Omit<Scan, 'documentsPerSecond' | 'secondsLeft' | 'waiting' | 'sending'> {
  /** It was begun by a command beside the app, which alone goes on with it. */
  readonly guest: boolean;
}

/** A document that somebody has begun with. */
export interface TakenDocument {
  readonly hold: Hold;
  readonly place: number;
  readonly document: ListedDocument;
}

/** How a document came out: what was found, or why it could not be read. */
export interface DocumentEnd {
  readonly taken: TakenDocument;
  readonly end: SearchedDocument | { readonly error: ErrorView };
}

/** Rows that are looked at. */
export interface ScanWindow {
  readonly from: number;
  readonly count: number;
}

export type WithOrWithout = 'any' | 'with' | 'without';

/** A code with its matches. */
export interface FoundCode {
  readonly code: number;
  readonly text: string;
  readonly isPattern: boolean;
  readonly exact: number;
  readonly near: number;
}

/** The rows of a scan for whoever goes through all of them: some from behind the last one that was read, and nothing counted. */
export interface ScanWalk {
  /** By the place of their documents, and then by their numbers. */
  matches(id: ScanId, after: MatchPlace | null): Promise<readonly ScanEntry[]>;
  codes(id: ScanId, after: number | null): Promise<readonly FoundCode[]>;
  documents(
    id: ScanId,
    filter: { readonly states: readonly DocumentState[]; readonly matches: WithOrWithout },
    after: number | null,
  ): Promise<readonly ScannedDocument[]>;
}

/**
 * Scans with their documents and matches, over sessions of kind `scan` in the same store: an item is a document, and its
 * results are written in the step that counts it, so that no result is ever there of a hold that did not count.
 *
 * @throws {AppError} `STORE_UNAVAILABLE`, `DISK_FULL`
 */
export interface ScanStore {
  readonly sessions: SessionStore;
  readonly pages: ScanPages;
  readonly walk: ScanWalk;
  /** Begins a scan in state `listing`, with its session. */
  create(
    scan: ScanOrder & {
      readonly id: ScanId;
      readonly by: string;
      readonly at: string;
      readonly guest: boolean;
    },
  ): Promise<void>;
  get(id: ScanId): Promise<ScanRecord | undefined>;
  /** Newest first; `before`: those begun before this one. */
  list(page: {
    readonly before?: ScanId | undefined;
    readonly limit: number;
  }): Promise<readonly ScanRecord[]>;
  /** Those in one of the states, newest first. */
  inStates(states: readonly ScanState[]): Promise<readonly ScanRecord[]>;
  /** What was searched for, all of it. */
  searchedCodes(id: ScanId): Promise<readonly ScanCode[]>;
  /** Lets go of documents that were registered by a listing that was broken off. */
  forgetListing(id: ScanId): Promise<void>;
  /** Registers documents; `first` is the place of the first of them. */
  addDocuments(id: ScanId, first: number, documents: readonly ListedDocument[]): Promise<void>;
  /** Every document is registered: fixes the session's manifest and the scan's total. */
  seal(
    id: ScanId,
    manifest: { readonly total: number; readonly sha256: string; readonly at: string },
  ): Promise<void>;
  /** Changes the state, and the error with it, only from one of those given. @returns whether it did */
  setState(
    id: ScanId,
    change: {
      readonly from: readonly ScanState[];
      readonly to: ScanState;
      readonly endedAt?: string;
      readonly error?: ErrorView;
    },
  ): Promise<boolean>;
  /** Says who goes on with it: the app, or a command. */
  setGuest(id: ScanId, guest: boolean): Promise<void>;
  /** Says which session of the pipeline works the scan off. */
  setCloud(id: ScanId, cloud: CloudScan): Promise<void>;
  /** Size of the workbook; `null` where there is none. */
  setReport(id: ScanId, bytes: number | null): Promise<void>;
  /**
   * Takes up to `limit` documents behind `after` that nobody has taken.
   * @returns them, and the last place that was looked at; `null` when there was nothing behind `after`
   */
  take(
    id: ScanId,
    page: {
      readonly after: number;
      readonly limit: number;
      /** One for each document that may be taken. */
      readonly tokens: readonly string[];
      readonly now: string;
      readonly until: string;
    },
  ): Promise<{ readonly taken: readonly TakenDocument[]; readonly last: number | null }>;
  /** Gives back whatever was taken and is not counted, as whoever took it is gone. */
  releaseAll(id: ScanId): Promise<void>;
  /** Counts documents with what was found in them, all in one step. @returns how many counted */
  commit(id: ScanId, ends: readonly DocumentEnd[], at: string): Promise<number>;
  matches(
    id: ScanId,
    filter: ScanFilter,
    window: ScanWindow,
  ): Promise<{ readonly total: number; readonly entries: readonly ScanEntry[] }>;
  codes(
    id: ScanId,
    filter: { readonly text: string; readonly matches: WithOrWithout },
    window: ScanWindow,
  ): Promise<{ readonly total: number; readonly codes: readonly FoundCode[] }>;
  documents(
    id: ScanId,
    filter: {
      readonly text: string;
      readonly states: readonly DocumentState[];
      readonly matches: WithOrWithout;
    },
    window: ScanWindow,
  ): Promise<{ readonly total: number; readonly documents: readonly ScannedDocument[] }>;
  document(
    id: ScanId,
    place: number,
  ): Promise<(ListedDocument & { readonly state: DocumentState }) | undefined>;
  remove(id: ScanId): Promise<void>;
}
