import type { Job, JobBoard, JobCounts } from '../model/job.ts';
import { jobOptions } from '../model/options/jobOptions.ts';

/**
 * What has not ended and the newest that have, newest first, with the counts of all of them.
 *
 * @param dayStart when the person's day began, ISO 8601 UTC
 */
export function boardOf(jobs: readonly Job[], dayStart: string): Pick<JobBoard, 'jobs' | 'counts'> {
  const newest = jobs.toSorted((a, b) => order(b.receivedAt, a.receivedAt) || order(b.id, a.id));
  const open = newest.filter((job) => !hasEnded(job));
  const room = Math.max(0, jobOptions.boardJobs - open.length);
  const shown = new Set([...open.slice(0, jobOptions.boardJobs), ...newest.filter(hasEnded).slice(0, room)]);
  return { jobs: newest.filter((job) => shown.has(job)), counts: countsOf(jobs, dayStart) };
}

function countsOf(jobs: readonly Job[], dayStart: string): JobCounts {
  const count = (is: (job: Job) => boolean): number => jobs.filter(is).length;
  return {
    running: count(({ state }) => state === 'received' || state === 'analyzing' || state === 'running'),
    waiting: count(({ state }) => state === 'waiting'),
    stuck: count(({ stuckSince }) => stuckSince !== null),
    failed: count(({ state }) => state === 'failed'),
    quarantined: count(({ state }) => state === 'quarantined'),
    done: count(({ state, changedAt }) => state === 'done' && changedAt >= dayStart),
  };
}

function hasEnded({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'quarantined';
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
