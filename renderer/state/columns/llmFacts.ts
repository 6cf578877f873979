import type { LlmBudget, LlmConsent, LlmLedgerView, LlmStatus } from '../../../core/contract/views.ts';

/** What the settings show of the language model; asked for when they are opened. */
export interface LlmFacts {
  readonly status: LlmStatus | null;
  readonly budget: LlmBudget | null;
  readonly consents: readonly LlmConsent[];
  /** Newest first; `null` before it was asked for. */
  readonly ledger: readonly LlmLedgerView[] | null;
  /** Whether the ledger may go on behind the last of `ledger`. */
  readonly older: boolean;
}

export const nothingOfLlm: LlmFacts = {
  status: null,
  budget: null,
  consents: [],
  ledger: null,
  older: false,
};
