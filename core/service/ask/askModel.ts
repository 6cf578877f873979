import type { AskModelEvent, AskPreview, AskReading } from '../../contract/askViews.ts';
import { questionsConsent } from '../../contract/questionsConsent.ts';
import { AppError } from '../../model/errors.ts';
import { asId, type PackId } from '../../model/ids.ts';
import { type AskDraft, draftQuestion } from './askDraft.ts';
import { type AskedQuestion, readByGrammar, readingByModel } from './askReading.ts';
import { type AskSent, sendQuestion, unused } from './askSending.ts';
import type { AskBook } from './askTopics.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { createLlmCalls } from '../llm/llmCalls.ts';
import type { InquiryControl } from '../llm/llmInquiry.ts';
import { refuseObstacles } from '../llm/llmObstacles.ts';
import { watchSteps } from '../llm/watchSteps.ts';
import type { SettingsService } from '../base/settings.ts';

/** Reading questions by a language model, after what would be sent was read and agreed to. */
export interface AskModel {
  preview(asked: AskedQuestion): Promise<AskPreview>;
  read(
    asked: AskedQuestion & { readonly requestHash?: string },
    control: InquiryControl,
  ): Promise<AskReading>;
}

/** Answers remembered while the app runs, so that the same question is sent once. */
const answersKept = 200;

export function createAskModel(
  deps: Dependencies,
  { book, settings }: { readonly book: AskBook; readonly settings: SettingsService },
): AskModel {
  const { stores, clock } = deps;
  const calls = createLlmCalls(deps);
  const answers = new Map<string, AskSent>();
  const isAnswered = (requestHash: string): boolean => answers.has(requestHash);
  const draftOf = (asked: AskedQuestion): Promise<AskDraft> =>
    draftQuestion({ deps, book, settings, calls, isAnswered }, asked);

  return {
    preview: async (asked) => (await draftOf(asked)).preview,
    async read(asked, control) {
      const local = await readByGrammar({ book, clock }, asked);
      // What is refused here is not sent anywhere either.
      if (local.state === 'refused') return local;
      control.onStep?.('preparing');
      const draft = await draftOf(asked);
      const { preview, prepared, consentId, llm, now } = draft;
      refuseObstacles(preview.obstacles.filter(({ kind }) => kind === 'off' || kind === 'notConfigured'));
      const before = answers.get(preview.requestHash);
      if (before === undefined) {
        const seen = asked.requestHash;
        if (seen === undefined ? preview.consent === 'needed' : seen !== preview.requestHash)
          throw new AppError(
            'LLM_CHANGED',
            seen === undefined
              ? 'Nobody has read such a request yet.'
              : 'The request is another one than the one that was read.',
          );
        const over = preview.obstacles.find(({ kind }) => kind !== 'answeredBefore');
        if (over !== undefined)
          return {
            ...local,
            model: {
              ...unused(preview),
              status: over.kind === 'paused' ? 'unavailable' : 'budget',
              message:
                over.kind === 'paused'
                  ? 'The last calls all failed, so nothing is sent for a minute.'
                  : 'A limit on tokens or cost was met.',
            },
          };
        if (seen !== undefined)
          await stores.llm.consents.put({
            id: consentId,
            provider: llm.provider,
            endpoint: preview.endpoint,
            modelId: llm.modelId,
            see: 'shapes',
            packId: asId<PackId>(questionsConsent),
            sensitive: false,
            givenAt: timestamp(clock),
            requestHash: seen,
          });
      }
      if (prepared === null) return local;
      const sent =
        before === undefined
          ? await sendQuestion({ deps, calls }, { draft, prepared }, control)
          : { ...before, use: { ...before.use, ...reused } };
      control.onStep?.('checking');
      const { checked, use } = sent;
      if (checked === null || checked.kind === 'problem') return { ...local, model: use };
      if (before === undefined) {
        if (answers.size >= answersKept) answers.clear();
        answers.set(preview.requestHash, sent);
      }
      if (checked.kind === 'unanswerable')
        return { ...local, model: { ...use, message: 'The model says that no filter answers this.' } };
      return readingByModel({
        question: asked.question,
        query: checked.query,
        topic: checked.topic,
        now,
        model: use,
      });
    },
  };
}

const reused = { fromCache: true, ledgerIds: [], sentBytes: 0, tokens: null, cost: null } as const;

/** Has a model read a question, told step by step. */
export function readingSteps(
  model: AskModel,
  asked: AskedQuestion & { readonly requestHash?: string },
  signal: AbortSignal | undefined,
): AsyncIterable<AskModelEvent> {
  return watchSteps(
    async (control): Promise<AskModelEvent> => ({ kind: 'done', reading: await model.read(asked, control) }),
    signal,
  );
}
