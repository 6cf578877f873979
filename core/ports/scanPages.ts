import type { ErrorView } from '../model/errors.ts';
import type { TextPiece } from '../model/scan.ts';
import type { ScanId } from '../model/scanRun.ts';
import type { SearchedDocument } from '../model/searchedDocument.ts';
import type { ListedDocument } from './listedDocument.ts';

/** A page by its document's place in the scan and its number, from 1. */
export interface PagePlace {
  readonly document: number;
  readonly page: number;
}

/** A page without text that nobody has read yet. */
export interface WaitingPage extends PagePlace {
  readonly listed: ListedDocument;
}

/** Pages of scans that text recognition reads: which wait, what was read and paid, and what was found on them. */
export interface ScanPages {
  /** Lets pages be read for so many USD over the whole scan; its report is owed anew. */
  order(id: ScanId, mostUsd: number): Promise<void>;
  /** Up to `limit` of those that wait, behind one of them, in the order of documents and pages. */
  waiting(
    id: ScanId,
    page: { readonly after: PagePlace | null; readonly limit: number },
  ): Promise<readonly WaitingPage[]>;
  /** What was read of the same page before, for any scan that is still there. */
  answer(key: string): Promise<readonly TextPiece[] | undefined>;
  /** Keeps what was read, and counts what it cost, in one step. */
  keepAnswer(
    id: ScanId,
    answer: { readonly key: string; readonly pieces: readonly TextPiece[]; readonly usd: number },
  ): Promise<void>;
  /** Counts a page with what was found on it, or why it could not be read. @returns whether it had not been counted yet */
  commit(
    id: ScanId,
    place: PagePlace,
    end: SearchedDocument | { readonly error: ErrorView },
  ): Promise<boolean>;
}
