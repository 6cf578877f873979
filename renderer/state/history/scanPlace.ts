import { type ScanFacet, scanFacets, type ScanSearch } from '../../../core/contract/scanSearch.ts';
import type { ScanId } from '../../../core/contract/views.ts';
import { goTo } from '../app/routes.ts';
import { type HistoryRange, rangeOf, writeRange } from './historyPlace.ts';
import { instantsOf } from './historyTime.ts';

/** Where among the scans of History one is; the whole of it stands in the address. */
export interface ScanHistoryPlace {
  readonly text: string;
  readonly facets: ScanSearch['facets'];
  readonly range: HistoryRange;
  readonly scanId: ScanId | null;
}

export const allScans: ScanHistoryPlace = { text: '', facets: {}, range: null, scanId: null };

/** Reads an address; `null` for one of runs. */
export function scanHistoryOf(path: string): ScanHistoryPlace | null {
  const [place = '', search = ''] = path.split('?');
  if (place.split('/')[2] !== 'scans') return null;
  const parts = new URLSearchParams(search);
  const facets: Partial<Record<ScanFacet, readonly string[]>> = {};
  for (const name of scanFacets) if (parts.has(name)) facets[name] = [...new Set(parts.getAll(name))];
  return {
    text: parts.get('text') ?? '',
    facets,
    range: rangeOf(parts),
    scanId: parts.get('scan') as ScanId | null,
  };
}

export function scanHistoryPath({ text, facets, range, scanId }: ScanHistoryPlace): string {
  const parts = new URLSearchParams();
  if (text !== '') parts.set('text', text);
  for (const name of scanFacets) for (const value of facets[name] ?? []) parts.append(name, value);
  writeRange(parts, range);
  if (scanId !== null) parts.set('scan', scanId);
  const search = parts.toString();
  return search === '' ? '/history/scans' : `/history/scans?${search}`;
}

/** Goes to another view of the scans; `quietly` where Back is not to step through it. */
export function goToScans(place: ScanHistoryPlace, quietly = false): void {
  const path = scanHistoryPath(place);
  if (`#${path}` === location.hash) return;
  if (!quietly) return goTo(path);
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The place with a value of a facet taken in, or out where it was in. */
export function toggledScanFacet(place: ScanHistoryPlace, facet: ScanFacet, value: string): ScanHistoryPlace {
  const present = place.facets[facet] ?? [];
  const next = present.includes(value) ? present.filter((one) => one !== value) : [...present, value];
  const { [facet]: _, ...others } = place.facets;
  return { ...place, scanId: null, facets: next.length === 0 ? others : { ...others, [facet]: next } };
}

export function isNarrowedToScans({ text, facets, range }: ScanHistoryPlace): boolean {
  return text !== '' || range !== null || Object.keys(facets).length > 0;
}

/** What is looked for, days as instants of this computer's time zone. */
export function scanSearchOf({ text, facets, range }: ScanHistoryPlace, now = new Date()): ScanSearch {
  return { text, facets, ...instantsOf(range, now) };
}
