import type { ErrorView } from './errors.ts';
import type { ScanMatch } from './scan.ts';

/** What came of searching a document that could be read. */
export interface SearchedDocument {
  /** Pages; of a workbook its sheets, of a text 1. */
  readonly pages: number;
  /** Those of them without text that can be read, or whose text could not be read to its end. */
  readonly unreadablePages: number;
  /** Those that text recognition may read: pictures, and letters drawn as lines; from 1, ascending. */
  readonly scannedPages: readonly number[];
  /** Why nothing of it could be read, where none of its pages holds text. */
  readonly withoutText?: ErrorView;
  /** All of them, also beyond those that are kept. */
  readonly exact: number;
  readonly near: number;
  /** The first ones, in their order. */
  readonly matches: readonly ScanMatch[];
  /** Each code that was found, with all of its matches; ascending. */
  readonly codes: readonly CodeCount[];
  /** What is to be known of it, in whole sentences: pages that could not be read, a name that promises something else. */
  readonly notes: readonly string[];
}

/** How often a code was found. */
export interface CodeCount {
  /** Place in the list of codes. */
  readonly code: number;
  readonly exact: number;
  readonly near: number;
}
