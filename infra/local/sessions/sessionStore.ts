import { invariant } from '../../../core/model/errors.ts';
import type { Session, SessionId, SessionItem } from '../../../core/model/session.ts';
import type { ClaimAnswer, SessionStore } from '../../../core/ports/sessions.ts';
import { claimRule } from '../../../core/session/claimRule.ts';
import { isIdle, itemUnder } from '../../../core/session/itemUnder.ts';
import { type Database, integerOf } from '../store/openDatabase.ts';
import { outbox } from './outbox.ts';
import { sessionEnds } from './sessionEnds.ts';
import { sessionLate } from './sessionLate.ts';
import { itemOf, sessionOf } from './sessionRows.ts';

/**
 * Sessions in SQLite. Whatever changes something does so in one transaction that holds the write lock from its start, so
 * that what it has read still holds when it writes.
 */
export function sessionStore(database: Database): SessionStore {
  const { db, attempt, transaction } = database;
  const begin = db.prepare(
    `INSERT INTO session (id, kind, lane, status, epoch, created_at, progress_at) VALUES (?, ?, ?, 'open', 1, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  );
  const session = db.prepare('SELECT * FROM session WHERE id = ?');
  const register = db.prepare(
    `INSERT INTO session_item (session_id, id, place, state, epoch, work) VALUES (?, ?, ?, 'pending', 1, ?)
     ON CONFLICT (session_id, id) DO NOTHING`,
  );
  const registered = db.prepare('SELECT count(*) AS items FROM session_item WHERE session_id = ?');
  const seal = db.prepare(
    `UPDATE session SET status = 'sealed', total = ?, manifest_sha256 = ?, progress_at = ?
     WHERE id = ? AND status = 'open' AND total IS NULL`,
  );
  const item = db.prepare('SELECT * FROM session_item WHERE session_id = ? AND id = ?');
  const items = db.prepare(
    'SELECT * FROM session_item WHERE session_id = ? AND place > ? ORDER BY place, id LIMIT ?',
  );
  const uncounted = db.prepare(
    `SELECT * FROM session_item WHERE session_id = ? AND state IN ('pending', 'claimed') ORDER BY place, id`,
  );
  const claim = db.prepare(
    `UPDATE session_item SET state = 'claimed', epoch = ?, attempt = ?, claim_token = ?, claim_until = ?
     WHERE session_id = ? AND id = ? AND state IN ('pending', 'claimed')`,
  );
  const release = db.prepare(
    `UPDATE session_item SET state = 'pending', claim_token = NULL, claim_until = NULL
     WHERE session_id = ? AND id = ? AND state = 'claimed' AND claim_token = ? AND epoch = ?`,
  );
  const stuck = db.prepare(
    `SELECT * FROM session WHERE status = 'sealed' AND progress_at < ? AND round_at < ?
     ORDER BY max(progress_at, round_at), id LIMIT ?`,
  );
  const noteRound = db.prepare(
    `UPDATE session SET rounds = iif(round_at > progress_at, rounds, 0) + 1, round_at = ?
     WHERE id = ? AND status = 'sealed' AND round_at < ?`,
  );

  const find = (id: SessionId): Session | undefined => {
    const row = session.get(id);
    return row === undefined ? undefined : sessionOf(row);
  };
  const present = (id: SessionId): Session => {
    const found = find(id);
    invariant(found !== undefined, 'a session is begun before anything is done with it');
    return found;
  };
  const findItem = (of: Session, id: string): SessionItem | undefined => {
    const row = item.get(of.id, id);
    return row === undefined ? undefined : itemUnder(of, itemOf(row));
  };

  return {
    begin: ({ id, kind, lane, at }) =>
      transaction(() => {
        begin.run(id, kind, lane, at, at);
        return present(id);
      }),
    register: (sessionId, added) =>
      transaction(() => {
        const { status, total } = present(sessionId);
        if (status !== 'open' || total !== null) return;
        for (const { id, place, work } of added) register.run(sessionId, id, place, work);
      }),
    seal: (sessionId, { total, sha256, at }) =>
      transaction(() => {
        if (present(sessionId).total === null) {
          const count = integerOf(registered.get(sessionId) ?? {}, 'items');
          invariant(count === total, 'every item of a manifest is registered before it is sealed');
          seal.run(total, sha256, at, sessionId);
        }
        const sealed = present(sessionId);
        invariant(sealed.total === total && sealed.manifestSha256 === sha256, 'a session has one manifest');
        return sealed;
      }),
    get: (sessionId) => attempt(() => find(sessionId)),
    item: (sessionId, itemId) =>
      attempt(() => {
        const of = find(sessionId);
        return of === undefined ? undefined : findItem(of, itemId);
      }),
    items: (sessionId, { limit, after }) =>
      attempt(() => {
        const of = find(sessionId);
        if (of === undefined) return [];
        return items.all(sessionId, after ?? -1, limit).map((row) => itemUnder(of, itemOf(row)));
      }),

    claim: ({ sessionId, itemId, token, now, until }) =>
      transaction((): ClaimAnswer => {
        const of = find(sessionId);
        const found = of === undefined ? undefined : findItem(of, itemId);
        if (of === undefined || found === undefined) return { kind: 'unknown' };
        const ruled = claimRule(of, found, { token, now, until });
        if (ruled !== 'free') return ruled;
        const attempts = found.attempt + 1;
        claim.run(of.epoch, attempts, token, until, sessionId, itemId);
        return {
          kind: 'claimed',
          item: { ...found, state: 'claimed', attempt: attempts, claim: { token, until } },
        };
      }),
    release: ({ sessionId, itemId, token, epoch }) =>
      attempt(() => {
        release.run(sessionId, itemId, token, epoch);
      }),
    ...sessionEnds(database),
    ...sessionLate(database),

    stuck: (before, limit) => attempt(() => stuck.all(before, before, limit).map(sessionOf)),
    noteRound: (sessionId, at) =>
      attempt(() => {
        noteRound.run(at, sessionId, at);
      }),
    idle: (sessionId, now, limit) =>
      attempt(() => {
        const of = find(sessionId);
        if (of?.status !== 'sealed') return [];
        const idle: SessionItem[] = [];
        for (const row of uncounted.iterate(sessionId)) {
          const shown = itemUnder(of, itemOf(row));
          if (isIdle(shown, now)) idle.push(shown);
          if (idle.length === limit) break;
        }
        return idle;
      }),
    ...outbox(database),
  };
}
