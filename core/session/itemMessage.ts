import type { ItemId, Session, SessionId, SessionItem } from '../model/session.ts';

/** Names an item. */
export interface ItemRef {
  readonly sessionId: SessionId;
  readonly itemId: ItemId;
}

/**
 * The body of the message that calls an item to mind; it may be sent as often as one likes. The work of a scan's document is
 * its message, in the form that others know, too.
 */
export function itemBody(
  { kind }: Pick<Session, 'kind'>,
  { sessionId, id, work }: Pick<SessionItem, 'sessionId' | 'id' | 'work'>,
): string {
  if (kind === 'scan') return work;
  return JSON.stringify({ kind: kind === 'run' ? 'part' : 'standard', sessionId, itemId: id });
}
