import type { NewSuggestion } from '../../../core/ports/standardStore.ts';
import type { Database } from '../store/openDatabase.ts';

/** Takes suggestions in. What a person has rejected stays rejected; what comes late changes nothing that was decided. */
export function addSuggestion(db: Database['db']): (
  suggestion: NewSuggestion,
  of: {
    readonly jobId: string;
    readonly packId: string;
    readonly at: string;
    readonly isLate: boolean;
  },
) => void {
  const add = db.prepare(
    `INSERT INTO suggestion (job_id, pack_id, field, before, after, state, model_id, cost, ledger_id, at, late)
     VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
     ON CONFLICT (pack_id, field, before) DO UPDATE SET
       job_id = excluded.job_id, after = excluded.after, state = 'open', model_id = excluded.model_id,
       cost = excluded.cost, ledger_id = excluded.ledger_id, at = excluded.at, late = excluded.late,
       decided_by = NULL, decided_at = NULL, batch = NULL
     WHERE state = 'open' OR (state = 'accepted' AND excluded.late = 0)`,
  );
  return ({ field, from, to, modelId, cost, ledgerId }, { jobId, packId, at, isLate }) =>
    void add.run(jobId, packId, field, from, to, modelId, cost, ledgerId, at, isLate ? 1 : 0);
}
