import { jobOptions } from '../model/options/jobOptions.ts';
import type { JobDeps } from './jobDeps.ts';

/** Tells watchers of something whole whenever any of it has changed, a few times a second at most. */
export interface Telling {
  changed(): void;
  isWatched(): boolean;
  /** The present state at once, then after each change; `make` is called only while somebody listens. */
  watch<State>(make: () => State, signal: AbortSignal | undefined): AsyncIterable<State>;
}

/** @param joined somebody begins to watch where nobody did */
export function createTelling(wait: JobDeps['wait'], joined: () => void): Telling {
  let changes = 0;
  let watchers = 0;
  const sleepers = new Set<() => void>();

  /** Until something changes, or the watcher goes. */
  const change = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      sleepers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });

  return {
    changed() {
      changes += 1;
      for (const wake of sleepers) wake();
    },
    isWatched: () => watchers > 0,
    async *watch(make, given) {
      const signal = given ?? new AbortController().signal;
      watchers += 1;
      if (watchers === 1) joined();
      try {
        for (let told = -1; !signal.aborted; ) {
          if (told === changes) await change(signal);
          else {
            told = changes;
            yield make();
            await wait(jobOptions.tellMs, signal);
          }
        }
      } finally {
        watchers -= 1;
      }
    },
  };
}
