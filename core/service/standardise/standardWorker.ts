import { standardOptions } from '../../model/options/standardOptions.ts';
import type { StandardJob, StandardJobId } from '../../model/standardising.ts';
import { toErrorView } from '../base/errorView.ts';
import { StandardPause } from './standardAsk.ts';
import { answerBatch } from './standardBatch.ts';
import type { StandardDeps } from './standardDeps.ts';

/** Has the batches of jobs worked off. */
export interface StandardWorker {
  /** Begins to work on a job, unless somebody is at work on it. */
  start(id: StandardJobId): Promise<void>;
  /** Resolves when this process is no longer at work on the job. */
  settled(id: StandardJobId): Promise<void>;
}

/** A process that works off batches itself, one at a time each job. */
export interface OwnWorker extends StandardWorker {
  /** Breaks off; what was not counted is taken up by the next `start`. */
  stop(): Promise<void>;
}

export function createStandardWorker(
  parts: StandardDeps,
  told: (job: StandardJob) => Promise<void>,
): OwnWorker {
  const { standards, clock, ids, log } = parts.deps;
  const underWay = new Map<StandardJobId, Promise<void>>();
  let breaking = new AbortController();

  const tell = async (id: StandardJobId): Promise<void> => {
    const job = await standards.get(id);
    if (job !== undefined) await told(job);
  };
  const pause = (id: StandardJobId, why: string, met: StandardJob['met']): Promise<boolean> =>
    standards.setState(id, { from: ['running'], to: 'paused', why, met });

  const workOff = async (id: StandardJobId, signal: AbortSignal): Promise<void> => {
    for (;;) {
      const job = await standards.get(id);
      if (job?.state !== 'running' || signal.aborted) return;
      const now = clock.now();
      const taken = await standards.take(id, {
        token: ids.next(),
        now: new Date(now).toISOString(),
        until: new Date(now + standardOptions.leaseMs).toISOString(),
      });
      if (taken === undefined) return;
      try {
        const end = await answerBatch(parts, { job, taken, signal });
        await standards.commit(end, new Date(clock.now()).toISOString());
      } catch (error) {
        await standards.release(taken);
        if (!signal.aborted) {
          const isPause = error instanceof StandardPause;
          if (!isPause) log.error('standard.failed', { id, code: toErrorView(error).code });
          if (isPause) await pause(id, error.message, error.met);
          else await pause(id, toErrorView(error).message, null);
        }
        return;
      }
      await tell(id);
    }
  };

  return {
    async start(id) {
      if (underWay.has(id)) return;
      const { signal } = breaking;
      const work = workOff(id, signal)
        .catch((error: unknown) => {
          log.error('standard.failed', { id, code: toErrorView(error).code });
        })
        .finally(() => {
          underWay.delete(id);
        })
        .then(() => tell(id));
      underWay.set(id, work);
    },
    settled: async (id) => underWay.get(id),
    async stop() {
      breaking.abort();
      await Promise.allSettled(underWay.values());
      breaking = new AbortController();
    },
  };
}
