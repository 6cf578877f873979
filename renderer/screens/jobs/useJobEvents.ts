import { useEffect, useState } from 'react';
import type { Job, UploadEvent } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';

/** Quiet before the history is asked for, in milliseconds: a held arrow key passes many jobs, and parts end in bursts. */
const settleMs = 120;

export interface JobHistory {
  /** Oldest first; `null` before the first answer. */
  readonly events: readonly UploadEvent[] | null;
  readonly trouble: Trouble | null;
}

/** All that happened to a job, asked for anew with each change of it; what was known stays meanwhile. */
export function useJobEvents({ place, id, changedAt, state }: Job): JobHistory {
  const [history, setHistory] = useState<JobHistory>({ events: null, trouble: null });
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      try {
        const events = await getSession().client.jobs.events({ place, id });
        if (!isLeft) setHistory({ events, trouble: null });
      } catch (cause) {
        if (!isLeft) setHistory(({ events }) => ({ events, trouble: troubleOf(cause) }));
      }
    };
    const timer = setTimeout(() => void read(), settleMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
    // A change is all that makes another history.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [place, id, changedAt, state]);
  return history;
}
