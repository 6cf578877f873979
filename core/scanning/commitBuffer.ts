import { scanOptions } from '../model/options/scanOptions.ts';
import type { DocumentEnd } from '../ports/scans.ts';

/** Gathers documents that are searched, so that several are counted in one step. */
export interface CommitBuffer {
  /** Resolves at once, or when there is room again. Rejects with why counting failed. */
  add(end: DocumentEnd): Promise<void>;
  /** Counts what was gathered so far. */
  flush(): Promise<void>;
  /** Counts every `commitMs` until `signal` aborts. Rejects with why counting failed. */
  run(signal: AbortSignal): Promise<void>;
}

/** @param commit counts documents; never called twice at the same time */
export function commitBuffer(
  commit: (ends: readonly DocumentEnd[]) => Promise<void>,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): CommitBuffer {
  const gathered: DocumentEnd[] = [];
  let last: Promise<void> = Promise.resolve();

  const commitAll = async (before: Promise<void>): Promise<void> => {
    await before;
    while (gathered.length > 0) await commit(gathered.splice(0, scanOptions.commitDocuments));
  };
  const flush = (): Promise<void> => {
    last = commitAll(last);
    return last;
  };

  return {
    flush,
    async add(end) {
      gathered.push(end);
      if (gathered.length >= scanOptions.commitDocuments) await flush();
    },
    async run(signal) {
      while (!signal.aborted) {
        await wait(scanOptions.commitMs, signal);
        await flush();
      }
    },
  };
}
