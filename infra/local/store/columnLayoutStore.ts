import type { ColumnLayout } from '../../../core/model/columnLayout.ts';
import type { ColumnLayoutStore } from '../../../core/ports/stores.ts';
import { type Database, textOf } from './openDatabase.ts';

/** How columns were arranged, a row a table; the oldest go when there are too many. */
export function columnLayoutStore({ db, attempt, transaction }: Database): ColumnLayoutStore {
  const one = db.prepare('SELECT document FROM column_layout WHERE name = ?');
  const put = db.prepare(
    `INSERT INTO column_layout (name, saved_at, document) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET saved_at = excluded.saved_at, document = excluded.document`,
  );
  const trim = db.prepare(
    `DELETE FROM column_layout WHERE name IN
       (SELECT name FROM column_layout ORDER BY saved_at DESC, name LIMIT -1 OFFSET ?)`,
  );
  const remove = db.prepare('DELETE FROM column_layout WHERE name = ?');

  return {
    get: (table) =>
      attempt(() => {
        const row = one.get(table);
        return row === undefined ? undefined : (JSON.parse(textOf(row, 'document')) as ColumnLayout);
      }),
    put: (table, { layout, savedAt, kept }) =>
      transaction(() => {
        put.run(table, savedAt, JSON.stringify(layout));
        trim.run(kept);
      }),
    remove: (table) =>
      transaction(() => {
        remove.run(table);
      }),
  };
}
