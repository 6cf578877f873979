import { existsSync } from 'node:fs';
import type { AskedRows, AskStore, NamedHit } from '../../../core/ports/askStore.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { recordMigrations } from './recordMigrations.ts';
import { type AskSql, askSql, type SqlSubject } from './askSql.ts';
import { namedRecords } from './askNamedRecords.ts';
import { recordSubjects } from './askRecordSubjects.ts';
import type { MissingIndexes } from './recordPlaces.ts';

/** Questions over loaded records, with a connection of their own. */
export interface RecordAskStore extends AskStore {
  /** Closes the database; the next question opens it again. */
  close(): void;
}

/** @param path Of the records' database; where it is not there, there are no records. */
export function recordAskStore(path: string, missing?: MissingIndexes): RecordAskStore {
  let opened: { readonly database: Database; readonly parts: Asked } | undefined;
  const ask = async <T>(nothing: T, work: (parts: Asked) => T): Promise<T> => {
    if (opened === undefined) {
      if (!existsSync(path)) return nothing;
      const database = openDatabase(path, recordMigrations, { check: false });
      opened = { database, parts: over(database, missing) };
    }
    const { database, parts } = opened;
    return database.attempt(() => work(parts));
  };
  return {
    total: (rows) => ask(0, ({ sql, subject }) => sql.total(subject(rows))),
    list: (list, stop) =>
      ask({ found: 0, entries: [] }, ({ sql, subject }) => sql.list(subject(list.rows), list, stop)),
    figures: ({ rows, plan }, stop) => ask([], ({ sql, subject }) => sql.figures(subject(rows), plan, stop)),
    values: (asked) => ask([], ({ sql, subject }) => sql.values(subject(asked.rows), asked)),
    named: ({ rows, phrases }) => ask([], ({ named }) => named(rows, phrases)),
    close() {
      opened?.database.close();
      opened = undefined;
    },
  };
}

interface Asked {
  readonly sql: AskSql;
  readonly subject: (rows: AskedRows) => SqlSubject;
  readonly named: (rows: AskedRows, phrases: readonly string[]) => readonly NamedHit[];
}

function over({ db }: Database, missing: MissingIndexes | undefined): Asked {
  const subjects = recordSubjects(db, missing);
  return {
    sql: askSql(db),
    subject(rows) {
      if (rows.kind !== 'records') throw new Error('Invariant broken: these rows lie elsewhere');
      return subjects(rows);
    },
    named: namedRecords(db),
  };
}
