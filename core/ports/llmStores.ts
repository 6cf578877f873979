import type { FileId } from '../model/ids.ts';
import type {
  LlmAnswer,
  LlmConsent,
  LlmLedgerEntry,
  LlmLedgerOutcome,
  LlmLedgerRecord,
  LlmOutcome,
} from '../model/llm.ts';

/** Tokens and cost of some requests. */
export interface LlmSpent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** Every request that left the machine. Nothing in it is ever changed or removed. */
export interface LlmLedgerStore {
  /** Durable when it resolves, so that nothing leaves that does not stand here. */
  append(entry: Omit<LlmLedgerRecord, 'outcome' | 'answer'>): Promise<void>;
  /** What became of it; said once, later words are passed over. */
  settle(id: string, outcome: LlmLedgerOutcome, answer: string | null): Promise<void>;
  /** Newest first, without bodies. `before` is the id of the last entry of the page before. */
  list(page: { readonly limit: number; readonly before?: string }): Promise<readonly LlmLedgerEntry[]>;
  get(id: string): Promise<LlmLedgerRecord | undefined>;
  /**
   * Sums up what began at or after `from` (ISO 8601 UTC), of one file where it is named. Where the provider told no
   * tokens, those of the request count as estimated, since it may have read them; what it refused counts nothing.
   */
  spent(of: { readonly from?: string; readonly fileId?: FileId }): Promise<LlmSpent>;
}

/** Answers by the question, so that it is asked once. */
export interface LlmAnswerStore {
  get(key: string): Promise<LlmAnswer | undefined>;
  /** Replaces what was kept under the key. */
  put(key: string, answer: LlmAnswer): Promise<void>;
}

export interface LlmConsentStore {
  /** The first one given stays. */
  put(consent: LlmConsent): Promise<void>;
  get(id: string): Promise<LlmConsent | undefined>;
  /** Newest first. */
  list(): Promise<readonly LlmConsent[]>;
  remove(id: string): Promise<void>;
}

/** How asking about a file ended last; goes with the file. */
export interface LlmOutcomeStore {
  /** Passes over a file that is gone. */
  put(fileId: FileId, outcome: LlmOutcome): Promise<void>;
  get(fileId: FileId): Promise<LlmOutcome | undefined>;
}

export interface LlmStores {
  readonly ledger: LlmLedgerStore;
  readonly answers: LlmAnswerStore;
  readonly consents: LlmConsentStore;
  readonly outcomes: LlmOutcomeStore;
}
