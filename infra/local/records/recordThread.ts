import { Worker } from 'node:worker_threads';
import { AppError } from '../../../core/model/errors.ts';
import type { PlaceIndex } from '../store/recordPlaces.ts';
import type { RecordAnswer, RecordQuestion } from './recordWorker.ts';

/** A thread over the records, started with its first question. */
export interface RecordThread {
  /** @param signal breaks the work off; then it rejects with `CANCELLED` */
  ask(method: RecordQuestion['method'], given: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  /** Closes its database, if it has one open. */
  release(): Promise<void>;
  /** Answers what was asked, closes the database and ends. */
  end(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly question: RecordQuestion;
}

/** Makes indexes that a thread has said are missing. */
export type MakeIndex = (index: PlaceIndex) => Promise<void>;

/**
 * @param entry Built entry file, see `recordWorker.ts`.
 * @param of What the thread is for, where the database lies, and who makes its indexes.
 */
export function recordThread(
  entry: URL,
  of: { readonly name: string; readonly path: string; readonly makeIndex: MakeIndex },
): RecordThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;

  const lost = (error: unknown): void => {
    worker = undefined;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(error);
  };
  const start = (): Worker => {
    const fresh = new Worker(entry, {
      name: `mapwright-${of.name}`,
      env: {},
      workerData: { path: of.path },
    });
    fresh.on('message', (told: RecordAnswer) => {
      if ('wish' in told) {
        // Without it the next answer takes as long as this one did.
        of.makeIndex(told.wish).catch(() => undefined);
        return;
      }
      const one = waiting.get(told.id);
      if ('missing' in told) {
        if (one !== undefined) of.makeIndex(told.missing).then(() => post(one.question), one.reject);
        return;
      }
      waiting.delete(told.id);
      if ('answer' in told) one?.resolve(told.answer);
      else one?.reject('view' in told ? AppError.fromView(told.view) : new Error(told.trace));
    });
    // What was asked is lost with it; the next question starts another.
    fresh.on('error', (error) => {
      if (worker === fresh) lost(error);
    });
    fresh.on('exit', () => {
      if (worker === fresh) lost(new Error(`The thread of ${of.name} has ended.`));
    });
    return fresh;
  };
  const post = (question: RecordQuestion): void => {
    worker ??= start();
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(question);
  };

  const ask: RecordThread['ask'] = async (method, given, signal) => {
    if (signal?.aborted === true) throw new AppError('CANCELLED', 'Looking for duplicates was cancelled.');
    asked += 1;
    const id = asked;
    const stop = (): void => post({ id, method: 'cancel', given: [] });
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        const question = { id, method, given } as RecordQuestion;
        waiting.set(id, { resolve, reject, question });
        post(question);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  const release = async (): Promise<void> => {
    if (worker !== undefined) await ask('release', []);
  };
  return {
    ask,
    release,
    async end() {
      await release();
      const present = worker;
      worker = undefined;
      await present?.terminate();
    },
  };
}
