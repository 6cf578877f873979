import { useEffect, useState } from 'react';
import type { Run, RunId, RunRecord } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { useApp } from '../../state/app/appState.ts';

export interface RecordAnswer {
  readonly record: RunRecord | null;
  /** The run as it is by now, which may be further than its record. */
  readonly run: Run | null;
  readonly trouble: Trouble | null;
  readonly retry: () => void;
}

/** Fetches what is known of a run, and once more when the run has gone on. */
export function useRunRecord(runId: RunId): RecordAnswer {
  const live = useApp((state) => state.runs?.find(({ id }) => id === runId));
  const [answer, setAnswer] = useState<Pick<RecordAnswer, 'record' | 'trouble'>>({
    record: null,
    trouble: null,
  });
  const [tries, setTries] = useState(0);
  const state = live?.state;
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      try {
        const record = await getSession().client.runs.record({ runId });
        if (isCurrent) setAnswer({ record, trouble: null });
      } catch (cause) {
        if (isCurrent) setAnswer({ record: null, trouble: troubleOf(cause) });
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [runId, state, tries]);
  return { ...answer, run: live ?? answer.record?.run ?? null, retry: () => setTries((count) => count + 1) };
}
