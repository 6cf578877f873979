import type { PackId } from '../model/ids.ts';
import type { RecordId } from '../model/record.ts';
import type {
  DeadValue,
  FieldValue,
  KeptVerdict,
  StandardBatch,
  StandardJob,
  StandardJobId,
  StandardJobState,
  StandardLimit,
  Suggestion,
  SuggestionId,
  SuggestionState,
} from '../model/standardising.ts';
import type { Hold } from './sessions.ts';

/** A batch that somebody is at work on. */
export interface TakenBatch {
  readonly hold: Hold;
  readonly batch: StandardBatch;
}

/** What is suggested in place of a value. */
export interface NewSuggestion
  extends Pick<Suggestion, 'field' | 'from' | 'to' | 'modelId' | 'cost' | 'ledgerId'> {}

/** How a batch came out. */
export interface BatchEnd {
  readonly taken: TakenBatch;
  readonly suggestions: readonly NewSuggestion[];
  readonly dead: readonly DeadValue[];
  readonly left: number;
  readonly cached: number;
}

/**
 * Jobs of standardising, their batches as items of a session, what came of them and what a person decided. Each method
 * is one atomic step and durable when it resolves. What a batch brings and its being counted are one step, so that a
 * batch is counted once, however often somebody worked on it.
 */
export interface StandardStore {
  /** Begins a job with all its batches, and takes in what is suggested without asking: by rules, or as answered before. */
  create(order: {
    readonly job: Pick<
      StandardJob,
      | 'id'
      | 'packId'
      | 'fields'
      | 'provider'
      | 'modelId'
      | 'estimate'
      | 'mostCost'
      | 'mostTokens'
      | 'by'
      | 'startedAt'
    >;
    readonly batches: readonly StandardBatch[];
    readonly known: readonly NewSuggestion[];
    /** SHA-256 over the batches. */
    readonly sha256: string;
  }): Promise<void>;
  get(id: StandardJobId): Promise<StandardJob | undefined>;
  /** Newest first; of all packs where none is named. */
  jobs(packId?: PackId): Promise<readonly StandardJob[]>;
  /** The next batch that nobody has, in their order; `undefined` for none. */
  take(
    id: StandardJobId,
    claim: { readonly token: string; readonly now: string; readonly until: string },
  ): Promise<TakenBatch | undefined>;
  /** Gives a batch back. */
  release(taken: TakenBatch): Promise<void>;
  /** Gives back whatever processes that have ended had taken. */
  releaseAll(id: StandardJobId): Promise<void>;
  /**
   * Counts a batch with what it brings, and ends the job with the last one. `late`: the job had been ended by a person;
   * the suggestions are kept, and nothing is counted. `passed`: it was counted by somebody else.
   */
  commit(end: BatchEnd, at: string): Promise<'counted' | 'late' | 'passed'>;
  /** Changes the state where it is one of `from`. @returns whether it was */
  setState(
    id: StandardJobId,
    change: {
      readonly from: readonly StandardJobState[];
      readonly to: StandardJobState;
      readonly why: string;
      readonly met: StandardLimit | null;
      readonly limits?: Pick<StandardJob, 'mostCost' | 'mostTokens'>;
    },
  ): Promise<boolean>;
  /** Ends a job with batches missing. @returns `false` where it had ended */
  end(
    id: StandardJobId,
    by: { readonly by: string; readonly reason: string; readonly at: string },
  ): Promise<boolean>;
  /** Values of a pack that were asked about in vain, in the order of fields and values. They leave the list when a later batch has them. */
  dead(packId: PackId): Promise<readonly DeadValue[]>;
  /** Takes values off that list. */
  forget(packId: PackId, values: readonly FieldValue[]): Promise<void>;

  verdict(key: string): Promise<KeptVerdict | undefined>;
  /** Replaces what was kept. */
  keepVerdicts(verdicts: readonly { readonly key: string; readonly kept: KeptVerdict }[]): Promise<void>;

  countSuggestions(packId: PackId): Promise<Readonly<Record<SuggestionState, number>>>;
  /** In the order of fields and values. */
  suggestions(
    packId: PackId,
    window: {
      readonly state: SuggestionState;
      readonly first: number;
      readonly count: number;
    },
  ): Promise<readonly Suggestion[]>;
  suggestion(id: SuggestionId): Promise<Suggestion | undefined>;
  /** The suggestion for a value. */
  suggestionFor(packId: PackId, value: FieldValue): Promise<Suggestion | undefined>;
  /** The models that accepted suggestions are from, by the batches of their changes; other batches are left out. */
  models(batches: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Records whose value is right as it is, whatever the suggestion says; ascending. */
  kept(id: SuggestionId): Promise<readonly RecordId[]>;
  /** Says so of one record, or takes it back. */
  keep(
    id: SuggestionId,
    record: { readonly id: RecordId; readonly isKept: boolean; readonly by: string; readonly at: string },
  ): Promise<void>;
  /**
   * Values of a field that are right as they are, as somebody said by rejecting, and those that wait for a decision.
   * `records`: how many records were said to be right where the others were changed; `null`: all there are.
   */
  settled(
    packId: PackId,
    field: string,
  ): Promise<readonly { readonly value: string; readonly records: number | null }[]>;
  /** Decides a suggestion, or opens it again; `batch` is kept with it. @returns whether it was in one of `from` */
  decide(
    id: SuggestionId,
    decision: {
      readonly from: readonly SuggestionState[];
      readonly to: SuggestionState;
      readonly by: string;
      readonly at: string;
      readonly batch: string | null;
    },
  ): Promise<boolean>;
  /** Deletes everything. */
  erase(): Promise<void>;
  close(): void;
}
