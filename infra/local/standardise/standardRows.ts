import type { PackId } from '../../../core/model/ids.ts';
import { countedItems, type Session } from '../../../core/model/session.ts';
import {
  type StandardJob,
  type StandardJobId,
  type StandardJobState,
  standardLimits,
  type Suggestion,
  type SuggestionId,
  type SuggestionState,
} from '../../../core/model/standardising.ts';
import { integerOf, type Row, textOf } from '../store/openDatabase.ts';

/** What of a job is kept as a document. */
export type JobDocument = Pick<
  StandardJob,
  'fields' | 'rules' | 'provider' | 'modelId' | 'estimate' | 'by' | 'startedAt'
>;

/** Jobs of earlier versions have no rules. */
type KeptDocument = Omit<JobDocument, 'rules'> & Partial<Pick<JobDocument, 'rules'>>;

/** A job as it stands in its row and in its session. */
export function jobOf(row: Row, session: Session): StandardJob {
  const state = textOf(row, 'state') as StandardJobState;
  const { rules = [], ...document } = JSON.parse(textOf(row, 'document')) as KeptDocument;
  return {
    ...document,
    rules,
    id: textOf(row, 'id') as StandardJobId,
    packId: textOf(row, 'pack_id') as PackId,
    // The session is the authority on whether it has ended.
    state: session.status === 'complete' ? 'done' : session.status === 'forced' ? 'ended' : state,
    why: textOf(row, 'why'),
    met: standardLimits.find((one) => one === row['met']) ?? null,
    mostCost: numberOf(row, 'most_cost'),
    mostTokens: integerOf(row, 'most_tokens'),
    endedAt: session.endedAt,
    total: session.total ?? 0,
    counted: countedItems(session.counts),
    values: integerOf(row, 'asked'),
    suggested: integerOf(row, 'suggested'),
    left: integerOf(row, 'left_so'),
    refused: integerOf(row, 'refused'),
    cached: integerOf(row, 'cached'),
    late: session.counts.late,
  };
}

export function suggestionOf(row: Row): Suggestion {
  const by = row['decided_by'];
  return {
    id: String(integerOf(row, 'id')) as SuggestionId,
    jobId: textOf(row, 'job_id') as StandardJobId,
    packId: textOf(row, 'pack_id') as PackId,
    field: textOf(row, 'field'),
    from: textOf(row, 'before'),
    to: textOf(row, 'after'),
    state: textOf(row, 'state') as SuggestionState,
    modelId: textOf(row, 'model_id'),
    cost: numberOf(row, 'cost'),
    ledgerId: textOf(row, 'ledger_id'),
    at: textOf(row, 'at'),
    isLate: integerOf(row, 'late') === 1,
    decided: typeof by === 'string' ? { by, at: textOf(row, 'decided_at') } : null,
    batch: typeof row['batch'] === 'string' ? row['batch'] : null,
  };
}

function numberOf(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
