import { AppError, type ErrorCode } from '../model/errors.ts';
import { itemOptions } from '../model/options/sessionOptions.ts';
import type { ItemOutcome, ItemResult, SessionItem } from '../model/session.ts';
import type { Hold } from '../ports/sessions.ts';
import { backOffSeconds, secondsUntil } from './backOff.ts';
import type { ItemRef } from './itemMessage.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/** How work on an item came out. */
export interface WorkEnd {
  readonly outcome: ItemOutcome;
  /** Written before, under a key that has the hold's token in it, so that no other attempt writes there. */
  readonly result: ItemResult | null;
  readonly errorCode: ErrorCode | null;
}

/** What is to become of the message: it has done its work, or comes again after so many seconds. */
export type MessageEnd =
  | { readonly kind: 'remove' }
  | { readonly kind: 'again'; readonly afterSeconds: number };

/**
 * Does what a message calls to mind: takes the item, does its work, counts it, and ends its session where it was the last.
 * Any number of messages for any number of workers, in any order, count each item once.
 *
 * What `work` throws ends the item as failed where trying again cannot help (an `AppError` that is not retryable), or where
 * it has been tried often enough; else the item is given back.
 *
 * @throws {AppError} `STORE_UNAVAILABLE`; the message is to come again
 */
export async function workItem(
  deps: SessionDeps,
  ref: ItemRef,
  work: (item: SessionItem, hold: Hold) => Promise<WorkEnd>,
): Promise<MessageEnd> {
  const nowMs = deps.clock.now();
  const token = deps.ids.next();
  const answer = await deps.store.claim({
    ...ref,
    token,
    now: timeOf(deps),
    until: new Date(nowMs + itemOptions.leaseMs).toISOString(),
  });
  if (answer.kind === 'unknown') return { kind: 'remove' };
  if (answer.kind === 'busy')
    return { kind: 'again', afterSeconds: secondsUntil(answer.until, nowMs, deps.chance()) };
  if (answer.kind === 'terminal') return finish(deps, ref);

  const { item } = answer;
  const hold = { ...ref, token, epoch: item.epoch };
  const end = await tryWork(deps, item, () => work(item, hold));
  if (end === undefined) {
    await deps.store.release(hold);
    return { kind: 'again', afterSeconds: backOffSeconds(item.attempt, deps.chance()) };
  }
  await handIn(deps, hold, end);
  return finish(deps, ref);
}

/** Counts an item as its hold has it; a result that came too late is kept aside. */
export async function handIn(deps: SessionDeps, hold: Hold, end: WorkEnd): Promise<void> {
  const at = timeOf(deps);
  const answer = await deps.store.commit(hold, { ...end, at });
  if (answer !== 'committed') deps.log.info('item.notCounted', { ...ids(hold), answer });
  if (answer === 'closed' && end.result !== null) await deps.store.keepLate(hold, { result: end.result, at });
}

/** Whoever was last ends the session; asked after each item, so that it does not matter who fails at it. */
async function finish(deps: SessionDeps, { sessionId }: ItemRef): Promise<MessageEnd> {
  await deps.store.complete(sessionId, timeOf(deps));
  return { kind: 'remove' };
}

/** @returns `undefined` where it is to be tried again */
async function tryWork(
  deps: SessionDeps,
  item: SessionItem,
  work: () => Promise<WorkEnd>,
): Promise<WorkEnd | undefined> {
  // Those who had it before did not even live to say so; whoever goes on would be next.
  if (item.attempt > itemOptions.attempts) return givenUp('WORK_GIVEN_UP');
  try {
    return await work();
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'WORK_GIVEN_UP';
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error('item.failed', {
      ...ids({ sessionId: item.sessionId, itemId: item.id }),
      attempt: item.attempt,
      code,
      name,
    });
    const isFinal = error instanceof AppError && !error.retryable;
    return isFinal || item.attempt >= itemOptions.attempts ? givenUp(code) : undefined;
  }
}

function givenUp(errorCode: ErrorCode): WorkEnd {
  return { outcome: 'failed', result: null, errorCode };
}

function ids({ sessionId, itemId }: ItemRef): Readonly<Record<string, string>> {
  return { sessionId, itemId };
}
