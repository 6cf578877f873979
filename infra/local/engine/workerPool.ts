import { Worker } from 'node:worker_threads';
import type { Progress } from '../../../core/model/analysis.ts';
import { mayEnd, newNativeFlag } from '../outputs/nativeWork.ts';
import type { WorkerAnswers, WorkerJob } from './engineJob.ts';
import { cancelledError, errorFrom, failureOf, lostError } from './failure.ts';
import type { FromWorker } from './protocol.ts';

/** How somebody follows a job through the pool. */
export interface PoolControl {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** The job has got a worker. */
  readonly onStarted: () => void;
}

/** Worker threads that do one job each at a time; what is more waits in order. */
export interface WorkerPool {
  /** Starts a worker where there is none, so that the next job finds one ready. */
  prepare(): void;
  run<Kind extends WorkerJob['kind']>(
    job: WorkerJob & { readonly kind: Kind },
    control: PoolControl,
  ): Promise<WorkerAnswers[Kind]>;
}

export interface PoolOptions {
  readonly workerUrl: URL;
  readonly size: number;
  /** Heap of a worker, in MiB; a job that takes more ends with `LIMIT_MEMORY`, and only that one. */
  readonly heapMebibytes: number;
  /** Space for new objects in a worker, in MiB. */
  readonly youngMebibytes: number;
  /** A worker that has finished is replaced while the process holds more than this, since a thread's end frees its heap. */
  readonly recycleBytes: number;
  /** Folder where workers keep their compiled code; `null` for none. */
  readonly codeCache: string | null;
}

/** What a worker is told at its start. */
export interface WorkerStart {
  readonly codeCache: string | null;
  /** As `nativeWork` takes it. */
  readonly nativeFlag: Int32Array;
}

/** A thread with the place where it says whether it may be ended. */
interface Member {
  readonly worker: Worker;
  readonly nativeFlag: Int32Array;
}

interface Task {
  readonly job: WorkerJob;
  readonly control: PoolControl;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Workers are started when there is work for them or somebody asks for one, and replaced when they were stopped or broke down. */
export function workerPool(options: PoolOptions): WorkerPool {
  const waiting: Task[] = [];
  const idle: Member[] = [];
  let busy = 0;

  const next = (): void => {
    if (busy >= options.size) return;
    const task = waiting.shift();
    if (task === undefined) return;
    busy += 1;
    // Never rejects but for a bug, which then ends the process, and the host sees it.
    void serve(task);
  };

  const serve = async (task: Task): Promise<void> => {
    const survivor = await perform(task, idle.pop() ?? start(options, idle));
    busy -= 1;
    if (survivor !== undefined) idle.push(survivor);
    next();
  };

  /** Resolves with the worker when it can be used again. */
  const perform = async (task: Task, member: Member): Promise<Member | undefined> => {
    const { job, control } = task;
    control.onStarted();
    const outcome = await outcomeOf(task, member);
    const spent = outcome.broken || process.memoryUsage.rss() > options.recycleBytes;
    // Waited for, so that whoever is told the end may delete the job's files.
    if (spent) await member.worker.terminate();
    if (outcome.message.kind === 'done') task.resolve(outcome.message.answer);
    else task.reject(control.signal.aborted ? cancelledError(job.name) : errorFrom(outcome.message.failure));
    return spent ? undefined : member;
  };

  return {
    prepare() {
      if (busy === 0 && idle.length === 0) idle.push(start(options, idle));
    },
    run: (job, control) =>
      new Promise((resolve, reject) => {
        if (control.signal.aborted) throw cancelledError(job.name);
        const task: Task = { job, control, resolve: resolve as Task['resolve'], reject };
        waiting.push(task);
        control.signal.addEventListener(
          'abort',
          () => {
            const place = waiting.indexOf(task);
            if (place < 0) return;
            waiting.splice(place, 1);
            reject(cancelledError(job.name));
          },
          { once: true },
        );
        next();
      }),
  };
}

interface Outcome {
  readonly message: FromWorker & { readonly kind: 'done' | 'failed' };
  /** The worker is of no more use. */
  readonly broken: boolean;
}

function outcomeOf({ job, control }: Task, { worker, nativeFlag }: Member): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      control.signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const fail = (error: unknown): void =>
      settle({ message: { kind: 'failed', failure: failureOf(error, job.name) }, broken: true });
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'progress') control.onProgress(message.progress);
      else settle({ message, broken: false });
    };
    const onError = (error: unknown): void => fail(error);
    const onExit = (code: number): void => fail(lostError(job.name, `The worker ended with ${code}.`));
    const onAbort = (): void => {
      // Else it was asked to stop; where it does not, the host ends the whole process.
      if (mayEnd(nativeFlag)) fail(cancelledError(job.name));
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    control.signal.addEventListener('abort', onAbort, { once: true });
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(job);
  });
}

function start({ workerUrl, heapMebibytes, youngMebibytes, codeCache }: PoolOptions, idle: Member[]): Member {
  const nativeFlag = newNativeFlag();
  const worker = new Worker(workerUrl, {
    name: 'mapwright-reader',
    env: {},
    workerData: { codeCache, nativeFlag } satisfies WorkerStart,
    resourceLimits: {
      maxOldGenerationSizeMb: heapMebibytes,
      maxYoungGenerationSizeMb: youngMebibytes,
    },
  });
  // Without a listener, a worker that breaks down between jobs would end the process.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    const place = idle.findIndex((one) => one.worker === worker);
    if (place >= 0) idle.splice(place, 1);
  });
  return { worker, nativeFlag };
}
