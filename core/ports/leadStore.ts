import type { PackId } from '../model/ids.ts';
import type {
  Lead,
  LeadCounts,
  LeadEditEntry,
  LeadEntry,
  LeadFilter,
  LeadId,
  LeadRow,
  LeadRule,
  LeadSource,
  LeadStamp,
} from '../model/lead.ts';

/** What a person changes at one stroke. */
export interface LeadEdit extends Pick<LeadRule, 'findFields'> {
  readonly id: LeadId;
  /** Of the lead as the person saw it. */
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly values: readonly { readonly field: string; readonly value: string | null }[];
  /** The suggestion of a language model that the person has accepted by it. */
  readonly suggestion?: NonNullable<LeadEditEntry['suggestion']>;
  /** The key that the lead has by it, where a field of its key changes; the former one goes on to mean it. */
  readonly key?: string;
}

/** A filter within a pack. */
export interface LeadQuery extends LeadFilter, Pick<LeadRule, 'findFields'> {
  readonly packId: PackId;
  /** Only a lead whose key is this now. */
  readonly key?: string;
}

/** Leads that were found; `next` goes on behind them and is `null` where no more can be. There may be none and yet more. */
export interface LeadFinding {
  readonly leads: readonly Lead[];
  readonly next: string | null;
}

/**
 * Leads that runs of a pipeline have told of, with where each value is from and what was done to them. There is one lead a
 * key, whoever writes at once; rows in any order, doubled or sent again make the same leads. Durable when a promise
 * resolves, and whatever is read is as it was written last, but for `find`, which may lack a change of the last moment.
 */
export interface LeadStore {
  /** Takes rows of a run in, each once, however often it is given. @returns what they told when they were taken first */
  take(source: LeadSource, rows: readonly LeadRow[], at: string): Promise<LeadCounts>;
  /** Leads of a pack. */
  count(packId: PackId): Promise<number>;
  /**
   * Leads by their place in the order of arrival, in which those of one minute may stand otherwise; beyond the last there
   * are none.
   */
  page(
    packId: PackId,
    window: { readonly first: number; readonly count: number; readonly descending: boolean },
  ): Promise<readonly Lead[]>;
  /**
   * Leads by when they changed, as `find` sees them; of equal times in an order that stays. Reads as many keys as lie
   * before the window, so it is for its first thousands.
   */
  pageByChange(
    packId: PackId,
    window: { readonly first: number; readonly count: number; readonly descending: boolean },
  ): Promise<readonly Lead[]>;
  /**
   * Leads in the order of arrival that a filter finds, at most `limit`; of those that changed since, by when they changed.
   * Looks at so many at a time, so that each answer comes soon.
   *
   * @param from `after`: `next` of the answer before; one that is none of ours is `USAGE`
   */
  find(
    query: LeadQuery,
    from: { readonly after: string | null; readonly limit: number },
  ): Promise<LeadFinding>;
  get(id: LeadId): Promise<Lead | undefined>;
  /** The lead that a key means, also where it was edited since. */
  byKey(packId: PackId, key: string): Promise<Lead | undefined>;
  /** Oldest first, as they were written: rows as they were taken in, edits between them. */
  history(id: LeadId): Promise<readonly LeadEntry[]>;
  /** @throws {AppError} `RECORD_CHANGED` where it is no longer as it was seen, `RECORD_KEY_TAKEN`, `NOT_FOUND`; then nothing was changed */
  edit(change: LeadEdit): Promise<Lead>;
  /**
   * Takes an edit back: its fields say again what all others have said of them.
   * @throws {AppError} `UNDO_BLOCKED` where somebody edited the same since, or rows came by the address that it gave; `NOT_FOUND`
   */
  undo(
    id: LeadId,
    edit: LeadStamp,
    by: { readonly at: string; readonly by: string } & LeadRule,
  ): Promise<Lead>;
}
