import { sessionTables } from '../sessions/sessionTables.ts';
import type { Migration } from '../store/migrations.ts';

/** Forms of `pipeline.db`, as `infra/local/store/migrations.ts` has them for the desk's database. */
export const pipelineMigrations: readonly Migration[] = [
  sessionTables,
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
  {
    version: 4,
    sql: `
      CREATE TABLE lead (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        pack TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        -- the one that it has now; null without one
        key TEXT,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX lead_listed ON lead (pack, seq);
      CREATE INDEX lead_by_key ON lead (pack, key) WHERE key IS NOT NULL;
      -- which lead a key means, also one that it had before
      CREATE TABLE lead_key (
        pack TEXT NOT NULL,
        key TEXT NOT NULL,
        lead INTEGER NOT NULL,
        PRIMARY KEY (pack, key)
      ) STRICT, WITHOUT ROWID;
      -- rows that were taken in, each once
      CREATE TABLE lead_row (
        run TEXT NOT NULL,
        row INTEGER NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (run, row)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE lead_entry (
        lead INTEGER NOT NULL,
        stamp TEXT NOT NULL,
        at TEXT NOT NULL,
        -- of an edit that gave the lead another key
        former_key TEXT,
        given_key TEXT,
        document TEXT NOT NULL,
        PRIMARY KEY (lead, stamp)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE lead_mark (
        pack TEXT NOT NULL,
        field TEXT NOT NULL,
        folded TEXT NOT NULL,
        lead INTEGER NOT NULL,
        PRIMARY KEY (pack, field, folded, lead)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX lead_mark_by_lead ON lead_mark (lead);
    `,
  },
  {
    version: 5,
    sql: `
      -- what changed since a time, in this order
      CREATE INDEX lead_by_change ON lead (pack, changed_at, seq);
    `,
  },
];
