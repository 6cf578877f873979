import type { MemoryStore } from '../../../core/ports/stores.ts';
import { type Database, textOf } from './openDatabase.ts';

/** Memory entries without a say, a row each. */
export function memoryStore({ db, attempt, transaction }: Database): MemoryStore {
  const put = db.prepare(
    `INSERT INTO forgotten (id, at) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at WHERE excluded.at > at`,
  );
  const remove = db.prepare('DELETE FROM forgotten WHERE id = ?');
  // A row that goes changes the count, one that comes its number, which is never given twice, one that is put anew the time.
  const stand = db.prepare(
    `SELECT count(*) || ' ' || coalesce(max(at), '') || ' ' ||
       coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'forgotten'), 0) AS stand FROM forgotten`,
  );
  const all = db.prepare('SELECT id, at FROM forgotten ORDER BY id');

  return {
    forgotten: () =>
      attempt(() => all.all().map((row) => ({ id: textOf(row, 'id'), at: textOf(row, 'at') }))),
    revision: () => attempt(() => textOf(stand.get() ?? {}, 'stand')),
    forget: (ids, at) =>
      transaction(() => {
        for (const id of ids) put.run(id, at);
      }),
    restore: (ids) =>
      transaction(() => {
        for (const id of ids) remove.run(id);
      }),
  };
}
