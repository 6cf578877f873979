import type { OutboxRecord, OutboxStore } from '../../../core/ports/outboxStore.ts';
import { type Database, textOf } from './openDatabase.ts';

/** What waits to be sent to pipelines, a row an entry. */
export function outboxStore({ db, attempt, transaction }: Database): OutboxStore {
  const put = db.prepare(
    `INSERT INTO outbox_entry (id, document) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document`,
  );
  const change = db.prepare('UPDATE outbox_entry SET document = ? WHERE id = ?');
  const list = db.prepare('SELECT document FROM outbox_entry ORDER BY seq');
  const remove = db.prepare('DELETE FROM outbox_entry WHERE id = ?');
  return {
    put: (record) =>
      transaction(() => {
        put.run(record.id, JSON.stringify(record));
      }),
    change: (record) => transaction(() => change.run(JSON.stringify(record), record.id).changes === 1),
    list: () => attempt(() => list.all().map((row) => JSON.parse(textOf(row, 'document')) as OutboxRecord)),
    remove: (id) =>
      transaction(() => {
        remove.run(id);
      }),
  };
}
