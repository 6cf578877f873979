/** The steps of the database's form from the tenth on, as `migrations.ts` has the ones before. */
export const laterMigrations: readonly { readonly version: number; readonly sql: string }[] = [
  {
    version: 10,
    sql: `
      -- what waits to be sent to pipelines, in the order in which it was put there
      CREATE TABLE outbox_entry (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL
      ) STRICT;
      -- versions that gave way to those of a shared table
      CREATE TABLE mapping_displaced (
        seq INTEGER PRIMARY KEY,
        mapping_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER mapping_displaced_is_never_changed BEFORE UPDATE ON mapping_displaced
        BEGIN SELECT RAISE (ABORT, 'mapping versions are append-only'); END;
      CREATE TRIGGER mapping_displaced_is_never_deleted BEFORE DELETE ON mapping_displaced
        BEGIN SELECT RAISE (ABORT, 'mapping versions are append-only'); END;
      DROP TRIGGER mapping_version_is_never_deleted;
      CREATE TRIGGER mapping_version_is_never_lost BEFORE DELETE ON mapping_version
        WHEN NOT EXISTS (SELECT 1 FROM mapping_displaced WHERE seq = OLD.seq AND document = OLD.document)
        BEGIN SELECT RAISE (ABORT, 'mapping versions are append-only'); END;
    `,
  },
  {
    version: 11,
    sql: `
      -- questions that people keep
      CREATE TABLE saved_question (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        document TEXT NOT NULL
      ) STRICT;
    `,
  },
];
