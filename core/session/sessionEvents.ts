import { invariant } from '../model/errors.ts';
import { countedItems, type OutboxEvent, type Session, type SessionId } from '../model/session.ts';

/** What is told when a session has ended. */
export interface SessionEnded {
  readonly sessionId: SessionId;
  readonly kind: Session['kind'];
  readonly lane: Session['lane'];
  readonly epoch: number;
  readonly status: 'complete' | 'forced';
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly quarantined: number;
  /** Items that were not counted; 0 unless it was forced. */
  readonly missing: number;
  /** Event that this one takes the place of, as the session was opened again since; `null` for the first. */
  readonly supersedes: string | null;
}

/** The one event of a session's epoch that says that it has ended. */
export function endedEvent(session: Session): OutboxEvent {
  const { id, kind, lane, epoch, status, total, counts, endedAt } = session;
  invariant(
    (status === 'complete' || status === 'forced') && total !== null && endedAt !== null,
    'only a session that has ended is told of as ended',
  );
  const ended: SessionEnded = {
    sessionId: id,
    kind,
    lane,
    epoch,
    status,
    total,
    done: counts.done,
    failed: counts.failed,
    quarantined: counts.quarantined,
    missing: total - countedItems(counts),
    supersedes: epoch === 1 ? null : endedEventId(id, epoch - 1),
  };
  return { id: endedEventId(id, epoch), kind: 'sessionEnded', at: endedAt, body: JSON.stringify(ended) };
}

/** Takes the body of a `sessionEnded` event apart, which nobody but `endedEvent` writes. */
export function readEnded(event: OutboxEvent): SessionEnded {
  invariant(event.kind === 'sessionEnded', 'the event says that a session has ended');
  return JSON.parse(event.body) as SessionEnded;
}

/** What is told once an epoch when calling its items to mind did not help. */
export interface SessionStuck {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly total: number;
  /** Items that are not counted. */
  readonly missing: number;
  /** ISO 8601 UTC. */
  readonly lastProgressAt: string;
}

export function stuckEvent(session: Session, at: string): OutboxEvent {
  const { id, epoch, total, counts, lastProgressAt } = session;
  const stuck: SessionStuck = {
    sessionId: id,
    epoch,
    total: total ?? 0,
    missing: (total ?? 0) - countedItems(counts),
    lastProgressAt,
  };
  return { id: `${id}#stuck#${epoch}`, kind: 'sessionStuck', at, body: JSON.stringify(stuck) };
}

/** Takes the body of a `sessionStuck` event apart. */
export function readStuck(event: OutboxEvent): SessionStuck {
  invariant(event.kind === 'sessionStuck', 'the event says that a session is stuck');
  return JSON.parse(event.body) as SessionStuck;
}

function endedEventId(id: SessionId, epoch: number): string {
  return `${id}#complete#${epoch}`;
}
