import { itemOptions } from '../model/options/sessionOptions.ts';
import { backOffSeconds, secondsUntil } from './backOff.ts';
import type { ItemRef } from './itemMessage.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';
import { handIn } from './workItem.ts';

/** What became of a message that a queue had given up. */
export type DeadLetterEnd = 'unknown' | 'counted' | 'again' | 'failed';

/**
 * Decides on an item whose message came so often that its queue gave it up. Whoever was to work on it may have died before
 * taking it, so that nothing was counted: it is taken here and given back, which is an attempt like any other. Below their
 * limit it is called to mind again after a while, else it is counted as failed, so that its session can end. How often the
 * message came decides nothing; that is also throttling.
 *
 * @param body Of the message
 * @throws {AppError} `STORE_UNAVAILABLE`; the message is to come again
 */
export async function deadLetter(deps: SessionDeps, ref: ItemRef, body: string): Promise<DeadLetterEnd> {
  const session = await deps.store.get(ref.sessionId);
  if (session === undefined) return 'unknown';
  const again = async (delaySeconds: number): Promise<DeadLetterEnd> => {
    await deps.queues.send(session.lane, [{ body, delaySeconds }]);
    return 'again';
  };

  const nowMs = deps.clock.now();
  const token = deps.ids.next();
  const until = new Date(nowMs + itemOptions.leaseMs).toISOString();
  const answer = await deps.store.claim({ ...ref, token, now: timeOf(deps), until });
  if (answer.kind === 'unknown') return 'unknown';
  if (answer.kind === 'busy') return again(secondsUntil(answer.until, nowMs, deps.chance()));
  if (answer.kind === 'terminal') {
    await deps.store.complete(ref.sessionId, timeOf(deps));
    return 'counted';
  }

  const { attempt, epoch } = answer.item;
  const hold = { ...ref, token, epoch };
  if (attempt < itemOptions.attempts) {
    await deps.store.release(hold);
    return again(backOffSeconds(attempt, deps.chance()));
  }
  await handIn(deps, hold, { outcome: 'failed', result: null, errorCode: 'WORK_GIVEN_UP' });
  await deps.store.complete(ref.sessionId, timeOf(deps));
  return 'failed';
}
