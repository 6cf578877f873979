/** Time that a call may take, and whether it was the person or the clock that ended it. */
export interface Deadline {
  /** Aborts when the caller breaks off or the time is over. */
  readonly signal: AbortSignal;
  /** `null` while the call may go on. */
  ended(): 'cancelled' | 'late' | null;
  /** Milliseconds left; 0 when it is over. */
  leftMs(): number;
  /** Waits; resolves at once when the call has ended meanwhile. */
  wait(ms: number): Promise<void>;
  /** The work's own end, or a rejection when the call ends before: what does not listen to the signal is left behind. */
  before<Result>(work: Promise<Result>): Promise<Result>;
  /** Lets go of the clock. */
  close(): void;
}

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const endMs = performance.now() + timeoutMs;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const stop = (): void => controller.abort();
  if (caller?.aborted === true) stop();
  caller?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    ended: () => (caller?.aborted === true ? 'cancelled' : late ? 'late' : null),
    leftMs: () => Math.max(0, endMs - performance.now()),
    wait: (ms) =>
      new Promise((resolve) => {
        if (controller.signal.aborted) {
          resolve();
          return;
        }
        const done = (): void => {
          clearTimeout(waiting);
          controller.signal.removeEventListener('abort', done);
          resolve();
        };
        const waiting = setTimeout(done, ms);
        controller.signal.addEventListener('abort', done, { once: true });
      }),
    before: (work) =>
      new Promise((resolve, reject) => {
        const end = (): void => reject(new Error('The call ended before.'));
        controller.signal.addEventListener('abort', end, { once: true });
        work.then(resolve, reject).finally(() => controller.signal.removeEventListener('abort', end));
        if (controller.signal.aborted) end();
      }),
    close() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}

/** How a call ended that was not let go on. */
export function endedReply(
  ended: 'cancelled' | 'late',
  { attempts, timeoutMs }: { readonly attempts: number; readonly timeoutMs: number },
): { kind: 'failed'; status: 'cancelled' | 'unavailable'; message: string; attempts: number; bytes: number } {
  return {
    kind: 'failed',
    status: ended === 'cancelled' ? 'cancelled' : 'unavailable',
    message:
      ended === 'cancelled'
        ? 'Asking was cancelled.'
        : `No answer within ${Math.round(timeoutMs / 1000)} seconds.`,
    attempts,
    bytes: 0,
  };
}
