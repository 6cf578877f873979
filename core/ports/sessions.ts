import type {
  ItemId,
  ItemOutcome,
  ItemResult,
  OutboxEvent,
  Session,
  SessionId,
  SessionItem,
  SessionKind,
} from '../model/session.ts';

/** What came of asking for an item. `busy`: somebody is at work on it until then. */
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly item: SessionItem }
  | { readonly kind: 'busy'; readonly until: string }
  | { readonly kind: 'terminal'; readonly item: SessionItem }
  | { readonly kind: 'unknown' };

/** What came of handing in a result. `superseded`: another worker's counts. `closed`: the session has ended or begun a new epoch. */
export type CommitAnswer = 'committed' | 'superseded' | 'closed';

/** `unfinished`: items are missing. `ended`: it was complete or forced before. */
export type CompleteAnswer = 'completed' | 'unfinished' | 'ended';

/** A worker's hold on an item. */
export interface Hold {
  readonly sessionId: SessionId;
  readonly itemId: ItemId;
  /** As given to `claim`. */
  readonly token: string;
  readonly epoch: number;
}

/**
 * Sessions, their items and what is to be told of them. The store is the authority on what has been counted; messages
 * only remind of work. Each method is one atomic step, is durable when it resolves, and can be asked again after a lost
 * answer: the same question has the same answer and changes nothing twice. Times are given by the caller; they decide
 * only when somebody else may begin, never what is counted.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` when the store cannot be reached or contention did not end
 */
export interface SessionStore {
  /** Begins a session with epoch 1; one that was begun before is left as it is. */
  begin(session: {
    readonly id: SessionId;
    readonly kind: SessionKind;
    readonly at: string;
  }): Promise<Session>;
  /** Registers items as `pending`; those that are there stay. Only while the session is `open`, else nothing is added. */
  register(
    sessionId: SessionId,
    items: readonly { readonly id: ItemId; readonly place: number; readonly work: string }[],
  ): Promise<void>;
  /** Fixes the manifest. Asked again with the same manifest it answers the same; another manifest is a bug and throws. */
  seal(
    sessionId: SessionId,
    manifest: { readonly total: number; readonly sha256: string; readonly at: string },
  ): Promise<Session>;
  get(sessionId: SessionId): Promise<Session | undefined>;
  /** Strongly consistent. */
  item(sessionId: SessionId, itemId: ItemId): Promise<SessionItem | undefined>;
  /** In the order of the manifest. `after` is the place of the last one of the page before. */
  items(
    sessionId: SessionId,
    page: { readonly limit: number; readonly after?: number },
  ): Promise<readonly SessionItem[]>;

  /** Takes an item that is pending, or whose holder's time has run out, and counts the attempt. */
  claim(request: {
    readonly sessionId: SessionId;
    readonly itemId: ItemId;
    /** New for each attempt. */
    readonly token: string;
    readonly now: string;
    readonly until: string;
  }): Promise<ClaimAnswer>;
  /** Gives an item back before its time, so that it is taken up again at once; passes over one that is not held so. */
  release(hold: Hold): Promise<void>;
  /** Counts the item: its state and the session's counts change together or not at all. */
  commit(
    hold: Hold,
    end: {
      readonly outcome: ItemOutcome;
      readonly result: ItemResult | null;
      readonly errorCode: string | null;
      readonly at: string;
    },
  ): Promise<CommitAnswer>;
  /** Keeps a result that came too late, once an item. */
  keepLate(hold: Hold, late: { readonly result: ItemResult; readonly at: string }): Promise<void>;
  /** Ends the session when every item is counted, and writes the one `sessionEnded` event of its epoch. */
  complete(sessionId: SessionId, at: string): Promise<CompleteAnswer>;
  /**
   * Ends a sealed session with items missing, by a person, and writes its `sessionEnded` event. Where nothing is missing
   * by then, it is completed instead. Items that are not counted become `skipped`.
   */
  force(
    sessionId: SessionId,
    by: { readonly by: string; readonly reason: string; readonly at: string },
  ): Promise<'forced' | Exclude<CompleteAnswer, 'unfinished'>>;
  /**
   * Opens an ended session again in a new epoch: the items named become `pending`, their attempts begin anew, and what
   * they had been counted as is taken back.
   * @returns the session, or `undefined` where its epoch is no longer `epoch` or it has not ended
   */
  reopen(
    sessionId: SessionId,
    request: { readonly epoch: number; readonly items: readonly ItemId[]; readonly at: string },
  ): Promise<Session | undefined>;

  /** Sealed sessions without progress since `before`, the longest-standing first. */
  stuck(before: string, limit: number): Promise<readonly Session[]>;
  /** Items that nobody is at work on at `now` and that are not counted, in the order of the manifest. */
  idle(sessionId: SessionId, now: string, limit: number): Promise<readonly SessionItem[]>;
  /** Writes an event; one with the same id stays as it is. @returns whether it is new */
  tell(event: OutboxEvent): Promise<boolean>;
  /** Events that nobody has marked as told, oldest first. */
  untold(limit: number): Promise<readonly OutboxEvent[]>;
  markTold(eventId: string, at: string): Promise<void>;
}
