import type { Scan, ScanPlace } from '../model/scanRun.ts';

/** What scans are told apart by, in the order of the side bar. */
export const scanFacets = ['state', 'place', 'person', 'found'] as const;
export type ScanFacet = (typeof scanFacets)[number];

/** Which scans are looked for; any of a facet's values will do, and all facets must. */
export interface ScanSearch {
  /** Words that all must stand in the place, the person, the state, the number of codes or the id, whatever the case. */
  readonly text: string;
  readonly facets: Readonly<Partial<Record<ScanFacet, readonly string[]>>>;
  /** Started at or after, and before; ISO 8601 UTC. */
  readonly from?: string;
  readonly to?: string;
}

export type ScanFacetCounts = Readonly<
  Record<ScanFacet, readonly { readonly value: string; readonly count: number }[]>
>;

/**
 * The value of a facet.
 *
 * `place`: where documents lie, by kind. `found`: `some` or `none`, as far as the scan has come.
 */
export function scanFacetOf({ state, place, by, counts }: Scan, facet: ScanFacet): string {
  switch (facet) {
    case 'state':
      return state;
    case 'place':
      return place.kind;
    case 'person':
      return by;
    case 'found':
      return counts.exact + counts.near > 0 ? 'some' : 'none';
  }
}

/** The scans that are looked for, in the order given. */
export function findScans(scans: readonly Scan[], search: ScanSearch): readonly Scan[] {
  const words = wordsOf(search.text);
  return scans.filter((scan) => isInTime(scan, search) && hasWords(scan, words) && fits(scan, search, null));
}

/**
 * Each facet's values with how many scans a choice would leave, the most first; each facet under the others' choices. What
 * is chosen is among them, also where nothing is left of it.
 */
export function countScans(scans: readonly Scan[], search: ScanSearch): ScanFacetCounts {
  const words = wordsOf(search.text);
  const inSight = scans.filter((scan) => isInTime(scan, search) && hasWords(scan, words));
  const countsOf = (facet: ScanFacet): ScanFacetCounts[ScanFacet] => {
    const counts = new Map((search.facets[facet] ?? []).map((value) => [value, 0]));
    for (const scan of inSight) {
      if (!fits(scan, search, facet)) continue;
      const value = scanFacetOf(scan, facet);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    state: countsOf('state'),
    place: countsOf('place'),
    person: countsOf('person'),
    found: countsOf('found'),
  };
}

/** Where documents lie, as a person would write it. */
export function scanPlaceText(place: ScanPlace): string {
  switch (place.kind) {
    case 'folder':
      return place.path;
    case 'files':
      return `${String(place.fileIds.length)} files`;
    case 's3':
      return `s3 ${place.prefix}`;
    case 'drive':
      return `Google Drive ${place.folderName}`;
  }
}

function fits(scan: Scan, { facets }: ScanSearch, but: ScanFacet | null): boolean {
  return scanFacets.every((facet) => {
    const chosen = facet === but ? [] : (facets[facet] ?? []);
    return chosen.length === 0 || chosen.includes(scanFacetOf(scan, facet));
  });
}

function isInTime({ startedAt }: Scan, { from, to }: ScanSearch): boolean {
  return (from === undefined || startedAt >= from) && (to === undefined || startedAt < to);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function hasWords({ id, by, state, codeCount, place }: Scan, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const all = `${scanPlaceText(place)}\n${by}\n${state}\n${String(codeCount)} codes\n${id}`.toLowerCase();
  return words.every((word) => all.includes(word));
}
