import type { ErrorCode } from './errors.ts';
import { scanDefaults, type ScanMatch, type ScanOptions } from './scan.ts';
import type { CodeCount } from './searchedDocument.ts';
import type { SessionId } from './session.ts';

/** Where documents lie that a scan may read; nothing else of the bucket is open to it. */
export const documentsPrefix = 'scans/';

/** Codes of a session: as they were given, or the object that they lie in where they are too long for an item. */
export type TargetCodes = readonly string[] | { readonly s3_key: string };

/** How the codes of a session are read and compared. */
export interface LiveCompare extends ScanOptions {
  /** A code between two slashes is a pattern. */
  readonly patterns: boolean;
}

/** Of a session whose client said nothing about it. */
export const usualCompare: LiveCompare = { ...scanDefaults, patterns: false };

/**
 * `listing`: its documents are still looked for. `running`. `complete`: every document is counted and the workbook lies there.
 * `failed`: it could not be begun or ended.
 */
export type LiveScanState = 'listing' | 'running' | 'complete' | 'failed';

/** A session of the WebSocket API: its item `meta`. */
export interface LiveScan {
  readonly sessionId: SessionId;
  /** Who is told; changes when the client comes back by another connection. */
  readonly connectionId: string;
  /** Who began it, and alone may come back to it. */
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly state: LiveScanState;
  /** 0 while documents are listed. */
  readonly totalFiles: number;
  readonly processedCount: number;
  readonly targetHoleCodes: TargetCodes;
  readonly compare: LiveCompare;
  /** Largest `value` of `PROGRESS` that was told; -1 before the first. */
  readonly toldValue: number;
  /** Found codes of all documents, told by `COMPLETE`; `null` before. */
  readonly totalMatches: number | null;
  /** Why it failed, in a sentence; `null` where it did not. */
  readonly failure: string | null;
  /** Who had it end before all its documents were counted; `null` where nobody did. Then none is counted any more. */
  readonly ended: ScanEndedBy | null;
}

/** Who ended a scan before its end, why and when (ISO 8601 UTC). */
export interface ScanEndedBy {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** What came of a document; its item under its name. */
export interface LiveScanFile {
  readonly name: string;
  /** Place in the list of documents, from 0. */
  readonly place: number;
  /** `2 Codes`, `1 Code`, `0 Codes` or `Unreadable`. */
  readonly status: string;
  /** Codes that stand in it exactly, in the order of the list; the first ones where they are too many for an item. */
  readonly foundCodes: readonly string[];
  /** All of them. */
  readonly foundCount: number;
  readonly pdfLink: string;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly sizeBytes: number;
  readonly pages: number;
  readonly unreadablePages: number;
  /** All matches, also beyond those that are kept. */
  readonly exact: number;
  readonly near: number;
  /** What was found where, or the object that it lies in where it is too long for an item. */
  readonly details: LiveScanDetails | { readonly s3_key: string };
  /** Why it could not be read; `null` where it could. */
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly remedy: string } | null;
}

/** What was found where in a document. */
export interface LiveScanDetails {
  readonly codes: readonly CodeCount[];
  /** The first ones. */
  readonly matches: readonly ScanMatch[];
  /** As of a `SearchedDocument`. */
  readonly notes: readonly string[];
}

/** How a document came out, in the words of its item: `2 Codes`, `1 Code`, `0 Codes`. */
export function statusOf(codes: number): string {
  return codes === 1 ? '1 Code' : `${codes} Codes`;
}

/** The status of a document that could not be read. */
export const unreadableStatus = 'Unreadable';
