import { sessionTables } from '../sessions/sessionTables.ts';
import type { Migration } from '../store/migrations.ts';

/** Sessions as `pipeline.db` has them, and beside them what was asked and suggested. */
export const standardMigrations: readonly Migration[] = [
  sessionTables,
  {
    version: 2,
    sql: `
      CREATE TABLE job (
        -- sorts by the time of its making; names its session, too
        id TEXT PRIMARY KEY,
        pack_id TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT NOT NULL DEFAULT '',
        -- fields, provider, model, estimate and who ordered it, as JSON
        document TEXT NOT NULL,
        most_cost REAL,
        most_tokens INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        suggested INTEGER NOT NULL DEFAULT 0,
        left_so INTEGER NOT NULL DEFAULT 0,
        refused INTEGER NOT NULL DEFAULT 0,
        cached INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX job_by_pack ON job (pack_id, id);

      CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        job_id TEXT NOT NULL,
        pack_id TEXT NOT NULL,
        field TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        state TEXT NOT NULL,
        model_id TEXT NOT NULL,
        cost REAL,
        ledger_id TEXT NOT NULL,
        at TEXT NOT NULL,
        late INTEGER NOT NULL,
        decided_by TEXT,
        decided_at TEXT,
        -- of the changes of records
        batch TEXT,
        UNIQUE (pack_id, field, before)
      ) STRICT;
      CREATE INDEX suggestion_by_state ON suggestion (pack_id, state, field, before);

      -- values that were asked about in vain
      CREATE TABLE dead (
        job_id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        fault TEXT NOT NULL,
        PRIMARY KEY (job_id, field, value)
      ) STRICT, WITHOUT ROWID;

      -- what came of a value, by rule, value, model and template
      CREATE TABLE verdict (key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 3,
    sql: `
      -- the limit that a job pauses at
      ALTER TABLE job ADD COLUMN met TEXT;

      -- records whose value is right as it is, whatever the suggestion says
      CREATE TABLE kept (
        suggestion_id INTEGER NOT NULL,
        record_id INTEGER NOT NULL,
        kept_by TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (suggestion_id, record_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 4,
    // Asked with the history of every record that is looked at.
    sql: 'CREATE INDEX suggestion_by_batch ON suggestion (batch) WHERE batch IS NOT NULL;',
  },
];
