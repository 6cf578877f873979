import { availableParallelism, totalmem } from 'node:os';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import type { EngineJob } from './engineJob.ts';
import type { EngineSetup } from './protocol.ts';

/** What a job may take before it is stopped. */
export interface EngineLimits {
  /** Resident memory of the engine process, in bytes. */
  readonly memoryBytes: number;
  /** Wall clock of a job: a base, a share by size of the source, and a bound, in milliseconds. */
  readonly baseMs: number;
  readonly perMebibyteMs: number;
  readonly absoluteMs: number;
  /** Threads that search documents; absent: as many as there are processors. */
  readonly scanThreads?: number;
}

/** The limits for this machine: the memory of `engineOptions`, but never more than a quarter of what is there. */
export function engineLimits(): EngineLimits {
  const { memoryBytes, baseMs, perMebibyteMs, absoluteMs } = engineOptions;
  return { memoryBytes: Math.min(memoryBytes, totalmem() / 4), baseMs, perMebibyteMs, absoluteMs };
}

/** The time that a job over so many bytes may take, in milliseconds; of a document that is searched, from one page to the next. */
export function timeLimitMs(
  limits: EngineLimits,
  { job, sizeBytes }: { readonly job: Pick<EngineJob, 'kind'>; readonly sizeBytes: number },
): number {
  const patience = job.kind === 'searchDocument' || job.kind === 'lonePage' ? engineOptions.scanPatience : 1;
  const limitMs = limits.baseMs + (limits.perMebibyteMs * sizeBytes) / 1024 ** 2;
  return Math.min(limits.absoluteMs, limitMs * patience);
}

/** Threads of an engine process by their work, and the heap of each. */
export function poolSizes(
  limits: EngineLimits,
): Pick<EngineSetup, 'heapMebibytes' | 'longWorkers' | 'shortWorkers' | 'scanWorkers' | 'scanHeapMebibytes'> {
  const long = longWorkers();
  return {
    heapMebibytes: heapMebibytes(limits, long),
    longWorkers: long,
    shortWorkers: engineOptions.shortWorkers,
    scanWorkers: scanWorkers(limits),
    scanHeapMebibytes: scanHeapMebibytes(limits),
  };
}

/** How many threads work for long jobs here. */
function longWorkers(): number {
  return Math.min(engineOptions.longWorkers, Math.max(1, availableParallelism() - 1));
}

/** How many threads search documents: as many as there are processors, since a scan is waited for. */
export function scanWorkers({ scanThreads }: EngineLimits): number {
  return scanThreads ?? Math.max(1, Math.min(engineOptions.scanWorkers, availableParallelism()));
}

/** Heap of a thread that searches documents, in MiB; together they take a third of what the process may. */
function scanHeapMebibytes(limits: EngineLimits): number {
  const { scanHeapMebibytes: most } = engineOptions;
  const share = Math.floor(limits.memoryBytes / 3 / scanWorkers(limits) / 1024 ** 2);
  return Math.max(64, Math.min(most, share));
}

/**
 * Heap of one worker, in MiB. The threads together stay below the ceiling of the process by a third, which is left for
 * buffers; so it is the thread that asks for too much that is stopped, and not its neighbours.
 */
function heapMebibytes(limits: EngineLimits, workers: number): number {
  return Math.max(64, Math.floor((limits.memoryBytes * 2) / 3 / workers / 1024 ** 2));
}
