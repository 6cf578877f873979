import { repairRequest } from '../../llm/buildRequest.ts';
import { checkAnswer } from '../../llm/checkAnswer.ts';
import { estimateOf } from '../../llm/estimate.ts';
import type { LlmAnswer, LlmEvent, LlmMapping, LlmOutcome, LlmSettings } from '../../model/llm.ts';
import type { LlmRequest } from '../../model/llmRequest.ts';
import type { LlmClient, LlmConnection, LlmReply, PreparedLlmCall } from '../../ports/llm.ts';
import { timestamp } from '../base/dependencies.ts';
import type { LlmCalls, Verdict } from './llmCalls.ts';
import type { LlmDependencies } from './llmDependencies.ts';
import type { LlmQuestion } from './llmQuestion.ts';
import { overBudget } from './llmSpending.ts';
import type { LlmSubject } from './llmSubject.ts';

/** Everything that has to be known before a question is put. */
export interface Inquiry {
  readonly subject: LlmSubject;
  readonly question: LlmQuestion;
  readonly settings: LlmSettings;
  readonly connection: LlmConnection;
  /** The request as it was shown. */
  readonly prepared: PreparedLlmCall;
}

export interface InquiryControl {
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: Extract<LlmEvent, { kind: 'progress' }>['step']) => void;
}

export type Inquire = (
  inquiry: Inquiry,
  control: InquiryControl,
) => Promise<{ readonly outcome: LlmOutcome; readonly answer: LlmAnswer | null }>;

/** Forms of an answer that a provider may refuse one after the other before one is taken. */
const mostForms = 6;

/**
 * Puts a question: sends it, checks the answer against the closed schema, asks once more with what was wrong, and then
 * gives up. Where the model does not take the form in which the answer is asked for, the same text is sent in the next
 * form; each is an entry of its own in the ledger.
 */
export function createInquire(deps: LlmDependencies, client: LlmClient, calls: LlmCalls): Inquire {
  return async ({ subject, question, settings, connection, prepared }, { signal, onStep }) => {
    const outcome = (status: LlmOutcome['status'], message: string): LlmOutcome => ({
      status,
      provider: settings.provider,
      modelId: settings.modelId,
      see: question.see,
      at: timestamp(deps.clock),
      columnCount: question.asked.length,
      fromCache: false,
      message,
    });
    let request = question.request;
    let call = prepared;
    let kind: 'ask' | 'repair' = 'ask';
    for (let round = 0; round < mostForms + 1; round += 1) {
      const estimate = estimateOf(call.body, request.maxTokens, settings);
      const over = await overBudget(deps, { settings, estimate, fileId: subject.fileId });
      if (over.length > 0)
        return { outcome: outcome('budget', 'A limit on tokens or cost was met.'), answer: null };
      onStep?.(kind === 'ask' ? 'waiting' : 'repairing');
      let mappings: readonly LlmMapping[] = [];
      const judge = (reply: LlmReply): Verdict => {
        const judged = judgeReply(reply, question);
        mappings = judged.mappings;
        return judged.verdict;
      };
      const note = {
        ...subjectNote(subject),
        kind,
        settings,
        see: question.see,
        request,
        columnCount: question.asked.length,
      };
      const { reply, verdict, ledgerId } = await calls.send(call, note, { judge, signal });
      if (verdict.status === 'answered') {
        const done = outcome('answered', '');
        return { outcome: done, answer: { mappings, columnIndexes: question.asked, at: done.at, ledgerId } };
      }
      if (reply.kind === 'otherForm') call = await client.prepare(connection, request);
      else if (verdict.status === 'invalid' && kind === 'ask' && canRepair(reply)) {
        kind = 'repair';
        request = repaired(question.request, verdict);
        call = await client.prepare(connection, request);
      } else return { outcome: outcome(verdict.status, toldMessage(verdict)), answer: null };
    }
    return {
      outcome: outcome('refused', 'The model takes the answer in no form that is known.'),
      answer: null,
    };
  };
}

function subjectNote({ fileId, fileName, schema }: LlmSubject) {
  return { fileId, fileName, packId: schema.id };
}

function repaired(request: LlmRequest, { message }: Verdict): LlmRequest {
  return repairRequest(request, message);
}

/** What is wrong with an answer is said to the model as "it"; a person has to be told what. */
function toldMessage({ status, message }: Verdict): string {
  return status === 'invalid' ? `The model’s answer cannot be used. ${message}` : message;
}

/** An answer that was cut off would be cut off again. */
function canRepair(reply: LlmReply): boolean {
  return reply.kind === 'answer' && (reply.stop === 'complete' || reply.stop === 'malformed');
}

function judgeReply(
  reply: LlmReply,
  { world }: LlmQuestion,
): { readonly verdict: Verdict; readonly mappings: readonly LlmMapping[] } {
  const verdict = (status: Verdict['status'], message: string) => ({
    verdict: { status, message },
    mappings: [],
  });
  switch (reply.kind) {
    case 'otherForm':
      return verdict('refused', reply.message);
    case 'failed':
      return verdict(reply.status, reply.message);
    case 'answer':
      switch (reply.stop) {
        case 'length':
          return verdict('invalid', 'The answer was cut off at the limit of tokens.');
        case 'filtered':
          return verdict('refused', 'The provider’s filter held the answer back.');
        case 'malformed':
          return verdict('invalid', 'It is malformed, the service says.');
        case 'complete': {
          const checked = checkAnswer(reply.text, world);
          return 'problem' in checked
            ? verdict('invalid', checked.problem)
            : { verdict: { status: 'answered', message: '' }, mappings: checked.mappings };
        }
      }
  }
}
