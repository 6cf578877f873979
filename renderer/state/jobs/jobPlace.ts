import type { JobPlace, ShownJob, UploadId } from '../../../core/contract/views.ts';
import { routes } from '../app/routes.ts';

const places: readonly JobPlace[] = ['desk', 'folder', 'aws'];

/** What a job is listed under; the order of the chips. A job is under one of them and under `all`. */
export const jobFilters = ['all', 'running', 'waiting', 'stuck', 'failed', 'quarantined', 'done'] as const;
export type JobFilter = (typeof jobFilters)[number];

/** What the list can be narrowed down by, in the order of the side bar. */
export const jobFacets = ['place', 'lane', 'pack', 'person'] as const;
export type JobFacet = (typeof jobFacets)[number];

export interface JobQuery {
  readonly filter: JobFilter;
  readonly text: string;
  readonly facets: Readonly<Partial<Record<JobFacet, readonly string[]>>>;
}

/** Where in Jobs one is; the whole of it stands in the address. */
export interface JobsPlace {
  readonly part: 'list' | 'outbox';
  readonly query: JobQuery;
  /** The job under the cursor; `null`: the first one. */
  readonly job: ShownJob | null;
}

export const emptyJobQuery: JobQuery = { filter: 'all', text: '', facets: {} };
/** Longest search that is kept, in characters. */
const longestText = 200;

/** Reads an address such as `/jobs/folder/abc?f=stuck`; what it does not know is left out. */
export function jobsPlaceOf(path: string): JobsPlace {
  const [place = '', search = ''] = path.split('?');
  const [, , second = '', id = ''] = place.split('/');
  const parts = new URLSearchParams(search);
  const facets: Partial<Record<JobFacet, readonly string[]>> = {};
  for (const name of jobFacets) if (parts.has(name)) facets[name] = [...new Set(parts.getAll(name))];
  const pipeline = places.find((name) => name === second);
  return {
    part: second === 'outbox' ? 'outbox' : 'list',
    query: {
      filter: jobFilters.find((name) => name === parts.get('f')) ?? 'all',
      text: (parts.get('text') ?? '').slice(0, longestText),
      facets,
    },
    job: pipeline === undefined || id === '' ? null : { place: pipeline, id: decoded(id) },
  };
}

/** The address of a place; what is as always is left out. */
function jobsPath({ part, query, job }: JobsPlace): string {
  if (part === 'outbox') return routes.jobs('outbox');
  const parts = new URLSearchParams();
  if (query.filter !== 'all') parts.set('f', query.filter);
  if (query.text !== '') parts.set('text', query.text);
  for (const name of jobFacets) for (const value of query.facets[name] ?? []) parts.append(name, value);
  const search = parts.toString();
  const path = job === null ? routes.jobs() : routes.job(job);
  return search === '' ? path : `${path}?${search}`;
}

/** The query with a value of a facet taken in, or out where it was in. */
export function toggledFacet(query: JobQuery, facet: JobFacet, value: string): JobQuery {
  const chosen = query.facets[facet] ?? [];
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const { [facet]: _, ...others } = query.facets;
  return { ...query, facets: values.length === 0 ? others : { ...others, [facet]: values } };
}

/** Whether anything but the state narrows the list. */
export function isNarrowed({ text, facets }: JobQuery): boolean {
  return text !== '' || Object.keys(facets).length > 0;
}

/** Goes to a place in Jobs; `quietly` puts it in the present one's place, for what Back is not to step through. */
export function goToJobs(place: JobsPlace, quietly = false): void {
  const path = jobsPath(place);
  if (`#${path}` === location.hash) return;
  if (!quietly) {
    location.hash = path;
    return;
  }
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The key of a job in lists: ids are the pipeline's own, and two pipelines may hold the same. */
export function keyOfJob({ place, id }: ShownJob): string {
  return `${place} ${id}`;
}

function decoded(id: string): UploadId {
  try {
    return decodeURIComponent(id) as UploadId;
  } catch {
    // A `%` of somebody who typed the address.
    return id as UploadId;
  }
}
