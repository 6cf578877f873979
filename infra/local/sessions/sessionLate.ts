import { asItemId } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { type Database, textOf } from '../store/openDatabase.ts';

/** Results that came after the end of their session. */
export function sessionLate({
  db,
  attempt,
  transaction,
}: Database): Pick<SessionStore, 'keepLate' | 'lateResults' | 'forgetLate'> {
  const keep = db.prepare(
    `INSERT INTO session_late (session_id, item_id, at, result_key, result_sha256) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (session_id, item_id) DO NOTHING`,
  );
  const count = db.prepare('UPDATE session SET late = late + ? WHERE id = ?');
  const list = db.prepare('SELECT * FROM session_late WHERE session_id = ? ORDER BY item_id LIMIT ?');
  const forget = db.prepare('DELETE FROM session_late WHERE session_id = ? AND item_id = ?');
  return {
    keepLate: ({ sessionId, itemId }, { result, at }) =>
      transaction(() => {
        if (keep.run(sessionId, itemId, at, result.key, result.sha256).changes === 1) count.run(1, sessionId);
      }),
    lateResults: (sessionId, limit) =>
      attempt(() =>
        list.all(sessionId, limit).map((row) => ({
          itemId: asItemId(textOf(row, 'item_id')),
          at: textOf(row, 'at'),
          result: { key: textOf(row, 'result_key'), sha256: textOf(row, 'result_sha256') },
        })),
      ),
    forgetLate: (sessionId, items) =>
      transaction(() => {
        for (const id of items) if (forget.run(sessionId, id).changes === 1) count.run(-1, sessionId);
      }),
  };
}
