import type { ClientContext, ClientLink } from '@orpc/client';

/** `refused`: the host answers, but does not know this page any more. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'refused';

/** What `open` rejects with when the host is there and will not have this page. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
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
 * A link that lives as long as the page. A call made while the connection is down waits for the next one;
 * a call that was under way when it broke rejects, because nobody knows how far it came.
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

  return {
    call: async (path, input, options) => (await current).call(path, input, options),
  };
}
