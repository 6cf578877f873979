import { checkAskAnswer, type CheckedAskAnswer } from '../../ask/model/checkAskAnswer.ts';
import type { AskModelUse, AskPreview } from '../../contract/askViews.ts';
import { repairRequest } from '../../llm/buildRequest.ts';
import { estimateOf } from '../../llm/estimate.ts';
import { byteLength } from '../../values/text/byteLength.ts';
import type { LlmReply, PreparedLlmCall } from '../../ports/llm.ts';
import type { AskDraft } from './askDraft.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { LlmCalls, Verdict } from '../llm/llmCalls.ts';
import type { InquiryControl } from '../llm/llmInquiry.ts';
import { overBudget } from '../llm/llmSpending.ts';

/** Forms of an answer that a provider may refuse before one is taken. */
const mostForms = 6;

/** What came of a request; `checked` is `null` where no answer can be used. */
export interface AskSent {
  readonly checked: CheckedAskAnswer | null;
  readonly use: AskModelUse;
}

/** Sends a request, checks the answer, and asks once more with what was wrong. */
export async function sendQuestion(
  { deps, calls }: { readonly deps: Dependencies; readonly calls: LlmCalls },
  { draft, prepared }: { readonly draft: AskDraft; readonly prepared: PreparedLlmCall },
  { signal, onStep }: InquiryControl,
): Promise<AskSent> {
  const { stores } = deps;
  const { client } = deps.llm;
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
}

/** What was used where nothing was sent. */
export function unused({ endpoint, modelId }: AskPreview): Omit<AskModelUse, 'status'> {
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
