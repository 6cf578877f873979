import type { AppError } from '../../../core/model/errors.ts';
import type { EngineJob } from './engineJob.ts';
import { type EngineLimits, timeLimitMs } from './engineLimits.ts';
import { stillError, timeError } from './failure.ts';

/** A job that is at work. */
export interface TimedJob {
  readonly order: { readonly job: Pick<EngineJob, 'kind' | 'name'>; readonly sizeBytes: number };
  /** When its worker took it, as `performance.now()` tells it. */
  readonly startedMs: number;
}

/**
 * When a job has taken too long if nothing more is heard of it, and why it ends then. One of which a page was heard gets its
 * whole time again for the next, but none takes longer than any job may.
 */
export function timeVerdict(
  limits: EngineLimits,
  { order, startedMs }: TimedJob,
  isMoving: boolean,
): { readonly afterMs: number; readonly verdict: () => AppError } {
  const limitMs = timeLimitMs(limits, order);
  const leftMs = Math.max(0, startedMs + limits.absoluteMs - performance.now());
  const { name } = order.job;
  if (leftMs < limitMs) return { afterMs: leftMs, verdict: () => timeError(name, limits.absoluteMs) };
  return {
    afterMs: limitMs,
    verdict: () => (isMoving ? stillError(name, limitMs) : timeError(name, limitMs)),
  };
}
