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
];
