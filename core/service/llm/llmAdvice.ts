import { weighVotes } from '../../llm/weighVotes.ts';
import type { LlmAnswer, LlmOutcome, LlmSettings } from '../../model/llm.ts';
import type { FileId } from '../../model/ids.ts';
import type { Layout, Proposal } from '../../model/mapping.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { SettingsService } from '../base/settings.ts';
import { answerKey, sightFor } from './llmQuestion.ts';

/** A file that the rules have proposed for. */
interface Ruled {
  readonly record: { readonly id: FileId };
  readonly table: { readonly columns: readonly ColumnProfile[] };
  readonly schema: TargetSchema;
  readonly layout: Layout;
  readonly proposal: Proposal;
}

/** Puts what the model said about a file's layout, if it was ever asked, beside what the rules say. Sends nothing. */
export type Advise = <File extends Ruled>(file: File) => Promise<File & { readonly ruled: Proposal }>;

export function createAdvice(
  { stores, digest }: Pick<Dependencies, 'stores' | 'digest'>,
  settings: SettingsService,
): Advise {
  return async (file) => {
    const { record, table, schema, layout, proposal: ruled } = file;
    const { llm } = await settings.get();
    // Whoever switches it off sees nothing of it any more.
    if (llm.mode === 'never' || llm.mode === 'off') return { ...file, ruled };
    const outcome = await stores.llm.outcomes.get(record.id);
    const answer = await stores.llm.answers.get(
      answerKey({ fingerprint: layout.fingerprint, schema }, llm, digest),
    );
    if (answer === undefined) {
      const flag = outcome?.modelId === llm.modelId && outcome.status !== 'answered' ? { llm: outcome } : {};
      return { ...file, ruled, proposal: { ...ruled, ...flag } };
    }
    const weighed = weighVotes({
      proposal: ruled,
      columns: table.columns,
      schema,
      mappings: answer.mappings,
    });
    return {
      ...file,
      ruled,
      proposal: { ...weighed, llm: answeredOutcome(answer, { llm, schema, outcome }) },
    };
  };
}

function answeredOutcome(
  answer: LlmAnswer,
  {
    llm,
    schema,
    outcome,
  }: {
    readonly llm: LlmSettings;
    readonly schema: TargetSchema;
    readonly outcome: LlmOutcome | undefined;
  },
): LlmOutcome {
  if (outcome?.status === 'answered' && outcome.at === answer.at) return outcome;
  return {
    status: 'answered',
    provider: llm.provider,
    modelId: llm.modelId,
    see: sightFor(schema, llm),
    at: answer.at,
    columnCount: answer.columnIndexes.length,
    fromCache: true,
    message: '',
  };
}
