import { afterCall, type Breaker, freshBreaker, isPaused } from '../../llm/breaker.ts';
import { costOf, estimateOf } from '../../llm/estimate.ts';
import { byteLength } from '../../values/text/byteLength.ts';
import type { FileId, PackId } from '../../model/ids.ts';
import type { LlmLedgerEntry, LlmLedgerOutcome, LlmSettings } from '../../model/llm.ts';
import type { LlmRequest } from '../../model/llmRequest.ts';
import { llmOptions } from '../../model/options/llmOptions.ts';
import type { LlmReply, PreparedLlmCall } from '../../ports/llm.ts';
import { timestamp } from '../base/dependencies.ts';
import type { LlmDependencies } from './llmDependencies.ts';

/** What a call is about, for the ledger. */
export interface CallNote {
  readonly kind: 'ask' | 'repair' | 'test';
  readonly settings: LlmSettings;
  readonly see: LlmLedgerEntry['see'];
  readonly request: LlmRequest;
  readonly fileId: FileId | null;
  readonly fileName: string | null;
  readonly packId: PackId | null;
  readonly columnCount: number;
}

/** What a reply comes to: whether the text of an answer is what was asked for, only the asker can say. */
export interface Verdict {
  readonly status: LlmLedgerOutcome['status'];
  readonly message: string;
}

/** Sends prepared requests, each one in the ledger before its first byte leaves. */
export interface LlmCalls {
  /** @returns the reply and the entry's id */
  send(
    call: PreparedLlmCall,
    note: CallNote,
    control: {
      readonly judge: (reply: LlmReply) => Verdict;
      readonly signal?: AbortSignal | undefined;
      /** Asked once the request stands in the ledger: why it must not leave after all. */
      readonly hold?: () => Promise<string | undefined>;
    },
  ): Promise<{ readonly reply: LlmReply; readonly verdict: Verdict; readonly ledgerId: string }>;
  /** Milliseconds since the epoch until when nothing is sent to where the settings point; `null`: calls go out. */
  pausedUntil(settings: LlmSettings): number | null;
}

export function createLlmCalls(deps: LlmDependencies): LlmCalls {
  const { stores, clock, ids, digest, log } = deps;
  const breakers = new Map<string, Breaker>();
  const breakerName = ({ provider, region, baseUrl, bedrockUrl, modelId }: LlmSettings): string =>
    JSON.stringify([provider, region, baseUrl, bedrockUrl, modelId]);

  return {
    pausedUntil(settings) {
      const breaker = breakers.get(breakerName(settings)) ?? freshBreaker;
      return isPaused(breaker, clock.now()) ? breaker.pausedUntil : null;
    },
    async send(call, note, { judge, signal, hold }) {
      const { settings, request, kind, columnCount } = note;
      const { endpoint, body } = call;
      const id = ids.next();
      const begun = clock.now();
      const requestBytes = byteLength(body);
      await stores.llm.ledger.append({
        id,
        at: timestamp(clock),
        kind,
        provider: settings.provider,
        endpoint,
        modelId: settings.modelId,
        see: note.see,
        promptVersion: request.promptVersion,
        fileId: note.fileId,
        fileName: note.fileName,
        packId: note.packId,
        columnCount,
        requestBytes,
        requestSha256: digest(body),
        estimate: estimateOf(body, request.maxTokens, settings),
        body,
      });
      const held = await hold?.();
      if (held !== undefined) {
        const verdict: Verdict = { status: 'refused', message: `Not sent. ${held}` };
        await stores.llm.ledger.settle(id, unsent(verdict, timestamp(clock)), null);
        return { reply: { ...failedReply, message: verdict.message }, verdict, ledgerId: id };
      }
      log.info('llm.sent', {
        id,
        kind,
        provider: settings.provider,
        bytes: requestBytes,
        columns: columnCount,
      });
      const reply = await call.send(signal);
      const verdict = judge(reply);
      const name = breakerName(settings);
      breakers.set(name, afterCall(breakers.get(name) ?? freshBreaker, verdict.status, clock.now()));
      const answer = reply.kind === 'answer' ? reply : undefined;
      const tokens = answer?.tokens ?? null;
      const outcome: LlmLedgerOutcome = {
        at: timestamp(clock),
        status: verdict.status,
        tokens,
        cost: tokens === null ? null : costOf(tokens, settings),
        latencyMs: Math.max(0, clock.now() - begun),
        attempts: reply.attempts,
        answerBytes: 'bytes' in reply ? reply.bytes : 0,
        message: verdict.message,
      };
      await stores.llm.ledger.settle(
        id,
        outcome,
        answer?.text.slice(0, llmOptions.keptAnswerCharacters) ?? null,
      );
      log.info('llm.heard', {
        id,
        status: outcome.status,
        ms: outcome.latencyMs,
        attempts: outcome.attempts,
        bytes: outcome.answerBytes,
        inputTokens: tokens?.input ?? null,
        outputTokens: tokens?.output ?? null,
      });
      return { reply, verdict, ledgerId: id };
    },
  };
}

const failedReply = { kind: 'failed', status: 'refused', attempts: 0, bytes: 0 } as const;

/** What is said of a request that stands in the ledger and never left. */
function unsent({ status, message }: Verdict, at: string): LlmLedgerOutcome {
  return { at, status, message, tokens: null, cost: null, latencyMs: 0, attempts: 0, answerBytes: 0 };
}
