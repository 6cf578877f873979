import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { engineOptions } from '../../core/model/options/hostOptions.ts';
import type { FromFuzzWorker } from './fuzzWorker.ts';

/** How a file was taken: `read` or an error's code, or what must not be. */
export interface Taken {
  readonly outcome: string;
  /** Why this is a fault: a crash with its trace, a hang, laws that were broken; empty where it is none. */
  readonly faults: readonly string[];
}

/** What is taken: the name's ending may count, the rest of it does not. */
export interface FuzzCase {
  readonly bytes: Buffer;
  readonly name: string;
}

/** Takes files one at a time in a thread of its own, which is replaced when it hangs or dies. */
export interface Taker {
  take(file: FuzzCase): Promise<Taken>;
  close(): Promise<void>;
}

/** Heap of the thread in MiB, as that of the engine's workers. */
const heapMebibytes = 512;
/** Resident memory of the process at which a file takes too much: the engine's own ceiling. */
const memoryBytes = engineOptions.memoryBytes;

/** Wall clock that a file may take, as a multiple of its processor time: the machine may be busy with other things. */
const patience = 15;
const watchMs = 250;

/** Opens a taker; a file over which this process computes longer than `limitMs` hangs. */
export function openTaker(limitMs: number): Taker {
  let folder: string | undefined;
  let worker: Worker | undefined;
  const start = (): Worker => {
    // Each thread has its own: what one left behind when it was ended is not for the next.
    folder = mkdtempSync(join(tmpdir(), 'mapwright-fuzz-'));
    return new Worker(new URL('./fuzzWorker.ts', import.meta.url), {
      workerData: { folder },
      resourceLimits: { maxOldGenerationSizeMb: heapMebibytes },
    });
  };
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  return {
    async take(file) {
      worker ??= start();
      const { taken, broken } = await outcomeOf(worker, file, limitMs);
      if (broken) await end();
      return taken;
    },
    close: end,
  };
}

function outcomeOf(
  worker: Worker,
  file: FuzzCase,
  limitMs: number,
): Promise<{ readonly taken: Taken; readonly broken: boolean }> {
  return new Promise((resolve) => {
    const settle = (taken: Taken, broken: boolean): void => {
      clearInterval(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // What a thread that is being ended still throws is no news.
      worker.on('error', () => undefined);
      resolve({ taken, broken });
    };
    const lost = (outcome: string, why: string): void => settle({ outcome, faults: [why] }, true);
    const startedMs = performance.now();
    const before = process.cpuUsage();
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(before);
      const computedMs = (user + system) / 1000;
      const over = computedMs > limitMs || performance.now() - startedMs > limitMs * patience;
      if (process.memoryUsage.rss() > memoryBytes)
        lost('memory', `more than ${memoryBytes} bytes are in use`);
      else if (over) lost('hang', `no answer within ${limitMs} ms of processor time`);
    }, watchMs);
    worker.on('message', (message: FromFuzzWorker) => {
      if (message.kind === 'crash') settle({ outcome: 'crash', faults: [message.trace] }, false);
      else settle({ outcome: message.verdict.outcome, faults: message.verdict.breaches }, false);
    });
    worker.on('error', (error: unknown) =>
      lost('crash', error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    worker.on('exit', (code) => lost('crash', `the thread ended with ${code}`));
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(file);
  });
}
