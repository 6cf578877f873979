import { availableParallelism, totalmem } from 'node:os';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';

/** What a job may take before it is stopped. */
export interface EngineLimits {
  /** Resident memory of the engine process, in bytes. */
  readonly memoryBytes: number;
  /** Wall clock of a job: a base, a share by size of the source, and a bound, in milliseconds. */
  readonly baseMs: number;
  readonly perMebibyteMs: number;
  readonly absoluteMs: number;
}

/** The limits for this machine: the memory of `engineOptions`, but never more than a quarter of what is there. */
export function engineLimits(): EngineLimits {
  const { memoryBytes, baseMs, perMebibyteMs, absoluteMs } = engineOptions;
  return { memoryBytes: Math.min(memoryBytes, totalmem() / 4), baseMs, perMebibyteMs, absoluteMs };
}

/** The time that a job over so many bytes may take, in milliseconds. */
export function timeLimitMs(limits: EngineLimits, sizeBytes: number): number {
  return Math.min(limits.absoluteMs, limits.baseMs + (limits.perMebibyteMs * sizeBytes) / 1024 ** 2);
}

/** How many threads work for long jobs here. */
export function longWorkers(): number {
  return Math.min(engineOptions.longWorkers, Math.max(1, availableParallelism() - 1));
}

/**
 * Heap of one worker, in MiB. The threads together stay below the ceiling of the process by a third, which is left for
 * buffers; so it is the thread that asks for too much that is stopped, and not its neighbours.
 */
export function heapMebibytes(limits: EngineLimits, workers: number): number {
  return Math.max(64, Math.floor((limits.memoryBytes * 2) / 3 / workers / 1024 ** 2));
}
