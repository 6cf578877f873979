import { invariant } from '../../../core/model/errors.ts';
import { countedItems, type Session, type SessionId, type SessionItem } from '../../../core/model/session.ts';
import type { Hold, SessionStore } from '../../../core/ports/sessions.ts';
import { endedEvent } from '../../../core/session/sessionEvents.ts';
import { reopeningText } from '../../../core/session/reopeningText.ts';
import { sha256Text } from '../files/sha256Text.ts';
import type { Database } from '../store/openDatabase.ts';
import { tellEvent } from './outbox.ts';
import { itemOf, sessionOf } from './sessionRows.ts';

type Ends = Pick<SessionStore, 'commit' | 'complete' | 'force' | 'reopen'>;

/** How items and sessions come to their end, and begin anew. */
export function sessionEnds({ db, transaction }: Database): Ends {
  const session = db.prepare('SELECT * FROM session WHERE id = ?');
  const item = db.prepare('SELECT * FROM session_item WHERE session_id = ? AND id = ?');
  const token = db.prepare('SELECT claim_token FROM session_item WHERE session_id = ? AND id = ?');
  const endItem = db.prepare(
    `UPDATE session_item SET state = ?, claim_until = NULL, result_key = ?, result_sha256 = ?, error_code = ?
     WHERE session_id = ? AND id = ? AND state = 'claimed' AND claim_token = ? AND epoch = ?`,
  );
  const count = db.prepare(
    `UPDATE session SET done = done + ?, failed = failed + ?, quarantined = quarantined + ?, progress_at = ?
     WHERE id = ? AND status = 'sealed' AND epoch = ? AND done + failed + quarantined < total`,
  );
  const complete = db.prepare(
    `UPDATE session SET status = 'complete', ended_at = ?
     WHERE id = ? AND status = 'sealed' AND done + failed + quarantined = total`,
  );
  const force = db.prepare(
    `UPDATE session SET status = 'forced', ended_at = ?, forced = ?
     WHERE id = ? AND status = 'sealed' AND done + failed + quarantined < total`,
  );
  const resetItem = db.prepare(
    `UPDATE session_item SET state = 'pending', epoch = ?, attempt = 0, claim_token = NULL, claim_until = NULL,
       result_key = NULL, result_sha256 = NULL, error_code = NULL
     WHERE session_id = ? AND id = ?`,
  );
  const reopen = db.prepare(
    `UPDATE session SET status = 'sealed', epoch = epoch + 1, done = done - ?, failed = failed - ?,
       quarantined = quarantined - ?, progress_at = ?, rounds = 0, round_at = '', ended_at = NULL, forced = NULL,
       reopened = ?
     WHERE id = ? AND status IN ('complete', 'forced') AND epoch = ?`,
  );
  const reopened = db.prepare('SELECT reopened FROM session WHERE id = ?');
  const tell = db.prepare(tellEvent);

  const present = (id: SessionId): Session => {
    const row = session.get(id);
    invariant(row !== undefined, 'a session is begun before it ends');
    return sessionOf(row);
  };
  const findItem = (sessionId: SessionId, id: string): SessionItem | undefined => {
    const row = item.get(sessionId, id);
    return row === undefined ? undefined : itemOf(row);
  };
  const tellEnded = (id: SessionId): void => {
    const { id: eventId, kind, at, body } = endedEvent(present(id));
    tell.run(eventId, kind, at, body);
  };
  const completeNow = (id: SessionId, at: string): 'completed' | 'unfinished' | 'ended' => {
    if (complete.run(at, id).changes === 1) {
      tellEnded(id);
      return 'completed';
    }
    const { status } = present(id);
    return status === 'complete' || status === 'forced' ? 'ended' : 'unfinished';
  };
  const isHeld = ({ sessionId, itemId, token: held }: Hold): boolean =>
    token.get(sessionId, itemId)?.['claim_token'] === held;

  return {
    commit: (hold, { outcome, result, errorCode, at }) =>
      transaction(() => {
        const { sessionId, itemId, epoch } = hold;
        const { status, epoch: presentEpoch } = present(sessionId);
        const found = findItem(sessionId, itemId);
        if (found?.state === outcome && found.epoch === epoch && isHeld(hold)) {
          const isSame = found.result?.key === result?.key && found.errorCode === errorCode;
          return isSame ? 'committed' : 'superseded';
        }
        if (status !== 'sealed' || presentEpoch !== epoch) return 'closed';
        const { changes } = endItem.run(
          outcome,
          result?.key ?? null,
          result?.sha256 ?? null,
          errorCode,
          sessionId,
          itemId,
          hold.token,
          epoch,
        );
        if (changes === 0) return 'superseded';
        const [done, failed, quarantined] = added(outcome);
        const counted = count.run(done, failed, quarantined, at, sessionId, epoch);
        invariant(counted.changes === 1, 'an item that is not counted has room in the counts of its session');
        return 'committed';
      }),
    complete: (sessionId, at) => transaction(() => completeNow(sessionId, at)),
    force: (sessionId, { by, reason, at }) =>
      transaction(() => {
        const before = present(sessionId);
        invariant(before.status !== 'open', 'an open session has no items yet that could be missing');
        if (before.status === 'forced') {
          const { forced } = before;
          return forced?.by === by && forced.reason === reason && forced.at === at ? 'forced' : 'ended';
        }
        const missing = (before.total ?? 0) - countedItems(before.counts);
        const { changes } = force.run(at, JSON.stringify({ by, at, reason, missing }), sessionId);
        if (changes === 1) {
          tellEnded(sessionId);
          return 'forced';
        }
        const answer = completeNow(sessionId, at);
        invariant(answer !== 'unfinished', 'a session without missing items can be completed');
        return answer;
      }),
    reopen: (sessionId, { epoch, items, at }) =>
      transaction(() => {
        const before = present(sessionId);
        const key = sha256Text(reopeningText(epoch, items));
        if (before.epoch === epoch + 1 && reopened.get(sessionId)?.['reopened'] === key) return before;
        if ((before.status !== 'complete' && before.status !== 'forced') || before.epoch !== epoch)
          return undefined;
        const taken = { done: 0, failed: 0, quarantined: 0 };
        for (const id of new Set(items)) {
          const found = findItem(sessionId, id);
          if (found === undefined) continue;
          if (found.state === 'done' || found.state === 'failed' || found.state === 'quarantined')
            taken[found.state] += 1;
          resetItem.run(epoch + 1, sessionId, id);
        }
        reopen.run(taken.done, taken.failed, taken.quarantined, at, key, sessionId, epoch);
        return present(sessionId);
      }),
  };
}

function added(outcome: 'done' | 'failed' | 'quarantined'): readonly [number, number, number] {
  return [Number(outcome === 'done'), Number(outcome === 'failed'), Number(outcome === 'quarantined')];
}
