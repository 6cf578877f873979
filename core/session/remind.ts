import type { Session } from '../model/session.ts';
import { itemBody } from './itemMessage.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/**
 * Calls to mind each item of a sealed session that is not counted and that nobody is at work on. The store says which
 * these are, so whatever became of earlier messages does not matter.
 *
 * @returns how many messages were sent
 */
export async function remind(deps: SessionDeps, session: Session): Promise<number> {
  const idle = await deps.store.idle(session.id, timeOf(deps), session.total ?? 0);
  const messages = idle.map((item) => ({ body: itemBody(session, item) }));
  if (messages.length > 0) await deps.queues.send(session.lane, messages);
  return messages.length;
}
