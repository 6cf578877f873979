import type { JobDeps } from './jobDeps.ts';

/** A sleeper that others can wake. */
export interface Waker {
  /** Ends after so many milliseconds, when it is woken, or when everything ends. @returns what ended it */
  sleep(ms: number): Promise<'woken' | 'elapsed'>;
  /** Wakes whoever sleeps; nobody sleeping, the next sleep ends at once. */
  wake(): void;
}

/** @param ending ends every sleep */
export function createWaker(wait: JobDeps['wait'], ending: AbortSignal): Waker {
  const state = { isWoken: false };
  let stop = (): void => undefined;
  return {
    async sleep(ms) {
      const controller = new AbortController();
      stop = () => controller.abort();
      ending.addEventListener('abort', stop, { once: true });
      if (state.isWoken || ending.aborted) stop();
      await wait(ms, controller.signal);
      ending.removeEventListener('abort', stop);
      const { isWoken } = state;
      state.isWoken = false;
      return isWoken ? 'woken' : 'elapsed';
    },
    wake() {
      state.isWoken = true;
      stop();
    },
  };
}

/** Milliseconds before the next try: twice the wait before, up to the last. @param failures so far, from 1 */
export function backOffMs(
  failures: number,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  return Math.min(last, first * 2 ** Math.min(failures - 1, 30));
}
