import type { ClientContext, ClientLink } from '@orpc/client';
import { isRepeatable } from './repeatableCalls.ts';

/** `refused`: the host answers, but does not know this page any more. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'refused';

/** What `open` rejects with when the host is there and will not have this page. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
}

/** What a call rejects with when the connection broke under it and it may not simply be repeated. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

type Link = ClientLink<ClientContext>;

/** One connection while it lasts. */
export interface OpenedLink {
  readonly link: Link;
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>;
}

/** First and longest wait between two tries, in milliseconds; the goal is to be back within 5 s. */
const retryMs = { first: 150, longest: 2_000 } as const;

/**
 * A link that lives as long as the page. A call made while the connection is down waits for the next one. When it
 * breaks under a call, nobody knows how far that came: a repeatable one is made again on the next connection, any other
 * rejects with `ConnectionLost`, and so does a stream.
 */
export function reconnectingLink(
  open: () => Promise<OpenedLink>,
  onState: (state: ConnectionState) => void,
): Link {
  let current = connect(false);

  async function replaceWhenClosed(closed: Promise<void>): Promise<void> {
    await closed;
    current = connect(true);
  }

  async function connect(again: boolean): Promise<Link> {
    onState(again ? 'reconnecting' : 'connecting');
    let waitMs: number = retryMs.first;
    for (;;) {
      try {
        const opened = await open();
        onState('live');
        void replaceWhenClosed(opened.closed);
        return opened.link;
      } catch (cause) {
        // The state says so on the screen, and the next try follows.
        if (cause instanceof ConnectionRefused) onState('refused');
        else if (again) onState('reconnecting');
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        waitMs = Math.min(waitMs * 2, retryMs.longest);
      }
    }
  }

  /** Whether the connection that a call was made on has been given up; the call may fail a moment before. */
  async function wasLost(used: Promise<Link>): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve));
    return used !== current;
  }

  async function* guarded(
    events: AsyncIterable<unknown>,
    used: Promise<Link>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<unknown, void, void> {
    try {
      yield* events;
    } catch (cause) {
      if (signal?.aborted !== true && (await wasLost(used))) throw new ConnectionLost();
      throw cause;
    }
  }

  return {
    async call(path, input, options) {
      const { signal } = options;
      for (;;) {
        const used = current;
        const link = await used;
        // Broken off while it waited for a connection.
        signal?.throwIfAborted();
        try {
          const answer: unknown = await link.call(path, input, options);
          return isStream(answer) ? guarded(answer, used, signal) : answer;
        } catch (cause) {
          if (signal?.aborted === true || !(await wasLost(used))) throw cause;
          if (!isRepeatable(path)) throw new ConnectionLost();
        }
      }
    },
  };
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
