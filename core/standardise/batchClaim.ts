import { AppError } from '../model/errors.ts';
import type { ItemId, SessionId } from '../model/session.ts';
import type { StandardBatch } from '../model/standardising.ts';
import type { ClaimAnswer, SessionStore } from '../ports/sessions.ts';
import type { BatchClaim } from '../ports/standardStore.ts';

/** What asking for an item of a job's session comes to. A session whose items are all counted is ended on the way. */
export async function batchClaim(
  sessions: Pick<SessionStore, 'complete'>,
  answer: ClaimAnswer,
  asked: {
    readonly sessionId: SessionId;
    readonly itemId: ItemId;
    readonly token: string;
    readonly now: string;
  },
): Promise<BatchClaim> {
  const { sessionId, itemId, token, now } = asked;
  switch (answer.kind) {
    case 'claimed': {
      const { epoch, attempt, work } = answer.item;
      const taken = { hold: { sessionId, itemId, token, epoch }, batch: JSON.parse(work) as StandardBatch };
      return { kind: 'claimed', taken, attempt };
    }
    case 'busy':
      return { kind: 'busy', until: answer.until };
    case 'terminal':
      await sessions.complete(sessionId, now);
      return { kind: 'over' };
    case 'unknown':
      return { kind: 'over' };
  }
}

/** What is said where a pack has a job already. */
export function anotherJob(): AppError {
  return new AppError('USAGE', 'Another job is under way for these records.', {
    remedy: 'Wait until it is done, or end it.',
  });
}
