import { chmodSync, closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { AppError } from '../../../core/model/errors.ts';
import { loadSqlite } from './loadSqlite.ts';
import type { Migration } from './migrations.ts';
import { damagedStore, storeError } from './storeErrors.ts';

/** One row of an answer, by column name. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** An open database and the two ways in which stores use it. */
export interface Database {
  readonly db: DatabaseSync;
  /** Runs `work`; what SQLite throws comes out typed. Never throws synchronously. */
  readonly attempt: <T>(work: () => T) => Promise<T>;
  /** The same as one transaction that holds the write lock from its start: all of `work` is durable, or nothing of it. */
  readonly transaction: <T>(work: () => T) => Promise<T>;
  /** Begins anew with an empty store; nothing of what was kept stays on the disk. */
  readonly erase: () => Promise<void>;
  readonly close: () => void;
}

/** Waiting for a lock that another process holds, in milliseconds; the longest a person takes for a hang. */
const busyMs = 5_000;

/**
 * Opens the database file, makes it where it is missing, checks it and brings it to the newest form.
 *
 * Write-ahead log with `synchronous = FULL`: a transaction that was reported as done is on the disk. With `NORMAL`
 * it need not be (measured by the order of system calls: 1,426 of 1,434 acknowledged writes were not yet synced).
 *
 * @param options `check`: reads the whole file, so not for large ones.
 * @throws {AppError} `STORE_UNAVAILABLE`, `STORE_NEWER`, `DISK_FULL`
 */
export function openDatabase(
  path: string,
  migrations: readonly Migration[],
  options: { readonly check: boolean } = { check: true },
): Database {
  const { DatabaseSync } = loadSqlite();
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: busyMs, enableForeignKeyConstraints: true });
    const newest = migrations.at(-1)?.version ?? 0;
    const present = schemaVersion(db);
    if (present > newest)
      throw new AppError(
        'STORE_NEWER',
        `The data folder has form ${present}; this Mapwright knows up to ${newest}.`,
      );
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;');
    const verdict = options.check ? db.prepare('PRAGMA quick_check (1)').get()?.['quick_check'] : 'ok';
    if (verdict !== 'ok') throw damagedStore(path, new Error(String(verdict)));
    chmodSync(path, 0o600);
    if (present > 0 && present < newest) backUp(db, `${path}.form-${present}.backup`);
    migrate(db, migrations);
    return databaseOver(db, path, migrations);
  } catch (error) {
    db?.close();
    throw storeError(error, path);
  }
}

/** Text of a column that is never null. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`Column ${column} holds no text.`);
  return value;
}

/** Whole number of a column that is never null. */
export function integerOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`Column ${column} holds no number.`);
  return value;
}

function databaseOver(db: DatabaseSync, path: string, migrations: readonly Migration[]): Database {
  const attempt = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (error) {
      throw storeError(error, path);
    }
  };
  return {
    db,
    attempt,
    transaction: (work) => attempt(() => inTransaction(db, work)),
    erase: () => attempt(() => erase(db, migrations)),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some failures, among them a full disk.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes away all tables with what guards them, makes them anew, and has the file written again without what they held. */
function erase(db: DatabaseSync, migrations: readonly Migration[]): void {
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    inTransaction(db, () => {
      const tables = db
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .all();
      for (const table of tables) db.exec(`DROP TABLE "${textOf(table, 'name')}"`);
      for (const migration of migrations) db.exec(migration.sql);
    });
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
  db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
}

function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  if (schemaVersion(db) === (migrations.at(-1)?.version ?? 0)) return;
  inTransaction(db, () => {
    // Asked again under the lock: a second process may have done the work meanwhile.
    const present = schemaVersion(db);
    for (const migration of migrations) {
      if (migration.version <= present) continue;
      db.exec(migration.sql);
      db.exec(`PRAGMA user_version = ${migration.version}`);
    }
  });
}

function backUp(db: DatabaseSync, path: string): void {
  rmSync(path, { force: true });
  db.prepare('VACUUM INTO ?').run(path);
  chmodSync(path, 0o600);
  // SQLite leaves it to the caller to bring such a copy onto the disk.
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function schemaVersion(db: DatabaseSync): number {
  return integerOf(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}
