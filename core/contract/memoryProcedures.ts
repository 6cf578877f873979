import { type } from '@orpc/contract';
import * as z from 'zod';
import { base, idText, packId } from './procedure.ts';
import type { DecisionRecord, MemoryEntry } from './views.ts';

const memoryIds = z.strictObject({ ids: z.array(idText).min(1).max(10_000).readonly() });

/** What approvals say about headers, and how often proposals proved right. */
export const memoryProcedures = {
  /** What approvals say about headers, forgotten entries included; the latest first. */
  list: base.input(z.strictObject({ packId })).output(type<readonly MemoryEntry[]>()),
  /** From now on these have no say in proposals; what was approved stays in the history. Unknown ids are passed over. */
  forget: base.input(memoryIds).output(type<void>()),
  restore: base.input(memoryIds).output(type<void>()),
  /** How often proposals proved right here, by confidence. */
  record: base.input(z.strictObject({ packId })).output(type<DecisionRecord>()),
};
