import { laterMigrations } from './laterMigrations.ts';

/** One step of the database's form. Steps that were ever released are never changed, only followed by others. */
export interface Migration {
  /** Of the form after this step; from 1, without gaps. Kept in SQLite's `user_version`. */
  readonly version: number;
  readonly sql: string;
}

/**
 * Documents are kept as JSON beside the columns that are asked by. `seq` gives the order of arrival, so that a clock
 * which jumps does not change what "newest" means.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE source (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        -- 1 where Mapwright made the copy at path and may delete it
        owned INTEGER NOT NULL,
        sha256 TEXT
      ) STRICT;

      CREATE TABLE file (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        record TEXT NOT NULL
      ) STRICT;
      CREATE TABLE inspection (
        file_id TEXT PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
        document TEXT NOT NULL
      ) STRICT;
      CREATE TABLE analysis (
        file_id TEXT PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
        document TEXT NOT NULL
      ) STRICT;

      CREATE TABLE draft (
        file_id TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE,
        mapping_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (file_id, mapping_id)
      ) STRICT;
      CREATE TABLE draft_step (
        file_id TEXT NOT NULL,
        mapping_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        step TEXT NOT NULL,
        PRIMARY KEY (file_id, mapping_id, position),
        FOREIGN KEY (file_id, mapping_id) REFERENCES draft (file_id, mapping_id) ON DELETE CASCADE
      ) STRICT;

      CREATE TABLE mapping_version (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        mapping_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        document TEXT NOT NULL,
        UNIQUE (mapping_id, version)
      ) STRICT;
      CREATE TRIGGER mapping_version_is_never_changed BEFORE UPDATE ON mapping_version
        BEGIN SELECT RAISE (ABORT, 'mapping versions are append-only'); END;
      CREATE TRIGGER mapping_version_is_never_deleted BEFORE DELETE ON mapping_version
        BEGIN SELECT RAISE (ABORT, 'mapping versions are append-only'); END;

      CREATE TABLE run (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL
      ) STRICT;

      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 2,
    sql: `
      CREATE TABLE forgotten (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        -- of a memory entry; since when it has no say
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 3,
    sql: `
      CREATE TABLE pack (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        archived INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE pack_version (
        pack_id TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        saved_by TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        note TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (pack_id, version)
      ) STRICT;
      CREATE TRIGGER pack_version_is_never_changed BEFORE UPDATE ON pack_version
        BEGIN SELECT RAISE (ABORT, 'pack versions are append-only'); END;
      -- one row that grows with every change, so that processes side by side notice
      CREATE TABLE pack_revision (value INTEGER NOT NULL) STRICT;
      INSERT INTO pack_revision (value) VALUES (0);
    `,
  },
  {
    version: 4,
    sql: `
      -- what left the machine for a language model; written before the first byte leaves
      CREATE TABLE llm_request (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        -- no reference: the entry outlives the file
        file_id TEXT,
        -- as estimated
        input_tokens INTEGER NOT NULL,
        cost REAL,
        document TEXT NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX llm_request_by_time ON llm_request (at);
      CREATE INDEX llm_request_by_file ON llm_request (file_id);
      CREATE TABLE llm_outcome (
        request_id TEXT PRIMARY KEY REFERENCES llm_request (id),
        status TEXT NOT NULL,
        -- as the provider counted; null where it did not say
        input_tokens INTEGER,
        output_tokens INTEGER,
        cost REAL,
        document TEXT NOT NULL,
        answer TEXT
      ) STRICT;
      CREATE TRIGGER llm_request_is_never_changed BEFORE UPDATE ON llm_request
        BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER llm_request_is_never_deleted BEFORE DELETE ON llm_request
        BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER llm_outcome_is_never_changed BEFORE UPDATE ON llm_outcome
        BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER llm_outcome_is_never_deleted BEFORE DELETE ON llm_outcome
        BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

      CREATE TABLE llm_answer (
        key TEXT PRIMARY KEY,
        document TEXT NOT NULL
      ) STRICT;
      CREATE TABLE llm_consent (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL
      ) STRICT;
      CREATE TABLE llm_file (
        file_id TEXT PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
        document TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 5,
    sql: `
      -- how people arranged the columns of tables
      CREATE TABLE column_layout (
        name TEXT PRIMARY KEY,
        saved_at TEXT NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 6,
    sql: `
      -- what lists of runs are made of, drawn out of the documents; runEntries.ts fills it, and anew where it is empty
      CREATE TABLE run_entry (
        seq INTEGER PRIMARY KEY REFERENCES run (seq),
        id TEXT NOT NULL UNIQUE,
        file_id TEXT NOT NULL,
        sha256 TEXT,
        file_name TEXT NOT NULL,
        mapping_version INTEGER NOT NULL,
        -- the facets; empty where a run says nothing
        state TEXT NOT NULL,
        pack TEXT NOT NULL,
        mapping TEXT NOT NULL,
        sender TEXT NOT NULL,
        person TEXT NOT NULL,
        via TEXT NOT NULL,
        rejects TEXT NOT NULL,
        started_at TEXT NOT NULL,
        -- -1 for none, so that every run has its place in every order
        rows_in INTEGER NOT NULL,
        rows_rejected INTEGER NOT NULL,
        reject_share REAL NOT NULL,
        duration_ms INTEGER NOT NULL,
        -- what a search looks through, in lower case
        words TEXT NOT NULL
      ) STRICT;
      CREATE INDEX run_entry_by_facets
        ON run_entry (pack, mapping, sender, person, state, via, rejects, started_at, file_id, sha256, words);
      CREATE INDEX run_entry_by_time ON run_entry
        (started_at, pack, mapping, sender, person, state, via, rejects, rows_in, rows_rejected, duration_ms, words);
      CREATE INDEX run_entry_by_rows ON run_entry (rows_in, seq);
      CREATE INDEX run_entry_by_share ON run_entry (reject_share, seq);
      CREATE INDEX run_entry_by_duration ON run_entry (duration_ms, seq);
      CREATE INDEX run_entry_by_file ON run_entry (file_id);
      CREATE INDEX run_entry_by_bytes ON run_entry (sha256);
      CREATE TABLE run_columns (
        run_id TEXT PRIMARY KEY,
        document TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 7,
    sql: `
      -- when a person took it out of the Inbox; null while it is there
      ALTER TABLE file ADD COLUMN removed_at TEXT;
      CREATE TABLE file_facts (
        file_id TEXT PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
        document TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 8,
    sql: `
      -- the overall score, and what it lacks to 1 for the order; -1 for none. The table is filled anew
      DELETE FROM run_entry;
      ALTER TABLE run_entry ADD COLUMN quality REAL NOT NULL DEFAULT -1;
      ALTER TABLE run_entry ADD COLUMN quality_lost REAL NOT NULL DEFAULT -1;
      CREATE INDEX run_entry_by_quality ON run_entry (quality_lost, seq);
    `,
  },
  {
    version: 9,
    sql: `
      -- what is in an account is named by its stacks: their prefix and environment stand in the name of the table
      UPDATE setting SET value = json_remove(
        CASE
          WHEN (json_extract(value, '$.mappingsTable') GLOB '?*-schema-mappings-dev'
            OR json_extract(value, '$.mappingsTable') GLOB '?*-schema-mappings-staging'
            OR json_extract(value, '$.mappingsTable') GLOB '?*-schema-mappings-prod')
            AND json_extract(value, '$.mappingsTable') NOT GLOB '*-schema-mappings-*-schema-mappings-*'
          THEN json_set(
            value,
            '$.prefix', substr(json_extract(value, '$.mappingsTable'), 1,
              instr(json_extract(value, '$.mappingsTable'), '-schema-mappings-') - 1),
            '$.environment', substr(json_extract(value, '$.mappingsTable'),
              instr(json_extract(value, '$.mappingsTable'), '-schema-mappings-') + length('-schema-mappings-')))
          ELSE value
        END,
        '$.bucket', '$.mappingsTable', '$.queueUrl')
      WHERE name = 'aws';
    `,
  },
  ...laterMigrations,
];
