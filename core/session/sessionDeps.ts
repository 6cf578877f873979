import type { Clock, Digest, Ids, Log } from '../ports/clock.ts';
import type { SessionId } from '../model/session.ts';
import type { MessageQueues } from '../ports/messages.ts';
import type { SessionStore } from '../ports/sessions.ts';

/** What working off sessions needs of the world. */
export interface SessionDeps {
  readonly store: SessionStore;
  readonly queues: MessageQueues;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  /** Whether nobody is to go on with a session for now, as a person has said. */
  readonly isResting?: (sessionId: SessionId) => Promise<boolean>;
  /** From 0 up to but not including 1: spreads what would happen at the same time. */
  readonly chance: () => number;
}

/** The present time as stores take it. */
export function timeOf({ clock }: Pick<SessionDeps, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}
