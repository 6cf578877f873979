import type { ScanCode } from '../model/scan.ts';
import type { DocumentState, Scan, ScanEntry, ScannedDocument } from '../model/scanRun.ts';

/** What the report on a scan is about. */
export type ScanFacts = Omit<Scan, 'documentsPerSecond' | 'secondsLeft' | 'waiting'>;

/** A page of a list. */
interface Window {
  readonly from: number;
  readonly count: number;
}

/** The lists of a scan, a page at a time. */
export interface ScanLists {
  /** Of one document all that are kept, in their order. */
  matches(document: number): Promise<readonly ScanEntry[]>;
  codes(window: Window): Promise<readonly (ScanCode & { readonly exact: number; readonly near: number })[]>;
  documents(
    filter: { readonly states: readonly DocumentState[]; readonly matches: 'any' | 'with' | 'without' },
    window: Window,
  ): Promise<readonly ScannedDocument[]>;
}

/** Rows read at once. */
const pageRows = 1_000;

/** Goes through a list a page at a time, as a writer of sheets takes it. */
export async function* pagesOf<Item, Row>(
  read: (window: Window) => Promise<readonly Item[]>,
  rowOf: (item: Item) => Row,
  head: readonly Row[],
): AsyncGenerator<readonly Row[], void, undefined> {
  yield head;
  for (let from = 0; ; from += pageRows) {
    const items = await read({ from, count: pageRows });
    if (items.length > 0) yield items.map(rowOf);
    if (items.length < pageRows) return;
  }
}
