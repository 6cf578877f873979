import type { PackId } from '../model/ids.ts';
import type {
  DeadValueView,
  FieldValue,
  StandardJobId,
  StandardJobView,
  StandardOverview,
  StandardPlan,
  StandardProgress,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../model/standardising.ts';

interface OfPack {
  readonly packId: PackId;
}

interface OfJob {
  readonly jobId: StandardJobId;
}

/** Which fields are to be standardised. */
export interface StandardScope extends OfPack {
  readonly fields: readonly string[];
  /** Of these alone the values that were asked about in vain, once more. */
  readonly again?: readonly FieldValue[];
}

/** Suggestions that are decided. */
export interface SuggestionsOf extends OfPack {
  readonly ids: readonly SuggestionId[];
}

/** Having values standardised that no rule could, in batches, wherever the records are: on a desk, or in a pipeline. */
export interface StandardApi {
  /** Goes through all values. */
  look(input: OfPack): Promise<StandardOverview>;
  progress(input: OfPack): Promise<StandardProgress>;
  /** What starting would send, to the byte; sends nothing. */
  plan(input: StandardScope): Promise<StandardPlan>;
  /** @throws {AppError} `LLM_CHANGED` where the requests are other ones by now; `LLM_OFF`, `LLM_REFUSED`, `LLM_BUDGET`, `USAGE` */
  start(
    input: StandardScope & { readonly requestHash: string; readonly mostCost: number | null },
  ): Promise<StandardJobView>;
  pause(input: OfJob): Promise<StandardJobView>;
  /** Goes on with a job that pauses, under higher limits where they are given. */
  goOn(input: OfJob & { readonly mostCost?: number; readonly mostTokens?: number }): Promise<StandardJobView>;
  /** Ends a job with batches missing. What the model still answers is offered, and counted nowhere. */
  end(input: OfJob & { readonly reason: string }): Promise<StandardJobView>;
  /** Values that were asked about in vain, those that no record has any more left out. */
  dead(input: OfPack): Promise<readonly DeadValueView[]>;
  /** Takes values off that list; they are not asked about again by themselves. */
  forget(input: OfPack & { readonly values: readonly FieldValue[] }): Promise<void>;
  suggestions(
    input: OfPack & {
      readonly state: SuggestionState;
      readonly first: number;
      readonly count: number;
    },
  ): Promise<readonly SuggestionView[]>;
  /** Changes every record that has the value, as a person's edit. `rest`: suggestions that no time was left for; accepted again, they go on. */
  accept(input: SuggestionsOf): Promise<{ readonly records: number; readonly rest: number }>;
  /** The values are right as they are, and are not asked about again. */
  reject(input: SuggestionsOf): Promise<void>;
  /** Takes a decision back; where something was changed since, it stays. `rest` as for `accept`. */
  reopen(input: SuggestionsOf): Promise<{ readonly blocked: number; readonly rest: number }>;
}
