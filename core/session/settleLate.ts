import { AppError } from '../model/errors.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { SessionId } from '../model/session.ts';
import type { LateResult } from '../ports/sessions.ts';
import type { SessionDeps } from './sessionDeps.ts';

/**
 * Carries out what a person says of results that came after the end of a session: `take` has their parts gone through once
 * more, so that they count; then they are forgotten, whatever was said. Those that come meanwhile stay to be decided.
 *
 * @param take sends what is missing through again; left out, the results are thrown away
 * @returns how many there were
 * @throws {AppError} `NOT_READY` where none came late; `STORE_UNAVAILABLE`
 */
export async function settleLate(
  { store }: Pick<SessionDeps, 'store'>,
  sessionId: SessionId,
  take?: () => Promise<void>,
): Promise<number> {
  const late = await store.lateResults(sessionId, sessionOptions.pageItems);
  if (late.length === 0) throw new AppError('NOT_READY', 'Nothing came after the end of this run.');
  await take?.();
  let settled = 0;
  for (let page: readonly LateResult[] = late; page.length > 0; ) {
    await store.forgetLate(
      sessionId,
      page.map(({ itemId }) => itemId),
    );
    settled += page.length;
    if (page.length < sessionOptions.pageItems) break;
    page = await store.lateResults(sessionId, sessionOptions.pageItems);
  }
  return settled;
}
