/** Hands events to every listener; a slow listener gets the latest event of a key, never a growing queue. */
export interface Hub<Event> {
  /** `key` names what the event is about; of two waiting events with one key only the later is delivered. */
  publish(key: string, event: Event): void;
  /** Yields `first()` and then what is published, until the signal aborts or the listener stops. */
  subscribe(first: () => Promise<Event>, signal: AbortSignal | undefined): AsyncIterable<Event>;
}

export function createHub<Event>(): Hub<Event> {
  const listeners = new Set<Mailbox<Event>>();
  return {
    publish(key, event) {
      for (const listener of listeners) listener.put(key, event);
    },
    async *subscribe(first, signal) {
      const mailbox = createMailbox<Event>();
      // Joined before `first` is made, so that nothing published meanwhile is missed.
      listeners.add(mailbox);
      const wake = (): void => mailbox.close();
      signal?.addEventListener('abort', wake, { once: true });
      try {
        yield await first();
        for (;;) {
          const events = signal?.aborted === true ? undefined : await mailbox.take();
          if (events === undefined) return;
          yield* events;
        }
      } finally {
        listeners.delete(mailbox);
        signal?.removeEventListener('abort', wake);
      }
    },
  };
}

interface Mailbox<Event> {
  put(key: string, event: Event): void;
  /** Waits for events; `undefined` when the mailbox was closed. */
  take(): Promise<readonly Event[] | undefined>;
  close(): void;
}

function createMailbox<Event>(): Mailbox<Event> {
  const waiting = new Map<string, Event>();
  const state: { closed: boolean; wake?: (() => void) | undefined } = { closed: false };
  return {
    put(key, event) {
      // Deleted first, so that a renewed key moves behind what came in between.
      waiting.delete(key);
      waiting.set(key, event);
      state.wake?.();
    },
    async take() {
      while (waiting.size === 0 && !state.closed) {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
      state.wake = undefined;
      if (state.closed) return undefined;
      const events = [...waiting.values()];
      waiting.clear();
      return events;
    },
    close() {
      state.closed = true;
      state.wake?.();
    },
  };
}
