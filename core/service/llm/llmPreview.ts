import { estimateOf } from '../../llm/estimate.ts';
import { byteLength } from '../../values/text/byteLength.ts';
import { headerVocabulary } from '../../llm/headerVocabulary.ts';
import type { LlmAnswer, LlmObstacle, LlmPreview, LlmSettings } from '../../model/llm.ts';
import type { LlmClient, PreparedLlmCall, SecretStore } from '../../ports/llm.ts';
import type { LlmCalls } from './llmCalls.ts';
import { type LlmReach, reachOf } from './llmConnection.ts';
import type { LlmDependencies } from './llmDependencies.ts';
import { prettyBody } from '../base/prettyBody.ts';
import { answerKey, type LlmQuestion, questionFor } from './llmQuestion.ts';
import { overBudget } from './llmSpending.ts';
import type { LlmSubject } from './llmSubject.ts';

/** A question as far as it can be put: what the person sees, and what sending it needs. */
export interface Draft {
  readonly preview: LlmPreview;
  readonly question: LlmQuestion;
  readonly reach: LlmReach;
  /** `null` where there is nothing to send, or nowhere to send it. */
  readonly prepared: PreparedLlmCall | null;
  /** Of the answer, and of the consent to requests of this kind. */
  readonly key: string;
  readonly consentId: string;
  /** The answer that is known already, where it covers every column asked about. */
  readonly known: LlmAnswer | undefined;
}

export type DraftQuestion = (subject: LlmSubject, settings: LlmSettings) => Promise<Draft>;

export interface DraftParts {
  readonly client: LlmClient;
  readonly secrets: Pick<SecretStore, 'get' | 'fromEnvironment'>;
  readonly calls: LlmCalls;
  readonly sessionHash: (text: string) => string;
}

/** Makes the exact request for a file and says what would keep it from being sent. Sends nothing. */
export function createDraftQuestion(deps: LlmDependencies, parts: DraftParts): DraftQuestion {
  const { stores, digest, schemas } = deps;
  const { client, secrets, calls, sessionHash } = parts;
  // Thousands of words; made with the first question.
  let words: ReadonlySet<string> | undefined;
  return async (subject, settings) => {
    words ??= headerVocabulary(schemas);
    const question = questionFor(subject, { settings, sessionHash, vocabulary: words });
    const reach = await reachOf(settings, secrets);
    const canBeMade = question.asked.length > 0 && reach.missing.length === 0;
    const prepared = canBeMade ? await client.prepare(reach.connection, question.request) : null;
    const { body, endpoint } = prepared ?? { body: '', endpoint: '' };
    const estimate = estimateOf(body, prepared === null ? 0 : question.request.maxTokens, settings);
    const key = answerKey(subject, settings, digest);
    const kept = await stores.llm.answers.get(key);
    const known =
      kept !== undefined && question.asked.every((c) => kept.columnIndexes.includes(c)) ? kept : undefined;
    const { see, sensitive } = question;
    const { provider, modelId } = settings;
    const packId = subject.schema.id;
    const consentId = digest(JSON.stringify([provider, endpoint, modelId, see, packId, sensitive]));
    const paused = calls.pausedUntil(settings);
    const over =
      prepared === null ? [] : await overBudget(deps, { settings, estimate, fileId: subject.fileId });
    const obstacles: readonly LlmObstacle[] = [
      ...(settings.mode === 'never' || settings.mode === 'off' ? [{ kind: 'off' as const }] : []),
      ...(reach.missing.length > 0 ? [{ kind: 'notConfigured' as const, missing: reach.missing }] : []),
      ...(question.asked.length === 0 ? [{ kind: 'nothingUncertain' as const }] : []),
      ...(known !== undefined && question.asked.length > 0
        ? [{ kind: 'answeredBefore' as const, at: known.at }]
        : []),
      ...over,
      ...(paused === null ? [] : [{ kind: 'paused' as const, until: new Date(paused).toISOString() }]),
    ];
    return {
      question,
      reach,
      prepared,
      key,
      consentId,
      known,
      preview: {
        fileId: subject.fileId,
        packId,
        provider,
        modelId,
        endpoint,
        see,
        sensitive,
        requestHash: prepared === null ? '' : digest(`${endpoint}\n${modelId}\n${body}`),
        body,
        pretty: prettyBody(body),
        sizeBytes: byteLength(body),
        columns: question.columns,
        fieldCount: subject.schema.fields.length,
        estimate,
        consent: (await stores.llm.consents.get(consentId)) === undefined ? 'needed' : 'given',
        obstacles,
      },
    };
  };
}
