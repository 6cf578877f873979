import type { Message, QueueName } from '../../../core/ports/messages.ts';
import type { SessionDeps } from '../../../core/session/sessionDeps.ts';
import { type MemorySessions, memorySessions } from './memorySessions.ts';

/** A session store in memory with a clock that is set by hand, and the messages that were sent. */
export interface SessionWorld extends SessionDeps {
  readonly store: MemorySessions;
  readonly sent: { readonly queue: QueueName; readonly message: Message }[];
  /** Lets so many minutes pass. */
  pass(minutes: number): void;
}

export function sessionWorld(): SessionWorld {
  let nowMs = Date.UTC(2025, 0, 1);
  let ids = 0;
  const sent: SessionWorld['sent'] = [];
  return {
    store: memorySessions(),
    sent,
    pass: (minutes) => {
      nowMs += minutes * 60_000;
    },
    queues: {
      send: async (queue, messages) => {
        sent.push(...messages.map((message) => ({ queue, message })));
      },
      receive: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
      hold: () => Promise.resolve(),
      depth: () => Promise.resolve({ waiting: 0, held: 0, delayed: 0 }),
    },
    clock: { now: () => nowMs },
    ids: { next: () => `id${ids++}` },
    digest: (text) => `digest of ${text}`,
    log: { info: () => undefined, error: () => undefined },
    chance: () => 0.5,
  };
}
