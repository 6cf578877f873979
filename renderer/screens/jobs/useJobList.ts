import { type FocusEvent, useMemo, useState } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import { listJobs } from '../../state/jobs/jobList.ts';
import { type JobQuery, keyOfJob } from '../../state/jobs/jobPlace.ts';
import { useAtWork } from './useAtWork.ts';
import { useMidnight } from './useMidnight.ts';
import { useHeldKeys } from './useHeldKeys.ts';

/** The rows of the list: their keys in order, what waits to be listed, and what tells whether somebody is at work there. */
export interface JobList {
  readonly keys: readonly string[];
  readonly jobOf: (key: string) => Job | undefined;
  readonly added: number;
  readonly gone: number;
  /** Lists what waits. */
  readonly release: () => void;
  readonly atWork: {
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
    readonly onMouseMove: () => void;
  };
  readonly setScrolled: (isScrolled: boolean) => void;
}

/** Lists the jobs that the query finds; while somebody works in the list or has scrolled it, no row of it moves. */
export function useJobList(jobs: readonly Job[], query: JobQuery): JobList {
  const midnight = useMidnight();
  const byKey = useMemo(() => new Map(jobs.map((job) => [keyOfJob(job), job])), [jobs]);
  const listKey = JSON.stringify(query);
  const wanted = useMemo(
    () => listJobs(jobs, query, midnight).map(keyOfJob),
    // The query is made anew with every address; its text says whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
    [jobs, listKey, midnight],
  );
  const [isAtWork, atWork] = useAtWork();
  const [isScrolled, setScrolled] = useState(false);
  const held = useHeldKeys({
    wanted,
    listKey,
    isHeld: isAtWork || isScrolled,
    isKnown: (key) => byKey.has(key),
  });
  return { ...held, jobOf: (key) => byKey.get(key), atWork, setScrolled };
}
