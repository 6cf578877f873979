import type { Job } from '../../../core/contract/views.ts';
import { type JobFacet, type JobFilter, type JobQuery, jobFacets, keyOfJob } from './jobPlace.ts';

/** What is said of a job before all else. One that is stuck is under way, too, and listed under both. */
export function filterOf(job: Pick<Job, 'state' | 'stuckSince'>): Exclude<JobFilter, 'all'> {
  if (job.stuckSince !== null) return 'stuck';
  switch (job.state) {
    case 'received':
    case 'analyzing':
    case 'running':
      return 'running';
    case 'waiting':
    case 'done':
    case 'failed':
    case 'quarantined':
      return job.state;
  }
}

/** Whether something is done about it, or should be. */
function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'received' || state === 'analyzing' || state === 'running';
}

/** Jobs that the query finds, newest first; of those that are done under their own chip only today's, which it counts. */
export function listJobs(jobs: readonly Job[], query: JobQuery, midnight: string): readonly Job[] {
  const { filter } = query;
  return narrowed(jobs, query).filter((job) => {
    if (filter === 'all') return true;
    if (filter === 'running') return isUnderWay(job);
    return filterOf(job) === filter && (filter !== 'done' || job.changedAt >= midnight);
  });
}

/** A value of a facet, and how many jobs it would leave. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** What each choice of a facet would leave, most first; other facets and the search have their say, the chips have not. */
export function countFacets(
  jobs: readonly Job[],
  query: JobQuery,
): Readonly<Record<JobFacet, readonly FacetCount[]>> {
  const counted = (facet: JobFacet): readonly FacetCount[] => {
    const { [facet]: chosen = [], ...others } = query.facets;
    const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
    for (const job of narrowed(jobs, { ...query, facets: others })) {
      const value = valueOf(job, facet);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    return values.toSorted((a, b) => b.count - a.count);
  };
  return {
    place: counted('place'),
    lane: counted('lane'),
    pack: counted('pack'),
    person: counted('person'),
  };
}

/** Both lists as one, newest first, each job once; what the board says of a job counts. */
export function withOlder(board: readonly Job[], older: readonly Job[]): readonly Job[] {
  if (older.length === 0) return board;
  const known = new Set(board.map(keyOfJob));
  const fresh = older.filter((job) => !known.has(keyOfJob(job)));
  return [...board, ...fresh].toSorted((a, b) =>
    a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0,
  );
}

function narrowed(jobs: readonly Job[], { text, facets }: JobQuery): readonly Job[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  const wanted = jobFacets.flatMap((facet) => {
    const values = facets[facet];
    return values === undefined ? [] : [{ facet, values }];
  });
  if (wanted.length === 0 && words[0] === '') return jobs;
  return jobs.filter((job) => {
    if (!wanted.every(({ facet, values }) => values.includes(valueOf(job, facet)))) return false;
    const said = [job.fileName, job.by ?? '', job.id, job.error?.message ?? ''].join('\n').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

function valueOf(job: Job, facet: JobFacet): string {
  switch (facet) {
    case 'place':
    case 'lane':
      return job[facet];
    case 'pack':
      return job.packId ?? '';
    case 'person':
      return job.by ?? '';
  }
}
