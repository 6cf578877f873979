import { readScope } from '../app/askScope.ts';
import type { AskScope } from '../../../core/contract/askViews.ts';
import type { RunFacet, RunId, RunSort } from '../../../core/contract/views.ts';

/** The facets in the order of the side bar. */
export const facetNames = ['state', 'pack', 'sender', 'person', 'trigger', 'rejects', 'mapping'] as const;
const sorts = ['newest', 'oldest', 'rows', 'rejects', 'quality', 'duration'] as const;

/** Stretches of time that have a name. */
export const namedRanges = ['today', '7d', '30d', 'month', 'year'] as const;
export type NamedRange = (typeof namedRanges)[number];

/** `null`: all time. Days are `2026-03-31` in the person's own time zone, both included; either may be open. */
export type HistoryRange = NamedRange | { readonly from: string | null; readonly to: string | null } | null;

/** What the list is narrowed down to, and its order. */
export interface HistoryQuery {
  readonly text: string;
  readonly facets: Readonly<Partial<Record<RunFacet, readonly string[]>>>;
  readonly range: HistoryRange;
  readonly sort: RunSort;
  /** The conditions of a question whose rows are shown. */
  readonly asked: AskScope | null;
}

/** Where in History one is; the whole of it stands in the address. */
export interface HistoryPlace {
  readonly query: HistoryQuery;
  readonly runId: RunId | null;
  /** The run that `runId` is compared with. */
  readonly against: RunId | null;
  /** The output of `runId` whose rows are shown, by name. */
  readonly output: string | null;
}

export const emptyQuery: HistoryQuery = { text: '', facets: {}, range: null, sort: 'newest', asked: null };

/** Reads an address; what it does not know is left out. */
export function historyPlaceOf(path: string): HistoryPlace {
  const [place = '', search = ''] = path.split('?');
  const parts = new URLSearchParams(search);
  const id = place.split('/')[2] ?? '';
  const facets: Partial<Record<RunFacet, readonly string[]>> = {};
  for (const name of facetNames) if (parts.has(name)) facets[name] = [...new Set(parts.getAll(name))];
  return {
    query: {
      text: parts.get('text') ?? '',
      facets,
      range: rangeOf(parts),
      sort: sorts.find((name) => name === parts.get('sort')) ?? 'newest',
      asked: readScope(parts.get('asked')),
    },
    runId: id === '' ? null : (decoded(id) as RunId),
    against: parts.get('compare') as RunId | null,
    output: parts.get('rows'),
  };
}

/** The address of a place; what is as always is left out, so that a plain one stays short. */
export function historyPath({ query, runId, against, output }: HistoryPlace): string {
  const parts = new URLSearchParams();
  if (query.text !== '') parts.set('text', query.text);
  for (const name of facetNames) for (const value of query.facets[name] ?? []) parts.append(name, value);
  writeRange(parts, query.range);
  if (query.sort !== 'newest') parts.set('sort', query.sort);
  if (query.asked !== null) parts.set('asked', JSON.stringify(query.asked));
  if (against !== null) parts.set('compare', against);
  if (output !== null) parts.set('rows', output);
  const search = parts.toString();
  const place = runId === null ? '/history' : `/history/${encodeURIComponent(runId)}`;
  return search === '' ? place : `${place}?${search}`;
}

/** The query with a value of a facet taken in, or out where it was in. */
export function toggled(query: HistoryQuery, facet: RunFacet, value: string): HistoryQuery {
  const present = query.facets[facet] ?? [];
  const next = present.includes(value) ? present.filter((one) => one !== value) : [...present, value];
  const { [facet]: _, ...others } = query.facets;
  return { ...query, facets: next.length === 0 ? others : { ...others, [facet]: next } };
}

/** Whether anything is left out of the list. */
export function isNarrowed({ text, facets, range, asked }: HistoryQuery): boolean {
  return asked !== null || text !== '' || range !== null || Object.keys(facets).length > 0;
}

/** Writes a range into the search part of an address. */
export function writeRange(parts: URLSearchParams, range: HistoryRange): void {
  if (typeof range === 'string') parts.set('range', range);
  else if (range !== null) {
    if (range.from !== null) parts.set('from', range.from);
    if (range.to !== null) parts.set('to', range.to);
  }
}

/** Reads the range out of the search part of an address. */
export function rangeOf(parts: URLSearchParams): HistoryRange {
  const named = namedRanges.find((name) => name === parts.get('range'));
  if (named !== undefined) return named;
  const from = dayOf(parts.get('from'));
  const to = dayOf(parts.get('to'));
  return from === null && to === null ? null : { from, to };
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** A part of an address as it was before it was encoded; a broken one as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
