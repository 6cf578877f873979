import { AppError } from '../model/errors.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { OutboxEvent } from '../model/session.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/**
 * Tells what has not been told yet, oldest first, and marks what every follower has taken. An event may be told more than
 * once, always under the same id; one that a follower fails at comes again the next time and does not hold up the others.
 */
export async function publishOutbox(
  deps: Pick<SessionDeps, 'store' | 'clock' | 'log'>,
  followers: readonly ((event: OutboxEvent) => Promise<void>)[],
): Promise<{ readonly told: number; readonly failed: number }> {
  let told = 0;
  let failed = 0;
  for (const event of await deps.store.untold(sessionOptions.eventsAtOnce)) {
    try {
      for (const follow of followers) await follow(event);
      await deps.store.markTold(event.id, timeOf(deps));
      told += 1;
    } catch (error) {
      deps.log.error('event.notTold', {
        eventId: event.id,
        code: error instanceof AppError ? error.code : 'BUG',
      });
      failed += 1;
    }
  }
  return { told, failed };
}
