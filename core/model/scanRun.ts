import type { ErrorView } from './errors.ts';
import type { FileId } from './ids.ts';
import type { SessionId } from './session.ts';
import type { NearReason, ScanCode, ScanMatch, ScanOptions } from './scan.ts';

declare const brand: unique symbol;

/** Names a scan; the same text as the id of its session. */
export type ScanId = string & { readonly [brand]: 'ScanId' };

export function asScanId(text: string): ScanId {
  return text as ScanId;
}

/** Where the documents of a scan lie. */
export type ScanPlace =
  | { readonly kind: 'folder'; readonly path: string; readonly withSubfolders: boolean }
  /** Of a scan that is told of, the first 100. */
  | { readonly kind: 'files'; readonly fileIds: readonly FileId[] }
  /** An address `s3://BUCKET/PREFIX`, or a prefix in the bucket of the account that the settings name. */
  | { readonly kind: 's3'; readonly prefix: string }
  | { readonly kind: 'drive'; readonly folderId: string; readonly folderName: string };

/** Where a scan is worked off: on this machine, or by the pipeline of the account that the settings name. */
export const scanSites = ['here', 'aws'] as const;
export type ScanSite = (typeof scanSites)[number];

/** A scan that a pipeline on AWS works off. */
export interface CloudScan {
  /** Prefix and environment of the pipeline. */
  readonly pipeline: string;
  /** Of its session there; `null` while documents are sent. */
  readonly sessionId: SessionId | null;
}

/** How far documents are sent that lie where the pipeline cannot read them. */
export interface ScanSending {
  readonly done: number;
  readonly total: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What a person orders. */
export interface ScanOrder {
  readonly codes: readonly ScanCode[];
  readonly options: ScanOptions;
  readonly place: ScanPlace;
  /** Whether pages without text are read by Amazon Textract, which costs money. */
  readonly textract: boolean;
  /** USD that Textract may cost; needed where it is to read. */
  readonly mostUsd?: number;
  /** Absent: it is worked off on this machine. */
  readonly cloud?: CloudScan;
}

/**
 * `listing`: documents are still looked for. `running`. `paused`: by the person, or as the app was ended; goes on where it
 * stopped. `done`: every document is counted. `stopped`: by the person, with documents missing. `failed`: the documents could
 * not be listed.
 */
export type ScanState = 'listing' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';

/** What has been counted so far; each document once. */
export interface ScanCounts {
  /** Documents that were looked at, whatever came out. */
  readonly documents: number;
  readonly withMatches: number;
  /** Documents that could not be read at all. */
  readonly unreadable: number;
  readonly exact: number;
  readonly near: number;
  readonly pages: number;
  /** Pages without text that is to be read: scanned ones, letters turned into outlines, damaged ones. */
  readonly unreadablePages: number;
}

/** How far Amazon Textract has read pages without text; of documents that are counted. */
export interface ScanReading {
  /** Pages that it could be asked for: pictures, and letters drawn as lines. */
  readonly waiting: number;
  readonly read: number;
  /** Pages that it could not read. Nothing is counted as paid for these. */
  readonly refused: number;
  /** What it cost at the price of the settings; a page that another scan had read before costs nothing. */
  readonly usd: number;
  /** Beyond which no page is asked for; `null` where nobody has ordered any. */
  readonly mostUsd: number | null;
}

export interface Scan {
  readonly id: ScanId;
  readonly state: ScanState;
  readonly place: ScanPlace;
  readonly options: ScanOptions;
  readonly textract: boolean;
  /** Absent: it is worked off on this machine. */
  readonly cloud?: CloudScan;
  /** Absent where nothing is being sent. */
  readonly sending?: ScanSending;
  readonly codeCount: number;
  /** ISO 8601 UTC, as all times here. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly by: string;
  /** `null` while documents are listed. */
  readonly total: number | null;
  readonly counts: ScanCounts;
  readonly reading: ScanReading;
  /** Documents a second, and seconds left; `null` where that cannot be told. */
  readonly documentsPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** What documents are waited for, in a sentence, such as a network that is gone; `null` where nothing is in the way. */
  readonly waiting: string | null;
  readonly error: ErrorView | null;
  /** Bytes of the workbook; `null` before it is written. */
  readonly reportBytes: number | null;
}

/** How a document came out. `partly`: some of its pages hold no text, or could not be read. */
export type DocumentState = 'waiting' | 'read' | 'partly' | 'unreadable';

/** A document of a scan. */
export interface ScannedDocument {
  /** Place in the list, from 0. */
  readonly place: number;
  /** Path below the folder, or the name. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: DocumentState;
  readonly pages: number;
  readonly unreadablePages: number;
  /** All of them, also beyond those that are kept. */
  readonly exact: number;
  readonly near: number;
  /** As of a `SearchedDocument`. */
  readonly notes: readonly string[];
  readonly error: ErrorView | null;
  /** Where people open it in their browser; absent for files of this machine. */
  readonly link?: string;
}

/** A match with where it stands. */
export interface ScanEntry extends ScanMatch {
  /** Grows with each match that was found. */
  readonly entry: number;
  /** Of the document. */
  readonly document: number;
  readonly name: string;
  /** The code as it was given. */
  readonly codeText: string;
  /** Of its document, as there. */
  readonly link?: string;
}

/** Where a match stands among those of its scan: the place of its document, and its number. */
export type MatchPlace = Pick<ScanEntry, 'document' | 'entry'>;

/** Which matches are to be shown. */
export interface ScanFilter {
  /** Occurs in the file's name, the code or what was found, whatever the case. */
  readonly text?: string;
  readonly kind?: 'exact' | 'near';
  readonly reasons?: readonly NearReason[];
  readonly codes?: readonly number[];
  readonly documents?: readonly number[];
  /** Only those in a layer that is switched off, or in a hidden sheet; or none of them. */
  readonly isHidden?: boolean;
}
