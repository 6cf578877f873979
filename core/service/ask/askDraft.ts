import type { AskTopic } from '../../ask/askField.ts';
import { zoneNamed } from '../../ask/days.ts';
import { phrasesToLookUp } from '../../ask/grammar/words/namedValues.ts';
import { tokensOf } from '../../ask/grammar/words/tokens.ts';
import { askRequest } from '../../ask/model/askRequest.ts';
import { maskQuestion, type MaskedQuestion } from '../../ask/model/maskQuestion.ts';
import type { AskNow } from '../../ask/resolveSpan.ts';
import type { AskPreview } from '../../contract/askViews.ts';
import { estimateOf } from '../../llm/estimate.ts';
import type { LlmObstacle, LlmSettings } from '../../model/llm.ts';
import type { LlmRequest } from '../../model/llmRequest.ts';
import type { PreparedLlmCall } from '../../ports/llm.ts';
import { byteLength } from '../../values/text/byteLength.ts';
import { namedValues } from './askNames.ts';
import type { AskedQuestion } from './askReading.ts';
import type { AskBook } from './askTopics.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { LlmCalls } from '../llm/llmCalls.ts';
import { type LlmReach, reachOf } from '../llm/llmConnection.ts';
import { overBudget } from '../llm/llmSpending.ts';
import { prettyBody } from '../base/prettyBody.ts';
import type { SettingsService } from '../base/settings.ts';

/** A request about a question, made and not sent. */
export interface AskDraft {
  readonly preview: AskPreview;
  readonly llm: LlmSettings;
  readonly reach: LlmReach;
  readonly request: LlmRequest;
  readonly prepared: PreparedLlmCall | null;
  readonly masked: MaskedQuestion;
  readonly topics: readonly AskTopic[];
  readonly now: AskNow;
  readonly consentId: string;
}

export interface AskDraftParts {
  readonly deps: Dependencies;
  readonly book: AskBook;
  readonly settings: SettingsService;
  readonly calls: LlmCalls;
  /** Whether the answer to the same request is known. */
  readonly isAnswered: (requestHash: string) => boolean;
}

/** Makes the request for a question: masked, to the byte, with what stands in its way. */
export async function draftQuestion(
  { deps, book, settings, calls, isAnswered }: AskDraftParts,
  { question, context, zone }: AskedQuestion,
): Promise<AskDraft> {
  const { stores, clock, digest } = deps;
  const { client, secrets } = deps.llm;
  const { llm } = await settings.get();
  const topics = await book.topics();
  const phrases = phrasesToLookUp(tokensOf(question));
  const known = [];
  for (const topic of topics) known.push({ topic, named: await namedValues(book, topic, phrases) });
  const masked = maskQuestion(question, known);
  const now: AskNow = { now: clock.now(), zone: zoneNamed(zone) };
  const request = askRequest({ masked, topics, context, now, modelId: llm.modelId });
  const reach = await reachOf(llm, secrets);
  const prepared = reach.missing.length > 0 ? null : await client.prepare(reach.connection, request);
  const { body, endpoint } = prepared ?? { body: '', endpoint: '' };
  const estimate = estimateOf(body, prepared === null ? 0 : request.maxTokens, llm);
  const requestHash = prepared === null ? '' : digest(`${endpoint}\n${llm.modelId}\n${body}`);
  const consentId = digest(JSON.stringify(['ask', llm.provider, endpoint, llm.modelId]));
  const paused = calls.pausedUntil(llm);
  const isKnown = isAnswered(requestHash);
  const obstacles: readonly LlmObstacle[] = [
    ...(llm.mode === 'never' || llm.mode === 'off' ? [{ kind: 'off' as const }] : []),
    ...(reach.missing.length > 0 ? [{ kind: 'notConfigured' as const, missing: reach.missing }] : []),
    ...(isKnown ? [{ kind: 'answeredBefore' as const, at: timestamp(clock) }] : []),
    ...(prepared === null ? [] : await overBudget(deps, { settings: llm, estimate, fileId: null })),
    ...(paused === null ? [] : [{ kind: 'paused' as const, until: new Date(paused).toISOString() }]),
  ];
  const consent = (await stores.llm.consents.get(consentId)) === undefined ? 'needed' : 'given';
  return {
    llm,
    reach,
    request,
    prepared,
    masked,
    topics,
    now,
    consentId,
    preview: {
      endpoint,
      modelId: llm.modelId,
      requestHash,
      body,
      pretty: prettyBody(body),
      sizeBytes: byteLength(body),
      estimate,
      consent,
      obstacles,
      masked: masked.pieces.map(({ text }) => text),
    },
  };
}
