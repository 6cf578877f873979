import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import type { Migration } from '../../../../infra/local/store/migrations.ts';
import { openDatabase } from '../../../../infra/local/store/openDatabase.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const first: Migration = { version: 1, sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT;' };
const second: Migration = {
  version: 2,
  sql: "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';",
};
const broken: Migration = { version: 2, sql: 'CREATE TABLE half (a TEXT); CREATE TABLE note (text TEXT);' };

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'mapwright.db');
});
afterEach(() => folder.dispose());

function withNotes(...texts: readonly string[]): void {
  const database = openDatabase(path, [first]);
  for (const text of texts) database.db.prepare('INSERT INTO note VALUES (?)').run(text);
  database.close();
}

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return error instanceof AppError ? error.code : `untyped: ${String(error)}`;
  }
  return 'opened';
}

describe('openDatabase', () => {
  it('writes through to the disk before it reports a transaction as done', () => {
    const { db, close } = openDatabase(path, [first]);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    close();
  });

  it.skipIf(process.platform === 'win32')('lets nobody but the owner read the file', () => {
    withNotes('a');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('brings an older form to the newest and keeps a copy of the older one', () => {
    withNotes('a', 'b');
    const newer = openDatabase(path, [first, second]);
    expect(newer.db.prepare('SELECT * FROM note').all()).toEqual([
      { text: 'a', colour: 'blue' },
      { text: 'b', colour: 'blue' },
    ]);
    newer.close();
    const backup = openDatabase(`${path}.form-1.backup`, [first]);
    expect(backup.db.prepare('SELECT * FROM note').all()).toEqual([{ text: 'a' }, { text: 'b' }]);
    backup.close();
  });

  it('keeps no copy where nothing is to be brought up', () => {
    withNotes('a');
    withNotes('b');
    expect(readdirSync(folder.path)).toEqual(['mapwright.db']);
  });

  it('leaves the older form untouched when a step fails', () => {
    withNotes('a');
    expect(() => openDatabase(path, [first, broken])).toThrow(/already exists/);
    const database = openDatabase(path, [first]);
    expect(database.db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
    expect(database.db.prepare('SELECT * FROM note').all()).toEqual([{ text: 'a' }]);
    database.close();
  });

  it('refuses a form that is newer than it knows, and changes nothing', () => {
    openDatabase(path, [first, second]).close();
    expect(codeOf(() => openDatabase(path, [first]))).toBe('STORE_NEWER');
    expect(existsSync(`${path}.form-2.backup`)).toBe(false);
  });

  it('says so when the file is no database, or is damaged', () => {
    writeFileSync(
      path,
      'this is not a database, but a letter that is long enough to have a header'.repeat(99),
    );
    expect(codeOf(() => openDatabase(path, [first]))).toBe('STORE_UNAVAILABLE');
  });

  it('says so when half of the file is gone', () => {
    withNotes(...Array.from({ length: 5_000 }, (_, n) => `note ${n}`));
    truncateSync(path, Math.floor(statSync(path).size / 2));
    expect(codeOf(() => openDatabase(path, [first]))).toBe('STORE_UNAVAILABLE');
  });

  it('says so when the folder is not there', () => {
    expect(codeOf(() => openDatabase(join(folder.path, 'nowhere', 'x.db'), [first]))).toBe(
      'STORE_UNAVAILABLE',
    );
  });

  it('writes all of a transaction or nothing of it', async () => {
    const { db, transaction, close } = openDatabase(path, [first]);
    const insert = db.prepare('INSERT INTO note VALUES (?)');
    await expect(
      transaction(() => {
        insert.run('a');
        throw new Error('half way');
      }),
    ).rejects.toThrow('half way');
    expect(db.prepare('SELECT * FROM note').all()).toEqual([]);
    await transaction(() => insert.run('b'));
    expect(db.prepare('SELECT * FROM note').all()).toEqual([{ text: 'b' }]);
    close();
  });
});
