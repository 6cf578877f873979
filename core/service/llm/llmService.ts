import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type {
  LlmBudget,
  LlmConsent,
  LlmEvent,
  LlmLedgerEntry,
  LlmLedgerRecord,
  LlmPreview,
  LlmStatus,
  LlmTest,
} from '../../model/llm.ts';

/** Asking a language model about the columns that the rules leave uncertain. */
export interface LlmService {
  status(): Promise<LlmStatus>;
  putKey(input: { readonly key: string | null }): Promise<LlmStatus>;
  preview(input: { readonly fileId: FileId }): Promise<LlmPreview>;
  ask(
    input: { readonly fileId: FileId; readonly requestHash: string },
    signal?: AbortSignal,
  ): AsyncIterable<LlmEvent>;
  test(input?: undefined, signal?: AbortSignal): Promise<LlmTest>;
  budget(): Promise<LlmBudget>;
  ledger(input: { readonly limit: number; readonly before?: string }): Promise<readonly LlmLedgerEntry[]>;
  ledgerEntry(input: { readonly id: string }): Promise<LlmLedgerRecord>;
  consents(): Promise<readonly LlmConsent[]>;
  withdrawConsent(input: { readonly id: string }): Promise<readonly LlmConsent[]>;
}

export function createLlmService(): LlmService {
  const off = async (): Promise<never> => {
    throw new AppError('LLM_OFF', 'No language model is connected yet.');
  };
  return {
    status: off,
    putKey: off,
    preview: off,
    async *ask() {
      yield await off();
    },
    test: off,
    budget: off,
    ledger: off,
    ledgerEntry: off,
    consents: off,
    withdrawConsent: off,
  };
}
