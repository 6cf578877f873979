import { invariant } from '../../model/errors.ts';
import type { LlmAnswer, LlmOutcome, LlmSettings } from '../../model/llm.ts';
import { timestamp } from '../base/dependencies.ts';
import type { LlmDependencies } from './llmDependencies.ts';
import type { Inquire, InquiryControl } from './llmInquiry.ts';
import { endedBy } from './llmObstacles.ts';
import type { Draft } from './llmPreview.ts';
import type { LlmSubject } from './llmSubject.ts';

/** How asking ended, with the answer where there is one. */
export interface Ended {
  readonly outcome: LlmOutcome;
  readonly answer: LlmAnswer | null;
}

export type PutQuestion = (
  subject: LlmSubject,
  draft: Draft,
  control: InquiryControl & { readonly llm: LlmSettings },
) => Promise<Ended>;

/** Puts a drafted question, unless it was answered meanwhile or something keeps it from being sent; keeps the answer. */
export function createPutQuestion({ stores, clock }: LlmDependencies, inquire: Inquire): PutQuestion {
  const covering = async (key: string, asked: readonly number[]): Promise<LlmAnswer | undefined> => {
    const kept = await stores.llm.answers.get(key);
    return kept !== undefined && asked.every((c) => kept.columnIndexes.includes(c)) ? kept : undefined;
  };
  return async (subject, draft, { llm: settings, ...watched }) => {
    const { preview, question, reach, prepared, key } = draft;
    const ended = endedBy(preview.obstacles);
    const told = (status: LlmOutcome['status'], message: string, at = timestamp(clock)): LlmOutcome => ({
      status,
      provider: preview.provider,
      modelId: preview.modelId,
      see: preview.see,
      at,
      columnCount: question.asked.length,
      fromCache: status === 'answered',
      message,
    });
    const known = draft.known ?? (await covering(key, question.asked));
    if (known !== undefined) return { outcome: told('answered', '', known.at), answer: known };
    if (ended !== undefined) return { outcome: told(ended.status, ended.message), answer: null };
    invariant(prepared !== null, 'what nothing stands in the way of is prepared');
    const { connection } = reach;
    const found = await inquire({ subject, question, settings, connection, prepared }, watched);
    if (found.answer !== null) await stores.llm.answers.put(key, found.answer);
    return found;
  };
}
