import { layoutOf } from '../../../../core/mapping/layout.ts';
import type { LlmOutcome, LlmPreview } from '../../../../core/model/llm.ts';
import type { Proposal } from '../../../../core/model/mapping.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import type { LlmSubject } from '../../../../core/service/llm/llmSubject.ts';
import { sha256Text } from '../../files/sha256Text.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';

/** What was proposed for a table, as a model may be asked about it. */
export interface RuledTable {
  readonly fileName: string;
  readonly columns: readonly ColumnProfile[];
  readonly schema: TargetSchema;
  readonly proposal: Proposal;
}

/** Asks the language model of the app's settings about tables that are in no Inbox; ledger and limits are the app's. */
export interface LlmVoter {
  preview(table: RuledTable): Promise<LlmPreview>;
  /**
   * @param seenHash of the request that the person has read; absent: only what was agreed to before is sent
   * @throws {AppError} `LLM_OFF`, `LLM_REFUSED`, `LLM_CHANGED`
   */
  ask(
    table: RuledTable,
    seenHash: string | undefined,
  ): Promise<{ readonly outcome: LlmOutcome; readonly proposal: Proposal }>;
  close(): Promise<void>;
}

export async function openLlmVoter(session: Session): Promise<LlmVoter> {
  const world = await openWorld(session, { guest: true });
  const { loose } = world.service.llm;
  return {
    preview: (table) => loose.preview(subjectOf(table)),
    ask: (table, seenHash) => loose.ask(subjectOf(table), seenHash, session.signal),
    close: () => world.close(),
  };
}

function subjectOf({ fileName, columns, schema, proposal }: RuledTable): LlmSubject {
  return {
    fileId: null,
    fileName,
    columns,
    schema,
    fingerprint: layoutOf({ columns }, sha256Text).fingerprint,
    ruled: proposal,
    decided: new Set(),
    held: [],
  };
}
