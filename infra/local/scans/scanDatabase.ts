import { sessionTables } from '../sessions/sessionTables.ts';
import { type Database, openDatabase } from '../store/openDatabase.ts';
import type { Migration } from '../store/migrations.ts';

/**
 * Opens the database of scans: sessions as `pipeline.db` has them, and beside them what was searched and found.
 *
 * @param path Of the file, `scans.db` in the data folder; the folder must exist.
 * @throws {AppError} `STORE_UNAVAILABLE`, `STORE_NEWER`, `DISK_FULL`
 */
export function openScanDatabase(path: string): Database {
  // Some hundred megabytes after scans of large archives.
  return openDatabase(path, scanMigrations, { check: false });
}

const scanMigrations: readonly Migration[] = [
  sessionTables,
  {
    version: 2,
    sql: `
      CREATE TABLE scan (
        -- sorts by the time of its making; names its session, too
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        -- place, options and error as JSON
        place TEXT NOT NULL,
        options TEXT NOT NULL,
        textract INTEGER NOT NULL,
        code_count INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        by TEXT NOT NULL,
        guest INTEGER NOT NULL,
        total INTEGER,
        documents INTEGER NOT NULL DEFAULT 0,
        with_matches INTEGER NOT NULL DEFAULT 0,
        unreadable INTEGER NOT NULL DEFAULT 0,
        exact INTEGER NOT NULL DEFAULT 0,
        near INTEGER NOT NULL DEFAULT 0,
        pages INTEGER NOT NULL DEFAULT 0,
        unreadable_pages INTEGER NOT NULL DEFAULT 0,
        -- matches that are kept, numbered from 1
        entries INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        report_bytes INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX scan_state ON scan (state);

      CREATE TABLE scan_code (
        scan_id TEXT NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        text TEXT NOT NULL,
        -- in lower case, for searching
        folded TEXT NOT NULL,
        is_pattern INTEGER NOT NULL,
        exact INTEGER NOT NULL DEFAULT 0,
        near INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (scan_id, place)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE scan_document (
        scan_id TEXT NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        at TEXT NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        state TEXT NOT NULL,
        pages INTEGER NOT NULL DEFAULT 0,
        unreadable_pages INTEGER NOT NULL DEFAULT 0,
        exact INTEGER NOT NULL DEFAULT 0,
        near INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        PRIMARY KEY (scan_id, place)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE scan_match (
        scan_id TEXT NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
        entry INTEGER NOT NULL,
        document INTEGER NOT NULL,
        code INTEGER NOT NULL,
        found TEXT NOT NULL,
        near TEXT,
        page INTEGER NOT NULL,
        -- as JSON
        box TEXT,
        line INTEGER,
        context TEXT NOT NULL,
        is_hidden INTEGER NOT NULL,
        PRIMARY KEY (scan_id, entry)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX scan_match_code ON scan_match (scan_id, code);
      CREATE INDEX scan_match_document ON scan_match (scan_id, document);
    `,
  },
  {
    version: 3,
    // A JSON array of sentences; null where there are none.
    sql: 'ALTER TABLE scan_document ADD COLUMN notes TEXT;',
  },
  {
    version: 4,
    sql: `
      -- of documents far away: what their place has to know again, and where people open them
      ALTER TABLE scan_document ADD COLUMN mark TEXT;
      ALTER TABLE scan_document ADD COLUMN link TEXT;
    `,
  },
  {
    version: 5,
    sql: `
      -- what text recognition may cost; NULL where nobody ordered it
      ALTER TABLE scan ADD COLUMN most_usd REAL;
      ALTER TABLE scan ADD COLUMN read_usd REAL NOT NULL DEFAULT 0;
      ALTER TABLE scan ADD COLUMN waiting_pages INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE scan ADD COLUMN read_pages INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE scan ADD COLUMN refused_pages INTEGER NOT NULL DEFAULT 0;
      -- of text recognition
      ALTER TABLE scan_match ADD COLUMN certainty REAL;

      -- pages without text that text recognition may read
      CREATE TABLE scan_page (
        scan_id TEXT NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
        document INTEGER NOT NULL,
        page INTEGER NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (scan_id, document, page)
      ) STRICT, WITHOUT ROWID;

      -- what was read and paid, by the page's own bytes
      CREATE TABLE scan_answer (
        scan_id TEXT NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        -- JSON, deflated
        pieces BLOB NOT NULL,
        PRIMARY KEY (scan_id, key)
      ) STRICT;
      CREATE INDEX scan_answer_key ON scan_answer (key);
    `,
  },
  {
    version: 6,
    // Of a scan that a pipeline works off: which, and its session there, as JSON.
    sql: 'ALTER TABLE scan ADD COLUMN cloud TEXT;',
  },
];
