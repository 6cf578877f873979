import type { LlmOutcome } from '../model/llm.ts';

/** Whose turn it is to ask a question that many files have at once. `failed`: it was asked a short while ago, in vain. */
export type LlmTurn =
  | { readonly kind: 'mine' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly outcome: LlmOutcome };

/** Lets one of many processes ask a question, by the key of its answer. Times are milliseconds since the epoch. */
export interface LlmTurns {
  /** Takes the turn until `untilMs`, unless somebody has it at `nowMs`. */
  take(key: string, time: { readonly nowMs: number; readonly untilMs: number }): Promise<LlmTurn>;
  /** Gives it back: it was answered, or not asked. */
  release(key: string): Promise<void>;
  /** Gives it back with how asking ended, which others take as theirs until `untilMs`. */
  fail(key: string, outcome: LlmOutcome, untilMs: number): Promise<void>;
}
