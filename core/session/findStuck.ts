import { AppError } from '../model/errors.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { Session } from '../model/session.ts';
import { redrive } from './redrive.ts';
import { remind } from './remind.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';
import { stuckEvent } from './sessionEvents.ts';

/** What was done about sessions without progress. */
export interface StuckReport {
  readonly completed: number;
  /** Messages sent again. */
  readonly reminded: number;
  /** Sessions that a person is told of for the first time in their epoch. */
  readonly alerted: number;
  /** Sessions that could not be looked after; they are next time. */
  readonly failed: number;
}

/**
 * Looks after sealed sessions that have made no progress for ten minutes; to be called each minute. Whoever counted the
 * last item may have died before ending the session, and messages may be lost: so the session is completed, or its idle
 * items are called to mind from the store, twice. When that did not help either, an event tells a person, once an epoch.
 * One that was left half-way while it was opened again is opened the rest of the way, and one that a person has paused
 * is let rest.
 *
 * A round is noted after its messages are sent: a crash in between means a round too many, never one too few.
 */
export async function findStuck(deps: SessionDeps): Promise<StuckReport> {
  const before = new Date(deps.clock.now() - sessionOptions.stuckMs).toISOString();
  let report: StuckReport = { completed: 0, reminded: 0, alerted: 0, failed: 0 };
  for (const session of await deps.store.stuck(before, sessionOptions.stuckSessions)) {
    const found = await lookAfter(deps, session);
    report = {
      completed: report.completed + (found.completed ?? 0),
      reminded: report.reminded + (found.reminded ?? 0),
      alerted: report.alerted + (found.alerted ?? 0),
      failed: report.failed + (found.failed ?? 0),
    };
  }
  return report;
}

async function lookAfter(deps: SessionDeps, session: Session): Promise<Partial<StuckReport>> {
  try {
    if (session.status === 'open') return { reminded: (await redrive(deps, session.id)).sent };
    const answer = await deps.store.complete(session.id, timeOf(deps));
    if (answer === 'ended') return {};
    if (answer === 'completed') return { completed: 1 };
    if (session.kind === 'standardise' && (await deps.isResting?.(session.id)) === true) {
      await deps.store.noteRound(session.id, timeOf(deps));
      return {};
    }
    if (session.rounds >= sessionOptions.rounds) {
      const isNew = await deps.store.tell(stuckEvent(session, timeOf(deps)));
      await deps.store.noteRound(session.id, timeOf(deps));
      return { alerted: isNew ? 1 : 0 };
    }
    const reminded = await remind(deps, session);
    await deps.store.noteRound(session.id, timeOf(deps));
    return { reminded };
  } catch (error) {
    // One session that cannot be reached must not keep the others from being looked after.
    if (!(error instanceof AppError)) throw error;
    deps.log.error('session.notLookedAfter', { sessionId: session.id, code: error.code });
    return { failed: 1 };
  }
}
