import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { Database } from '../store/openDatabase.ts';
import { eventOf } from './sessionRows.ts';

/** What is to be told. Inside a transaction of another store of the file, its statement `tellEvent` is used. */
export function outbox({ db, attempt }: Database): Pick<SessionStore, 'tell' | 'untold' | 'markTold'> {
  const tell = db.prepare(tellEvent);
  const untold = db.prepare('SELECT * FROM outbox WHERE told_at IS NULL ORDER BY seq LIMIT ?');
  const markTold = db.prepare('UPDATE outbox SET told_at = ? WHERE id = ? AND told_at IS NULL');
  return {
    tell: ({ id, kind, at, body }) => attempt(() => tell.run(id, kind, at, body).changes === 1),
    untold: (limit) => attempt(() => untold.all(limit).map(eventOf)),
    markTold: (eventId, at) =>
      attempt(() => {
        markTold.run(at, eventId);
      }),
  };
}

/** Writes an event from its id, kind, time and body; one with the same id stays as it is. */
export const tellEvent =
  'INSERT INTO outbox (id, kind, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING';
