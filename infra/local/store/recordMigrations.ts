import type { Migration } from './migrations.ts';

/**
 * Loaded records have a database of their own: it may be a thousand times as large as the rest, which is checked whole at
 * every start.
 */
export const recordMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE pack (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
      -- a field keeps its place for good
      CREATE TABLE field (
        pack INTEGER NOT NULL,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        -- 1 where any record has ever had a value
        used INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (pack, place),
        UNIQUE (pack, name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE load (
        no INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL UNIQUE,
        pack INTEGER NOT NULL,
        state TEXT NOT NULL,
        next INTEGER NOT NULL DEFAULT 0,
        added INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,
        same INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        document TEXT NOT NULL
      ) STRICT;

      CREATE TABLE record (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        pack INTEGER NOT NULL,
        -- the change that made it what it is; 0 for none
        operation INTEGER NOT NULL,
        into_seq INTEGER,
        marks INTEGER NOT NULL,
        cells TEXT NOT NULL,
        origins TEXT NOT NULL
      ) STRICT;
      CREATE INDEX record_listed ON record (pack, seq) WHERE into_seq IS NULL;
      CREATE INDEX record_by_marks ON record (pack, marks, seq) WHERE into_seq IS NULL;
      CREATE INDEX record_by_into ON record (into_seq) WHERE into_seq IS NOT NULL;
      -- which record a key means; where that was merged, the one it was merged into
      CREATE TABLE record_key (
        pack INTEGER NOT NULL,
        key TEXT NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (pack, key)
      ) STRICT, WITHOUT ROWID;
      CREATE VIRTUAL TABLE words USING fts5 (
        text, pack, content = '', contentless_delete = 1, prefix = '1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
      );

      CREATE TABLE arrival (
        no INTEGER PRIMARY KEY,
        load INTEGER NOT NULL,
        row INTEGER NOT NULL,
        record INTEGER NOT NULL,
        place TEXT NOT NULL,
        cells TEXT NOT NULL,
        -- null where the source has the very same texts
        raw TEXT,
        UNIQUE (load, row)
      ) STRICT;
      CREATE INDEX arrival_by_record ON arrival (record);
      CREATE INDEX arrival_by_load ON arrival (load, record);

      CREATE TABLE operation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        pack INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        batch TEXT,
        undone_at TEXT,
        undone_by TEXT,
        -- what it did beside records: groups, pairs and keys as they were before
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX operation_by_pack ON operation (pack, kind, id);
      CREATE TABLE record_change (
        record INTEGER NOT NULL,
        operation INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        PRIMARY KEY (record, operation)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX record_change_by_operation ON record_change (operation);

      CREATE TABLE block (
        pack INTEGER NOT NULL,
        block TEXT NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (pack, block, record)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX block_by_record ON block (record);

      CREATE TABLE pair (
        a INTEGER NOT NULL,
        b INTEGER NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,
        -- a person has said that they are not the same
        different INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (a, b)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX pair_by_b ON pair (b);
      CREATE TABLE likely (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        pack INTEGER NOT NULL,
        state TEXT NOT NULL,
        score REAL NOT NULL,
        conflicts INTEGER,
        -- the change that decided it last
        operation INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX likely_by_state ON likely (pack, state, score DESC, id);
      CREATE TABLE member (
        likely INTEGER NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (likely, record)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX member_by_record ON member (record);
    `,
  },
  {
    version: 2,
    sql: `
      -- noted when somebody compares in a large pack, in order, and as digests: five of them a record
      DROP TABLE block;
      CREATE TABLE block (
        block INTEGER NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (block, record)
      ) STRICT, WITHOUT ROWID;
      -- the blocks of all records up to this one are noted, but for those that have changed since
      ALTER TABLE pack ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE unblocked (record INTEGER PRIMARY KEY) STRICT;
      DROP INDEX arrival_by_load;

      -- without an index of beginnings, which was most of it: a range of the words does; and without marks of what
      -- was deleted, which took five times as long as deleting
      DROP TABLE words;
      CREATE VIRTUAL TABLE words USING fts5 (
        text, pack, content = '', tokenize = 'unicode61 remove_diacritics 2'
      );
      -- bytes that are gathered before they are written: those of one batch
      INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
      INSERT INTO words (rowid, text, pack)
        SELECT seq,
          (SELECT group_concat(substr(value, 1, 1000), ' ') FROM json_each(cells) WHERE value IS NOT NULL),
          'p' || pack
        FROM record WHERE into_seq IS NULL;
    `,
  },
  {
    version: 3,
    sql: `
      ALTER TABLE load ADD COLUMN progress_at TEXT;
      -- who ended it with rows missing, as JSON
      ALTER TABLE load ADD COLUMN forced TEXT;
      -- rows that came after that, as they came
      CREATE TABLE late_rows (
        load INTEGER NOT NULL,
        next INTEGER NOT NULL,
        rows BLOB NOT NULL,
        without TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (load, next)
      ) STRICT;
      CREATE TABLE load_event (
        no INTEGER PRIMARY KEY,
        load INTEGER NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX load_event_by_load ON load_event (load, no);
    `,
  },
];
