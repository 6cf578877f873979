import { itemOptions } from '../model/options/sessionOptions.ts';
import { isTerminal } from '../model/session.ts';
import { backOffSeconds, secondsUntil } from './backOff.ts';
import { type ItemRef, itemMessage } from './itemMessage.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';
import { handIn } from './workItem.ts';

/** What became of a message that a queue had given up. */
export type DeadLetterEnd = 'unknown' | 'counted' | 'again' | 'failed';

/**
 * Decides on an item whose message came so often that its queue gave it up. That says nothing of the item: messages come
 * again through throttling and time-outs before anybody began. The item's own attempts decide: below their limit it is
 * called to mind again after a while, else it is counted as failed, so that its session can end.
 *
 * @throws {AppError} `STORE_UNAVAILABLE`; the message is to come again
 */
export async function deadLetter(deps: SessionDeps, ref: ItemRef): Promise<DeadLetterEnd> {
  const session = await deps.store.get(ref.sessionId);
  const item = await deps.store.item(ref.sessionId, ref.itemId);
  if (session === undefined || item === undefined) return 'unknown';
  if (isTerminal(item.state)) return counted(deps, ref);
  if (item.attempt < itemOptions.attempts) {
    const delay = backOffSeconds(item.attempt + 1, deps.chance());
    await deps.queues.send(session.lane, [itemMessage(ref, delay)]);
    return 'again';
  }

  const nowMs = deps.clock.now();
  const token = deps.ids.next();
  const until = new Date(nowMs + itemOptions.leaseMs).toISOString();
  const answer = await deps.store.claim({ ...ref, token, now: timeOf(deps), until });
  if (answer.kind === 'unknown') return 'unknown';
  if (answer.kind === 'terminal') return counted(deps, ref);
  if (answer.kind === 'busy') {
    const delay = secondsUntil(answer.until, nowMs, deps.chance());
    await deps.queues.send(session.lane, [itemMessage(ref, delay)]);
    return 'again';
  }
  const hold = { ...ref, token, epoch: answer.item.epoch };
  await handIn(deps, hold, { outcome: 'failed', result: null, errorCode: 'WORK_GIVEN_UP' });
  await deps.store.complete(ref.sessionId, timeOf(deps));
  return 'failed';
}

async function counted(deps: SessionDeps, ref: ItemRef): Promise<DeadLetterEnd> {
  await deps.store.complete(ref.sessionId, timeOf(deps));
  return 'counted';
}
