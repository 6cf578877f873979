import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, invariant } from '../../../core/model/errors.ts';
import type { CompareOrder } from '../../../core/ports/compareRecords.ts';
import type { AskStop, AskStore } from '../../../core/ports/askStore.ts';
import { compareRecords } from '../../../core/records/compareRecords.ts';
import { recordAskStore } from '../store/recordAskStore.ts';
import { MissingIndex, type MissingIndexes, type PlaceIndex } from '../store/recordPlaces.ts';
import { type LocalRecordStore, recordStore } from '../store/recordStore.ts';
import type { ThreadAnswer } from '../store/storeThread.ts';
import { answerTo } from '../store/threadAnswers.ts';

/** What the thread is asked: a method of the store, or work over it. */
export type RecordQuestion =
  | {
      readonly id: number;
      readonly method: Exclude<keyof LocalRecordStore, 'close' | 'erase'>;
      readonly given: readonly unknown[];
    }
  | { readonly id: number; readonly method: 'compare'; readonly given: readonly [CompareOrder] }
  /** A method of the questions over records; the flag says 1 when nobody waits for the answer any more. */
  | {
      readonly id: number;
      readonly method: 'question';
      readonly given: readonly [name: keyof AskStore, asked: unknown, flag: Int32Array];
    }
  /** Closes the database; the next question opens it again. */
  | { readonly id: number; readonly method: 'release'; readonly given: readonly [] }
  /** Breaks off the work with this number. */
  | { readonly id: number; readonly method: 'cancel'; readonly given: readonly [] };

/** Entry file of a thread that has a connection to the records of its own, so that nobody waits for the disk but who asked. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const { path } = workerData as { readonly path: string };
/** Indexes are made where loads are taken in: whoever is asked something goes on answering, and two never write at once. */
const missing: MissingIndexes = {
  need(index) {
    throw new MissingIndex(index);
  },
  wish(index) {
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port.postMessage({ wish: index } satisfies ThreadAnswer<PlaceIndex>);
  },
};
const store = recordStore(path, missing);
const questions = recordAskStore(path, missing);
const underWay = new Map<number, AbortController>();

port.on('message', (question: RecordQuestion) => {
  const { id } = question;
  if (question.method === 'cancel') underWay.get(id)?.abort();
  else
    void answerTo<PlaceIndex>(port, id, {
      work: () => doneFor(question),
      missing: (error) => (error instanceof MissingIndex ? error.index : undefined),
    }).finally(() => underWay.delete(id));
});

async function doneFor(question: RecordQuestion): Promise<unknown> {
  if (question.method === 'compare') {
    const { signal } = begun(question.id);
    try {
      // Whatever was asked meanwhile has its turn, and so does the word to stop.
      return await compareRecords(store, question.given[0], {
        signal,
        rest: () => setImmediate(),
        now: () => new Date().toISOString(),
      });
    } catch (error) {
      if (error instanceof AppError || !signal.aborted) throw error;
      throw new AppError('CANCELLED', 'Looking for duplicates was cancelled.');
    }
  }
  if (question.method === 'cancel') return;
  if (question.method === 'question') {
    const [name, asked, flag] = question.given;
    const stop: AskStop = {
      get aborted() {
        return Atomics.load(flag, 0) === 1;
      },
    };
    return Reflect.apply(questions[name], questions, [asked, stop]);
  }
  if (question.method === 'release') {
    questions.close();
    return store.close();
  }
  return Reflect.apply(store[question.method], store, question.given);
}

function begun(id: number): AbortController {
  const controller = new AbortController();
  underWay.set(id, controller);
  return controller;
}
