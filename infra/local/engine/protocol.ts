import type { Progress } from '../../../core/model/analysis.ts';
import type { ErrorView } from '../../../core/model/errors.ts';
import type { FileId } from '../../../core/model/ids.ts';
import type { EngineJob } from './engineJob.ts';

/** What an engine process must know before its first job. */
export interface EngineSetup {
  /** Of the worker's entry file. */
  readonly workerUrl: string;
  /** Folder for intermediate files, of this process alone; the host deletes it when the process has ended. */
  readonly scratch: string;
  /** Heap of one worker thread, in MiB. */
  readonly heapMebibytes: number;
  /** Resident memory above which a worker that has finished a job is replaced, in bytes. */
  readonly recycleBytes: number;
  /** Worker threads for long jobs and for short ones. */
  readonly longWorkers: number;
  readonly shortWorkers: number;
  /** Worker threads that search documents, and the heap of one of them in MiB. */
  readonly scanWorkers: number;
  readonly scanHeapMebibytes: number;
  /** Kinds of job for which a worker is started at once, before there is one. */
  readonly prepared: readonly ('long' | 'short')[];
  /** Folder where workers keep their compiled code; `null` for none. See `codeCache.ts`. */
  readonly codeCache: string | null;
}

/** From the host to the engine process. */
export type ToEngine =
  | ({ readonly kind: 'setUp' } & EngineSetup)
  | { readonly kind: 'job'; readonly id: number; readonly job: EngineJob }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'forget'; readonly fileId: FileId };

/** From the engine process to the host. */
export type FromEngine =
  | { readonly kind: 'ready' }
  /** The job no longer waits for a free worker; its time runs from now. */
  | { readonly kind: 'started'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }
  /** Where the host cannot see it from outside. */
  | { readonly kind: 'memory'; readonly residentBytes: number };

/** From a worker to the engine process. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error on its way between processes. `trace` is there for a bug: where it happened, for whoever mends it. */
export interface Failure {
  readonly view: ErrorView;
  readonly trace: string | null;
}
