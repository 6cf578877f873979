import { AppError } from '../model/errors.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { SessionId } from '../model/session.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/**
 * Ends a session of which items are missing, in the name of a person who says why. Where nothing is missing by now, it is
 * completed as usual.
 *
 * @returns `ended` where it had ended before
 * @throws {AppError} `REASON_MISSING`, `NOT_FOUND`, `NOT_READY`, `STORE_UNAVAILABLE`
 */
export async function forceEnd(
  deps: Pick<SessionDeps, 'store' | 'clock'>,
  sessionId: SessionId,
  person: { readonly by: string; readonly reason: string },
): Promise<'forced' | 'completed' | 'ended'> {
  const reason = person.reason.trim();
  if (reason.length < sessionOptions.reasonCharacters)
    throw new AppError('REASON_MISSING', 'Ending a run before all its parts are through needs a reason.', {
      remedy: `Say in ${sessionOptions.reasonCharacters} characters or more why; it stays with the run.`,
    });
  const session = await deps.store.get(sessionId);
  if (session === undefined) throw new AppError('NOT_FOUND', `There is no run ${sessionId}.`);
  if (session.status === 'open')
    throw new AppError('NOT_READY', `The parts of run ${sessionId} are still being laid out.`, {
      remedy: 'Wait until its parts are shown, then end it.',
    });
  return deps.store.force(sessionId, { by: person.by, reason, at: timeOf(deps) });
}
