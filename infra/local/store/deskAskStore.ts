import { senderOf } from '../../../core/match/memory/senderOf.ts';
import type { AskStore, AskedRows } from '../../../core/ports/askStore.ts';
import type { Database } from './openDatabase.ts';
import { askSql } from './askSql.ts';
import { deskSubject } from './askDeskSubjects.ts';
import type { SqlSubject } from './askSql.ts';

/** Questions over the desk's database, and over loaded records where these are kept. */
export function deskAskStore({ db, attempt }: Database, records: AskStore): AskStore {
  db.function('sender_of', { deterministic: true }, (name) =>
    typeof name === 'string' ? senderOf(name) : null,
  );
  const sql = askSql(db);
  const by = <T>(
    rows: AskedRows,
    elsewhere: (store: AskStore) => Promise<T>,
    here: (subject: SqlSubject) => T,
  ): Promise<T> => {
    if (rows.kind === 'records') return elsewhere(records);
    const { kind } = rows;
    return attempt(() => here(deskSubject(kind)));
  };
  return {
    total: (rows) =>
      by(
        rows,
        (store) => store.total(rows),
        (subject) => sql.total(subject),
      ),
    list: (list, stop) =>
      by(
        list.rows,
        (store) => store.list(list, stop),
        (subject) => sql.list(subject, list, stop),
      ),
    figures: (asked, stop) =>
      by(
        asked.rows,
        (store) => store.figures(asked, stop),
        (subject) => sql.figures(subject, asked.plan, stop),
      ),
    values: (asked) =>
      by(
        asked.rows,
        (store) => store.values(asked),
        (subject) => sql.values(subject, asked),
      ),
    named: (asked) =>
      by(
        asked.rows,
        (store) => store.named(asked),
        () => [],
      ),
  };
}
