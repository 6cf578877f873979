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
import type { ItemId } from '../model/session.ts';
import type { Hold } from './sessions.ts';

/** A batch that somebody is at work on. */
export interface TakenBatch {
  readonly hold: Hold;
  readonly batch: StandardBatch;
}

/** What came of asking for a batch. `over`: it is counted, or its job has ended, or there is none. */
export type BatchClaim =
  | {
      readonly kind: 'claimed';
      readonly taken: TakenBatch;
      /** From 1: how often somebody has begun with it. */
      readonly attempt: number;
    }
  | { readonly kind: 'busy'; readonly until: string }
  | { readonly kind: 'over' };

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
  /**
   * Begins a job with all its batches, and takes in what is suggested without asking: by rules, or as answered before.
   * @throws {AppError} `USAGE` where another job of the pack is under way
   */
  create(order: {
    readonly job: Pick<
      StandardJob,
      | 'id'
      | 'packId'
      | 'fields'
      | 'rules'
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
  /** Newest first, as far as anybody looks back. */
  jobs(packId: PackId): Promise<readonly StandardJob[]>;
  /** The next batch that nobody has, in their order; `undefined` for none. */
  take(
    id: StandardJobId,
    claim: { readonly token: string; readonly now: string; readonly until: string },
  ): Promise<TakenBatch | undefined>;
  /** This batch, for whoever is called to mind of it; see `SessionStore.claim`. A job whose batches are all counted ends. */
  claim(
    ref: { readonly id: StandardJobId; readonly itemId: ItemId },
    claim: { readonly token: string; readonly now: string; readonly until: string },
  ): Promise<BatchClaim>;
  /** Gives a batch back. */
  release(taken: TakenBatch): Promise<void>;
  /**
   * Counts a batch with what it brings, and ends the job with the last one. `late`: the job had been ended by a person;
   * the suggestions are kept, and nothing is counted. `passed`: it was counted by somebody else.
   */
  commit(end: BatchEnd, at: string): Promise<'counted' | 'late' | 'passed'>;
  /** Changes the state where it is one of `from`. @returns whether it was, and was `under` these limits */
  setState(
    id: StandardJobId,
    change: {
      readonly from: readonly StandardJobState[];
      readonly to: StandardJobState;
      readonly why: string;
      readonly met: StandardLimit | null;
      readonly limits?: Pick<StandardJob, 'mostCost' | 'mostTokens'>;
      /** Only where the limits are still these: what was judged by others says nothing. */
      readonly under?: Pick<StandardJob, 'mostCost' | 'mostTokens'>;
    },
  ): Promise<boolean>;
  /** Ends a job with batches missing. @returns `false` where it had ended */
  end(
    id: StandardJobId,
    by: { readonly by: string; readonly reason: string; readonly at: string },
  ): Promise<boolean>;
  /** Values of a pack that were asked about in vain, by field. They leave the list when a later batch has them. */
  dead(packId: PackId): Promise<readonly DeadValue[]>;
  /** Takes values off that list. */
  forget(packId: PackId, values: readonly FieldValue[]): Promise<void>;

  /** What is kept of these keys; others are left out. */
  verdicts(keys: readonly string[]): Promise<ReadonlyMap<string, KeptVerdict>>;
  /** Replaces what was kept. */
  keepVerdicts(verdicts: readonly { readonly key: string; readonly kept: KeptVerdict }[]): Promise<void>;

  countSuggestions(packId: PackId): Promise<Readonly<Record<SuggestionState, number>>>;
  /** By field; those of one field in an order that stays. */
  suggestions(
    packId: PackId,
    window: {
      readonly state: SuggestionState;
      readonly first: number;
      readonly count: number;
    },
  ): Promise<readonly Suggestion[]>;
  suggestion(id: SuggestionId): Promise<Suggestion | undefined>;
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
  close(): void;
}

/** The same for the records of a desk, of which a suggestion can be decided one by one. */
export interface RecordStandardStore extends StandardStore {
  /** Jobs that nobody has paused, of all packs. */
  running(): Promise<readonly StandardJob[]>;
  /** Gives back whatever processes that have ended had taken. */
  releaseAll(id: StandardJobId): Promise<void>;
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
  /** Deletes everything. */
  erase(): Promise<void>;
}
