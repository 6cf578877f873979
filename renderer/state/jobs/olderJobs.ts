import { create } from 'zustand';
import type { Job, PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { useApp } from '../app/appState.ts';
import { tellTrouble } from '../app/toasts.ts';
import { keyOfJob } from './jobPlace.ts';

/** Jobs of one question. */
const pageSize = 200;

interface OlderJobs {
  /** Those that ended before what the board tells of, in no order. */
  readonly jobs: readonly Job[];
  readonly isLoading: boolean;
  /** Pipelines whose oldest job is at hand. */
  readonly atEnd: ReadonlySet<PipelinePlace>;
}

export const useOlderJobs = create<OlderJobs>()(() => ({ jobs: [], isLoading: false, atEnd: new Set() }));

/** Fetches the next page of each pipeline that has one; they stay for the life of the page. */
export async function loadOlderJobs(): Promise<void> {
  const { isLoading, atEnd } = useOlderJobs.getState();
  const { jobs: board = [], pipelines = [] } = useApp.getState().jobs ?? {};
  const places = pipelines.map(({ place }) => place).filter((place) => !atEnd.has(place));
  if (isLoading || places.length === 0) return;
  useOlderJobs.setState({ isLoading: true });
  try {
    for (const place of places) {
      const { jobs } = useOlderJobs.getState();
      const oldest = oldestEnded([...board, ...jobs], place);
      const found =
        oldest === undefined
          ? []
          : await getSession().client.jobs.ended({ place, before: oldest.id, limit: pageSize });
      const known = new Set(jobs.map(keyOfJob));
      useOlderJobs.setState(({ atEnd: ends }) => ({
        jobs: [...jobs, ...found.filter((job) => !known.has(keyOfJob(job)))],
        atEnd: found.length < pageSize ? new Set(ends).add(place) : ends,
      }));
    }
  } catch (cause) {
    tellTrouble(cause);
  } finally {
    useOlderJobs.setState({ isLoading: false });
  }
}

function oldestEnded(jobs: readonly Job[], place: PipelinePlace): Job | undefined {
  return jobs
    .filter((job) => job.place === place && isOver(job))
    .reduce<Job | undefined>((a, b) => (a === undefined || b.receivedAt < a.receivedAt ? b : a), undefined);
}

function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'quarantined';
}
