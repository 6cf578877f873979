import type { AskPlan } from '../model/askPlan.ts';
import type { ErrorView } from '../model/errors.ts';
import type { PackId, RunId } from '../model/ids.ts';
import type {
  Arrival,
  GroupId,
  GroupState,
  LoadEvent,
  LoadProgress,
  OperationId,
  OperationKind,
  RecordFilter,
  RecordId,
  RecordLoad,
  RecordOperation,
  RecordOrder,
  RecordPair,
  RecordState,
  StoredRecord,
} from '../model/record.ts';
import type { AskedRows } from './askStore.ts';

/** A filter whose fields are places. */
export interface RecordQuery extends Pick<RecordFilter, 'mark'> {
  readonly packId: PackId;
  /** Each must stand at the beginning of a word. */
  readonly words: readonly string[];
  readonly places: readonly { readonly place: number; readonly values: readonly string[] }[];
  /** Conditions of a question, as `AskPlan` has them, with the places of the fields. */
  readonly asked?: AskedRecords;
}

export interface AskedRecords {
  readonly where: AskPlan['where'];
  readonly rows: Extract<AskedRows, { kind: 'records' }>;
}

export interface RecordWindow {
  /** A place; `null`: the order of arrival. */
  readonly place: number | null;
  readonly descending: RecordOrder['descending'];
  readonly first: number;
  readonly count: number;
}

export interface RecordCounting {
  readonly total: number;
  /** How many each would leave under the rest of the query. */
  readonly marks: Readonly<Record<NonNullable<RecordFilter['mark']>, number>>;
}

/** Rows of a run on their way into the store. */
export interface RowsToAdd {
  /** `IncomingRow`s as `packRows` packs them. */
  readonly rows: Uint8Array;
  /** Places among them of those that are passed over, ascending. */
  readonly without?: readonly number[];
  /** Data row of the source to go on from. */
  readonly next: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** How a load stands from now on. */
export interface LoadSettling {
  readonly state: LoadProgress['state'];
  /** The state that it must have for that, else nothing changes: another process may have ended it or opened it again. */
  readonly from?: LoadProgress['state'];
  readonly next: number;
  readonly error: string | null;
  /** ISO 8601 UTC; absent where it comes no further by it. */
  readonly at?: string;
  /** For its history. */
  readonly told?: LoadEvent;
}

/** What changes at one stroke. */
export interface RecordChange {
  readonly packId: PackId;
  readonly kind: OperationKind;
  readonly at: string;
  readonly by: string;
  readonly batch: string | null;
  readonly records: readonly {
    readonly id: RecordId;
    /** The record's operation when the change was thought out. */
    readonly basis: OperationId;
    readonly after: RecordState;
    /** A key that means this record from now on; one that is another's already rejects with `RECORD_KEY_TAKEN`. */
    readonly key?: string;
  }[];
  /** The group that is decided; it stays open where records of it are left over. */
  readonly group?: { readonly id: GroupId; readonly state: GroupState };
}

/** Records that are likely the same, with what was found between each two. */
export interface RecordGroup {
  readonly id: GroupId;
  readonly state: GroupState;
  /** Of its closest pair, 0 to 1. */
  readonly score: number;
  /** Fields in which its records contradict each other; `null` while nobody has looked since its records changed. */
  readonly conflicts: number | null;
  /** Oldest first; merged ones are left out. */
  readonly records: readonly StoredRecord[];
  readonly pairs: readonly RecordPair[];
}

export interface GroupCounting {
  readonly states: Readonly<Record<GroupState, number>>;
  /** Open ones without a contradiction. */
  readonly safe: number;
}

/**
 * Records that runs have loaded, with where each value is from and everything that was done to them. Whatever is
 * reported as done is durable.
 */
export interface RecordStore {
  /** Packs that have records or loads. */
  packs(): Promise<readonly { readonly packId: PackId; readonly records: number }[]>;
  /** The places of fields; unknown ones get the next. */
  places(packId: PackId, fields: readonly string[]): Promise<readonly number[]>;
  /** Fields by place, those included that the pack no longer has; whether any record ever had a value. */
  fields(packId: PackId): Promise<readonly { readonly name: string; readonly isUsed: boolean }[]>;

  /** Begins a load; one that was begun before is left as it is. */
  begin(load: RecordLoad): Promise<LoadProgress>;
  /**
   * Takes rows in, all or none, and notes where to go on. A row that is there already is passed over; one whose key is
   * known changes that record: what it says newly replaces what files have said before, never what a person has typed.
   * Of a load that was ended by force they are kept aside, and nothing is counted.
   */
  add(runId: RunId, batch: RowsToAdd): Promise<LoadProgress>;
  /**
   * A load that is `loading` again goes on behind its last row, whatever `next` says: it may have failed while it compared.
   * One that was ended by force is open again by it, and what came late is read once more.
   */
  settle(runId: RunId, end: LoadSettling): Promise<LoadProgress>;
  /**
   * Ends a load that is under way or failed, in the name of a person. What is in stays and is compared; one that was
   * comparing is done. Where no row is missing it goes on to its end as usual. Asked again, or of one that is done,
   * nothing changes.
   */
  force(
    runId: RunId,
    person: { readonly by: string; readonly at: string; readonly reason: string },
  ): Promise<LoadProgress>;
  /** Takes in what came late, or throws it away; either is the end of it. What is taken in is to be compared. */
  settleLate(
    runId: RunId,
    order: { readonly take: boolean; readonly by: string; readonly at: string },
  ): Promise<LoadProgress>;
  /** What happened to a load, oldest first. */
  loadEvents(runId: RunId): Promise<readonly LoadEvent[]>;
  load(runId: RunId): Promise<LoadProgress | undefined>;
  /** Newest first. */
  loads(packId?: PackId): Promise<readonly LoadProgress[]>;

  count(query: RecordQuery): Promise<RecordCounting>;
  /** Values of a place with how many records have them under the query, most frequent first; `null` where that would take too long. */
  values(
    query: RecordQuery,
    place: number,
  ): Promise<readonly { readonly value: string; readonly count: number }[] | null>;
  /** Different values of a place behind one, in the order of their characters, each with how many records have it. */
  distinct(
    packId: PackId,
    place: number,
    window: { readonly after: string; readonly limit: number },
  ): Promise<readonly { readonly value: string; readonly count: number }[]>;
  page(query: RecordQuery, window: RecordWindow): Promise<readonly StoredRecord[]>;
  /** Every record that the query finds, in order: a list that stays as it is while records change. */
  ids(query: RecordQuery, order: Pick<RecordWindow, 'place' | 'descending'>): Promise<Float64Array>;
  /** Records by their numbers, in the order asked for; unknown ones are left out. */
  some(ids: readonly RecordId[]): Promise<readonly StoredRecord[]>;
  get(id: RecordId): Promise<StoredRecord | undefined>;
  /** The record that a key means now, after all merges. */
  byKey(packId: PackId, key: string): Promise<StoredRecord | undefined>;
  /** Rows that a record and those merged into it were made of, oldest first. */
  arrivals(id: RecordId): Promise<readonly Arrival[]>;
  /** What was done to a record, or in a pack; newest first. In a pack, what was done at one stroke is told by its newest part. */
  operations(of: {
    readonly packId: PackId;
    readonly recordId?: RecordId;
    readonly limit: number;
  }): Promise<readonly RecordOperation[]>;

  /** @throws {AppError} `RECORD_CHANGED` where one is no longer as it was, `RECORD_KEY_TAKEN`; then nothing was changed */
  apply(change: RecordChange): Promise<OperationId>;
  /**
   * Makes everything as it was before, byte for byte.
   * @throws {AppError} `UNDO_BLOCKED` where a record was changed since, saying by what; `NOT_FOUND`
   */
  undo(id: OperationId, by: { readonly at: string; readonly by: string }): Promise<void>;
  /** Makes changes one after the other; those of which a record is no longer as it was are passed over. @returns how many were made */
  applySome(changes: readonly RecordChange[]): Promise<number>;
  /** Takes changes back, each whole or not at all. @returns those that could not be, with what stands in the way */
  undoSome(
    ids: readonly OperationId[],
    by: { readonly at: string; readonly by: string },
  ): Promise<readonly { readonly id: OperationId; readonly error: ErrorView }[]>;
  /** Of things done at one stroke those that still hold, newest first. */
  held(batch: string): Promise<readonly OperationId[]>;

  /** What became of the rows of a load, from one row on, in their order; merged records are among them. */
  toCompare(
    runId: RunId,
    from: number,
    limit: number,
  ): Promise<readonly { readonly row: number; readonly record: StoredRecord }[]>;
  /** Records that have come or changed since their blocks were noted. */
  unblocked(packId: PackId, limit: number): Promise<readonly StoredRecord[]>;
  /** Notes the blocks of records. Those that a record no longer has stay, as they do no harm. */
  block(
    packId: PackId,
    entries: readonly { readonly id: RecordId; readonly blocks: readonly number[] }[],
  ): Promise<void>;
  /**
   * Records that share a block with one of these, ascending; of each at most `compareNear`, those of the smallest blocks
   * first. Blocks that more than `blockRecords` have are passed over.
   */
  near(
    records: readonly { readonly id: RecordId; readonly blocks: readonly number[] }[],
  ): Promise<readonly RecordId[]>;
  /** Adds pairs to groups; what was said to be different stays so. */
  pair(packId: PackId, pairs: readonly RecordPair[]): Promise<void>;
  countGroups(packId: PackId): Promise<GroupCounting>;
  /** The closest first. */
  groups(
    packId: PackId,
    window: {
      readonly states: readonly GroupState[];
      readonly safe?: true;
      readonly first: number;
      readonly count: number;
    },
  ): Promise<readonly RecordGroup[]>;
  group(id: GroupId): Promise<RecordGroup | undefined>;
  /** Open groups whose conflicts nobody has counted. */
  unjudged(packId: PackId, limit: number): Promise<readonly RecordGroup[]>;
  judge(verdicts: readonly { readonly id: GroupId; readonly conflicts: number }[]): Promise<void>;
  /** Deletes everything. */
  erase(): Promise<void>;
  close(): void;
}
