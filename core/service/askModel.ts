import { askRequest } from '../ask/model/askRequest.ts';
import { checkAskAnswer, type CheckedAskAnswer } from '../ask/model/checkAskAnswer.ts';
import { maskQuestion, type MaskedQuestion } from '../ask/model/maskQuestion.ts';
import type { AskTopic } from '../ask/askField.ts';
import { zoneNamed } from '../ask/days.ts';
import { phrasesToLookUp } from '../ask/grammar/namedValues.ts';
import { tokensOf } from '../ask/grammar/tokens.ts';
import type { AskNow } from '../ask/resolveSpan.ts';
import type { AskModelUse, AskPreview, AskReading } from '../contract/askViews.ts';
import { repairRequest } from '../llm/buildRequest.ts';
import { estimateOf } from '../llm/estimate.ts';
import { byteLength } from '../values/byteLength.ts';
import { AppError } from '../model/errors.ts';
import { asId } from '../model/ids.ts';
import type { LlmObstacle, LlmSettings } from '../model/llm.ts';
import type { LlmRequest } from '../model/llmRequest.ts';
import type { LlmReply, PreparedLlmCall } from '../ports/llm.ts';
import { namedValues } from './askNames.ts';
import { type AskedQuestion, readByGrammar, readingByModel } from './askReading.ts';
import type { AskBook } from './askTopics.ts';
import { type Dependencies, timestamp } from './dependencies.ts';
import { createLlmCalls, type Verdict } from './llmCalls.ts';
import type { InquiryControl } from './llmInquiry.ts';
import { type LlmReach, reachOf } from './llmConnection.ts';
import { refuseObstacles } from './llmObstacles.ts';
import { overBudget } from './llmSpending.ts';
import { prettyBody } from './prettyBody.ts';
import type { SettingsService } from './settings.ts';

/** Reading questions by a language model, after what would be sent was read and agreed to. */
export interface AskModel {
  preview(asked: AskedQuestion): Promise<AskPreview>;
  read(
    asked: AskedQuestion & { readonly requestHash?: string },
    control: InquiryControl,
  ): Promise<AskReading>;
}

/** What consents to questions are kept under, beside those to packs. */
const consentPack = asId<AskPack>('ask.questions');
type AskPack = Parameters<Dependencies['stores']['llm']['consents']['put']>[0]['packId'];
/** Answers remembered while the app runs, so that the same question is sent once. */
const answersKept = 200;
/** Forms of an answer that a provider may refuse before one is taken. */
const mostForms = 6;

interface Draft {
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

interface Sent {
  readonly checked: CheckedAskAnswer | null;
  readonly use: AskModelUse;
}

export function createAskModel(
  deps: Dependencies,
  { book, settings }: { readonly book: AskBook; readonly settings: SettingsService },
): AskModel {
  const { stores, clock, digest } = deps;
  const { client, secrets } = deps.llm;
  const calls = createLlmCalls(deps);
  const answers = new Map<string, Sent>();

  const draftOf = async ({ question, context, zone }: AskedQuestion): Promise<Draft> => {
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
    const answered = answers.get(requestHash);
    const obstacles: readonly LlmObstacle[] = [
      ...(llm.mode === 'never' || llm.mode === 'off' ? [{ kind: 'off' as const }] : []),
      ...(reach.missing.length > 0 ? [{ kind: 'notConfigured' as const, missing: reach.missing }] : []),
      ...(answered === undefined ? [] : [{ kind: 'answeredBefore' as const, at: timestamp(clock) }]),
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
  };

  /** Sends, checks, and asks once more with what was wrong. */
  const send = async (
    draft: Draft,
    prepared: PreparedLlmCall,
    { signal, onStep }: InquiryControl,
  ): Promise<Sent> => {
    const { llm, topics, masked, now, preview } = draft;
    let request = draft.request;
    let call = prepared;
    let kind: 'ask' | 'repair' = 'ask';
    let checked: CheckedAskAnswer | null = null;
    let use: AskModelUse = { ...unused(preview), status: 'unavailable' };
    for (let round = 0; round <= mostForms; round += 1) {
      const estimate = estimateOf(call.body, request.maxTokens, llm);
      if ((await overBudget(deps, { settings: llm, estimate, fileId: null })).length > 0)
        return {
          checked: null,
          use: { ...use, status: 'budget', message: 'A limit on tokens or cost was met.' },
        };
      onStep?.(kind === 'ask' ? 'waiting' : 'repairing');
      const judge = (reply: LlmReply): Verdict => {
        checked =
          reply.kind === 'answer' && reply.stop === 'complete'
            ? checkAskAnswer(reply.text, { topics, pieces: masked.pieces, now })
            : null;
        return verdictOf(reply, checked);
      };
      const note = {
        kind,
        settings: llm,
        see: 'shapes',
        request,
        fileId: null,
        fileName: null,
        packId: null,
        columnCount: 0,
      } as const;
      const { reply, verdict, ledgerId } = await calls.send(call, note, { judge, signal });
      const entry = await stores.llm.ledger.get(ledgerId);
      use = {
        ...use,
        status: verdict.status,
        ledgerIds: [...use.ledgerIds, ledgerId],
        sentBytes: use.sentBytes + byteLength(call.body),
        tokens: addTokens(use.tokens, entry?.outcome?.tokens ?? null),
        cost: addCost(use.cost, entry?.outcome?.cost ?? null),
        message:
          verdict.status === 'invalid'
            ? `The model’s answer cannot be used. ${verdict.message}`
            : verdict.message,
      };
      if (verdict.status === 'answered') return { checked, use };
      if (reply.kind === 'otherForm') call = await client.prepare(draft.reach.connection, request);
      else if (
        verdict.status === 'invalid' &&
        kind === 'ask' &&
        reply.kind === 'answer' &&
        reply.stop !== 'length'
      ) {
        kind = 'repair';
        request = repairRequest(draft.request, verdict.message);
        call = await client.prepare(draft.reach.connection, request);
      } else return { checked: null, use };
    }
    return { checked: null, use };
  };

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
            packId: consentPack,
            sensitive: false,
            givenAt: timestamp(clock),
            requestHash: seen,
          });
      }
      if (prepared === null) return local;
      const sent =
        before === undefined
          ? await send(draft, prepared, control)
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

function unused({ endpoint, modelId }: AskPreview): Omit<AskModelUse, 'status'> {
  return {
    modelId,
    endpoint,
    fromCache: false,
    ledgerIds: [],
    sentBytes: 0,
    tokens: null,
    cost: null,
    message: '',
  };
}

function verdictOf(reply: LlmReply, checked: CheckedAskAnswer | null): Verdict {
  if (reply.kind === 'otherForm') return { status: 'refused', message: reply.message };
  if (reply.kind === 'failed') return { status: reply.status, message: reply.message };
  if (reply.stop === 'length')
    return { status: 'invalid', message: 'The answer was cut off at the limit of tokens.' };
  if (reply.stop === 'filtered')
    return { status: 'refused', message: 'The provider’s filter held the answer back.' };
  if (reply.stop === 'malformed' || checked === null)
    return { status: 'invalid', message: 'It is malformed, the service says.' };
  return checked.kind === 'problem'
    ? { status: 'invalid', message: checked.problem }
    : { status: 'answered', message: '' };
}

function addTokens(a: AskModelUse['tokens'], b: AskModelUse['tokens']): AskModelUse['tokens'] {
  return a === null || b === null ? (a ?? b) : { input: a.input + b.input, output: a.output + b.output };
}

function addCost(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}
