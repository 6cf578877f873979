import { AppError } from '../model/errors.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { ItemId, SessionId } from '../model/session.ts';
import type { SessionStore } from '../ports/sessions.ts';
import { remind } from './remind.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/** What a redrive did. */
export interface RedriveEnd {
  /** The session's epoch after it. */
  readonly epoch: number;
  /** Items called to mind; 0 where nothing was left to do. */
  readonly sent: number;
}

/**
 * Sends items through again. A session that has ended is opened in a new epoch, with the items named (those that failed or
 * were held back, where none are) and with whatever was skipped; of one that has not ended, whatever nobody is at work on
 * is called to mind. May be asked again after a failure half-way.
 *
 * @throws {AppError} `NOT_FOUND`, `NOT_READY`, `STORE_UNAVAILABLE`
 */
export async function redrive(
  deps: SessionDeps,
  sessionId: SessionId,
  items?: readonly ItemId[],
): Promise<RedriveEnd> {
  const session = await deps.store.get(sessionId);
  if (session === undefined) throw new AppError('NOT_FOUND', `There is no run ${sessionId}.`);
  const { status, epoch, total } = session;
  if (status === 'open' && total === null)
    throw new AppError('NOT_READY', `The parts of run ${sessionId} are still being laid out.`);
  if (status === 'sealed') return { epoch, sent: await remind(deps, session) };

  const named = items ?? (await failedItems(deps.store, sessionId));
  if (status === 'complete' && named.length === 0) return { epoch, sent: 0 };
  const opened = await deps.store.reopen(sessionId, {
    // One that is open with a manifest was left half-way by whoever opened it again.
    epoch: status === 'open' ? epoch - 1 : epoch,
    items: named,
    at: timeOf(deps),
  });
  const present = opened ?? (await deps.store.get(sessionId)) ?? session;
  return { epoch: present.epoch, sent: await remind(deps, present) };
}

async function failedItems(store: SessionStore, sessionId: SessionId): Promise<readonly ItemId[]> {
  const failed: ItemId[] = [];
  const limit = sessionOptions.pageItems;
  for (let after = -1; ; ) {
    const page = await store.items(sessionId, { limit, after });
    for (const { id, state } of page) if (state === 'failed' || state === 'quarantined') failed.push(id);
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return failed;
    after = last.place;
  }
}
