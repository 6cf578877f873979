import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { base, fileId, idText, oneFile, runsAtOnce } from './procedure.ts';
import type {
  LlmBudget,
  LlmConsent,
  LlmEvent,
  LlmLedgerView,
  LlmLedgerRecord,
  LlmPreview,
  LlmStatus,
  LlmTest,
} from './views.ts';

/** Asking a language model. Nothing of it sends anything but `ask` and `test`. */
export const llmProcedures = {
  status: base.output(type<LlmStatus>()),
  /** Keeps the key of an OpenAI-compatible endpoint; `null` takes it away. It can never be read back. */
  putKey: base
    .input(z.strictObject({ key: z.string().min(1).max(8_192).nullable() }))
    .output(type<LlmStatus>()),
  /** What asking about the file would send, to the byte; sends nothing. */
  preview: base.input(oneFile).output(type<LlmPreview>()),
  /**
   * Sends exactly the request that `preview` showed, and takes that for consent to requests of its kind. Ends with
   * `done` or `failed`; breaking off cancels it. `LLM_CHANGED` where the request is another one by now.
   */
  ask: base
    .input(z.strictObject({ fileId, requestHash: z.string().length(64) }))
    .output(eventIterator(type<LlmEvent>())),
  /** Sends a few words without any data, to see whether the connection works. */
  test: base.output(type<LlmTest>()),
  budget: base.output(type<LlmBudget>()),
  /** What was sent, newest first; `before` is the last entry of the page before. */
  ledger: base
    .input(z.strictObject({ limit: z.int().min(1).max(runsAtOnce), before: z.exactOptional(idText) }))
    .output(type<readonly LlmLedgerView[]>()),
  ledgerEntry: base.input(z.strictObject({ id: idText })).output(type<LlmLedgerRecord>()),
  consents: base.output(type<readonly LlmConsent[]>()),
  /** Requests of that kind have to be read again before one is sent. */
  withdrawConsent: base
    .input(z.strictObject({ id: z.string().length(64) }))
    .output(type<readonly LlmConsent[]>()),
};
