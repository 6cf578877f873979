import type { Migration } from '../store/migrations.ts';

/** Sessions with their items and what is to be told of them: the first form of every database that holds them. */
export const sessionTables: Migration = {
  version: 1,
  sql: `
      CREATE TABLE session (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        lane TEXT NOT NULL,
        status TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        total INTEGER,
        manifest_sha256 TEXT,
        done INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        quarantined INTEGER NOT NULL DEFAULT 0,
        late INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL,
        progress_at TEXT NOT NULL,
        -- of reminders since the last progress, and when the last one was
        rounds INTEGER NOT NULL DEFAULT 0,
        round_at TEXT NOT NULL DEFAULT '',
        ended_at TEXT,
        -- by, at, reason and missing as JSON
        forced TEXT,
        -- digest of the request that opened it again last
        reopened TEXT,
        CHECK (done + failed + quarantined <= coalesce(total, 0))
      ) STRICT;
      CREATE INDEX session_sealed ON session (progress_at) WHERE status = 'sealed';

      CREATE TABLE session_item (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        place INTEGER NOT NULL,
        state TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 0,
        claim_token TEXT,
        claim_until TEXT,
        work TEXT NOT NULL,
        result_key TEXT,
        result_sha256 TEXT,
        error_code TEXT,
        PRIMARY KEY (session_id, id)
      ) STRICT;
      CREATE INDEX session_item_place ON session_item (session_id, place);

      CREATE TABLE session_late (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item_id TEXT NOT NULL,
        at TEXT NOT NULL,
        result_key TEXT NOT NULL,
        result_sha256 TEXT NOT NULL,
        PRIMARY KEY (session_id, item_id)
      ) STRICT;

      CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        told_at TEXT
      ) STRICT;
      CREATE INDEX outbox_untold ON outbox (seq) WHERE told_at IS NULL;
    `,
};
