import { itemOptions } from '../../model/options/sessionOptions.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { StandardJobId } from '../../model/standardising.ts';
import type { BatchEnd, TakenBatch } from '../../ports/standardStore.ts';
import { StandardPause } from '../../service/standardise/standardAsk.ts';
import { answerBatch } from '../../service/standardise/standardBatch.ts';
import type { StandardAsking } from '../../service/standardise/standardDeps.ts';
import { backOffSeconds, secondsUntil } from '../../session/backOff.ts';
import type { MessageEnd } from '../../session/workItem.ts';
import { codeOf } from '../world/codeOf.ts';
import type { WorkMessage } from '../world/messages.ts';

/** What works off batches of values; made once a process, so that it knows how the last calls ended. */
export interface StandardWorld extends StandardAsking {
  /** From 0 up to but not including 1. */
  readonly chance: () => number;
  /** Aborts after so many milliseconds. */
  readonly after: (ms: number) => AbortSignal;
}

/**
 * Works off the batch that a message calls to mind, unless its job pauses or has ended: then the message is done with, as
 * going on sends another. What passes by itself is tried again, what does not pauses the job for a person to see. A batch
 * that has killed whoever began with it too often comes out as values that were asked about in vain, so that none is lost.
 *
 * @throws {AppError} `STORE_UNAVAILABLE`; the message is to come again
 */
export async function standardWork(
  world: StandardWorld,
  { sessionId, itemId }: Extract<WorkMessage, { kind: 'standard' }>,
): Promise<MessageEnd> {
  const { standards, clock, ids, log } = world.deps;
  const jobId = sessionId as string as StandardJobId;
  const job = await standards.get(jobId);
  if (job?.state !== 'running') return { kind: 'remove' };
  const nowMs = clock.now();
  const claim = await standards.claim(
    { id: jobId, itemId },
    {
      token: ids.next(),
      now: new Date(nowMs).toISOString(),
      until: new Date(nowMs + standardOptions.leaseMs).toISOString(),
    },
  );
  if (claim.kind === 'over') return { kind: 'remove' };
  if (claim.kind === 'busy')
    return { kind: 'again', afterSeconds: secondsUntil(claim.until, nowMs, world.chance()) };

  const { taken, attempt } = claim;
  if (attempt > itemOptions.attempts) {
    await standards.commit(inVain(taken), new Date(clock.now()).toISOString());
    return { kind: 'remove' };
  }
  const signal = world.after(standardOptions.askingMs);
  let end: BatchEnd;
  try {
    end = await answerBatch(world, { job, taken, signal });
  } catch (error) {
    await standards.release(taken);
    const again = { kind: 'again', afterSeconds: backOffSeconds(attempt, world.chance()) } as const;
    // What was answered until then is kept.
    if (signal.aborted) return again;
    if (!(error instanceof StandardPause)) {
      log.error('standard.failed', { sessionId, itemId, attempt, code: codeOf(error) });
      return again;
    }
    if (error.isPassing && attempt < itemOptions.attempts) return again;
    // Where a person has raised the limit meanwhile, what was judged by the old one pauses nothing.
    const { mostCost, mostTokens } = job;
    const isPaused = await standards.setState(jobId, {
      under: { mostCost, mostTokens },
      from: ['running'],
      to: 'paused',
      why: error.message,
      met: error.met,
    });
    return isPaused ? { kind: 'remove' } : again;
  }
  const answer = await standards.commit(end, new Date(clock.now()).toISOString());
  log.info('standard.batch', { sessionId, itemId, attempt, answer, values: taken.batch.values.length });
  return { kind: 'remove' };
}

function inVain(taken: TakenBatch): BatchEnd {
  const { field, values } = taken.batch;
  const dead = values.map((value) => ({ field, value, fault: 'answer' as const }));
  return { taken, suggestions: [], dead, left: 0, cached: 0 };
}
