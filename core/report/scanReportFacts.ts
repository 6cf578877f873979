import type { ScanCode } from '../model/scan.ts';
import type { DocumentState, MatchPlace, Scan, ScanEntry, ScannedDocument } from '../model/scanRun.ts';

/** What the report on a scan is about. */
export type ScanFacts = Omit<Scan, 'documentsPerSecond' | 'secondsLeft' | 'waiting' | 'sending'> & {
  /** Who stopped it and why, where that is known. */
  readonly stopped?: { readonly by: string; readonly reason: string };
};

/**
 * The lists of a scan, a page at a time: each page begins behind `after`, the last of the one before, and `null` is the
 * beginning. A page without rows is the end.
 */
export interface ScanLists {
  /** Those that are kept, by the place of their documents. */
  matches(after: MatchPlace | null): Promise<readonly ScanEntry[]>;
  codes(after: number | null): Promise<readonly FoundCode[]>;
  documents(
    filter: { readonly states: readonly DocumentState[]; readonly matches: 'any' | 'with' | 'without' },
    after: number | null,
  ): Promise<readonly ScannedDocument[]>;
}

/** A code with its matches, by its place in the list. */
export type FoundCode = ScanCode & { readonly code: number; readonly exact: number; readonly near: number };

/** Goes through a list a page at a time, as a writer of sheets takes it. */
export async function* pagesOf<Item, Row>(
  read: (after: Item | null) => Promise<readonly Item[]>,
  rowOf: (item: Item) => Row,
  head: readonly Row[],
): AsyncGenerator<readonly Row[], void, undefined> {
  yield head;
  for (let last: Item | null = null; ; ) {
    const items: readonly Item[] = await read(last);
    if (items.length === 0) return;
    yield items.map(rowOf);
    last = items.at(-1) ?? null;
  }
}
