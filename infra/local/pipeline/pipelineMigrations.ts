import type { Migration } from '../store/migrations.ts';

/** Forms of `pipeline.db`, as `infra/local/store/migrations.ts` has them for the desk's database. */
export const pipelineMigrations: readonly Migration[] = [
  {
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
  },
  {
    version: 2,
    sql: `
      CREATE TABLE upload (
        id TEXT PRIMARY KEY,
        -- when it came and its id, so that there is one order
        received_order TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        -- of the layout, only while it waits
        waiting_for TEXT,
        revision INTEGER NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX upload_state ON upload (state, received_order);
      CREATE INDEX upload_waiting ON upload (waiting_for, received_order) WHERE waiting_for IS NOT NULL;

      CREATE TABLE upload_event (
        upload_id TEXT NOT NULL,
        entry TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (upload_id, entry)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE message (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        queue TEXT NOT NULL,
        body TEXT NOT NULL,
        -- milliseconds since the epoch before which nobody gets it
        visible_ms INTEGER NOT NULL,
        -- of who has it; another one each time
        receipt TEXT UNIQUE,
        received INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX message_next ON message (queue, visible_ms);
    `,
  },
  {
    version: 3,
    sql: `
      -- whether whoever has it has not said yet what became of it
      ALTER TABLE message ADD COLUMN at_work INTEGER NOT NULL DEFAULT 0;
    `,
  },
];
