import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { findLikely } from '../../../core/dedupe/findLikely.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { FindLikely } from '../../../core/ports/likeness.ts';
import type { LikenessAnswer, LikenessMessage } from './likenessWorker.ts';

/** Below so many records it takes less time than starting a thread. */
const fewRecords = 2_000;
/** Records handed over at once: some milliseconds of copying. */
const pieceRecords = 5_000;

/**
 * Looks for likely duplicates in a thread of its own, which ends with its answer.
 *
 * @param entry Built entry file of the thread, see `likenessWorker.ts`
 */
export function likenessThread(entry: URL): FindLikely {
  return async (fields, records, job = {}) => {
    if (records.length < fewRecords) return findLikely(fields, records, job);
    const worker = new Worker(entry, { name: 'mapwright-likeness', env: {} });
    const cancelled = (): AppError => new AppError('CANCELLED', 'Looking for duplicates was cancelled.');
    try {
      const answer = new Promise<LikenessAnswer>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
        job.signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      });
      // It may be refused while records are still handed over.
      answer.catch(() => undefined);
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      const post = (message: LikenessMessage): void => worker.postMessage(message);
      post({ kind: 'fields', fields });
      for (let at = 0; at < records.length; at += pieceRecords) {
        if (job.signal?.aborted === true) throw cancelled();
        post({ kind: 'records', records: records.slice(at, at + pieceRecords) });
        await setImmediate();
      }
      post({ kind: 'find' });
      const found = await answer;
      if (found.kind === 'failed') throw new Error(found.message);
      return found.found;
    } finally {
      await worker.terminate();
    }
  };
}
