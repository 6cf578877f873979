import type { ScanMatch } from './scan.ts';

/** What came of searching a document that could be read. */
export interface SearchedDocument {
  /** Pages; of a workbook its sheets, of a text 1. */
  readonly pages: number;
  /** Those of them without text that can be read. */
  readonly unreadablePages: number;
  /** All of them, also beyond those that are kept. */
  readonly exact: number;
  readonly near: number;
  /** The first ones, in their order. */
  readonly matches: readonly ScanMatch[];
  /** Each code that was found, with all of its matches; ascending. */
  readonly codes: readonly CodeCount[];
}

/** How often a code was found. */
export interface CodeCount {
  /** Place in the list of codes. */
  readonly code: number;
  readonly exact: number;
  readonly near: number;
}
