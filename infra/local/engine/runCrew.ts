import { Worker } from 'node:worker_threads';
import type { PartOutput } from '../../../core/apply/runPart.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import type { TextPart } from '../../../core/parse/cutParts.ts';
import { errorFrom, failureOf, lostError } from './failure.ts';
import type { FromRunPart, PartWork, ToRunPart } from './runPartWorker.ts';

/** Threads that run the parts of one table side by side. */
export interface RunCrew {
  /** @throws {AppError} what the part met; `LIMIT_MEMORY`, `ENGINE_LOST` where its thread ended under it */
  run(part: TextPart): Promise<PartOutput>;
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>;
}

interface Asked {
  readonly part: TextPart;
  readonly resolve: (output: PartOutput) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts so many threads, which end with the one that started them. */
export function runCrew(work: PartWork, size: number): RunCrew {
  const waiting: Asked[] = [];
  const members = Array.from({ length: size }, () => member(work, waiting));
  return {
    run: (part) =>
      new Promise((resolve, reject) => {
        waiting.push({ part, resolve, reject });
        for (const one of members) one.look();
      }),
    async close() {
      await Promise.all(members.map((one) => one.end()));
    },
  };
}

/** Sources run as they are, in tests: Node reads TypeScript. */
const entryFile = import.meta.url.endsWith('.ts') ? './runPartWorker.ts' : './runPartWorker.js';

/** One thread; takes what waits as long as it has not enough to do. */
function member(work: PartWork, waiting: Asked[]): { look(): void; end(): Promise<void> } {
  const { name } = work.text;
  const worker = new Worker(new URL(entryFile, import.meta.url), {
    name: 'mapwright-run',
    env: {},
    workerData: work,
    resourceLimits: {
      maxOldGenerationSizeMb: engineOptions.partHeapMebibytes,
      maxYoungGenerationSizeMb: engineOptions.youngMebibytes,
    },
  });
  const asked: Asked[] = [];
  let gone: unknown;
  const look = (): void => {
    // One more than it is at, so that it never waits for us.
    while (asked.length < 2) {
      const next = waiting.shift();
      if (next === undefined) return;
      asked.push(next);
      if (gone !== undefined) lose(gone);
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      else worker.postMessage({ part: next.part } satisfies ToRunPart);
    }
  };
  const lose = (error: unknown): void => {
    gone ??= error;
    for (const one of asked.splice(0)) one.reject(error);
  };
  worker.on('message', (message: FromRunPart) => {
    const one = asked.shift();
    if (message.kind === 'done') one?.resolve(message.output);
    else one?.reject(errorFrom(message.failure));
    look();
  });
  worker.on('error', (error) => lose(errorFrom(failureOf(error, name))));
  worker.on('exit', (code) => lose(lostError(name, `A thread of the run ended with ${code}.`)));
  return {
    look,
    async end() {
      await worker.terminate();
    },
  };
}
