import type { ItemId, SessionId } from '../model/session.ts';
import type { Message } from '../ports/messages.ts';

/** Names an item. */
export interface ItemRef {
  readonly sessionId: SessionId;
  readonly itemId: ItemId;
}

/** The message that calls an item to mind; it may be sent as often as one likes. */
export function itemMessage({ sessionId, itemId }: ItemRef, delaySeconds?: number): Message {
  const body = JSON.stringify({ kind: 'part', sessionId, itemId });
  return delaySeconds === undefined ? { body } : { body, delaySeconds };
}
