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

/**
 * What came of asking for an item. `busy`: nobody is to ask before then; somebody is at work on it, or its session is not
 * sealed yet. `terminal`: it is counted, or `skipped` as its session was ended by force.
 */
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly item: SessionItem }
  | { readonly kind: 'busy'; readonly until: string }
  | { readonly kind: 'terminal'; readonly item: SessionItem }
  | { readonly kind: 'unknown' };

/**
 * What came of handing in a result. `superseded`: another hold is the one that counts. `closed`: the session is not open
 * for results of this epoch, as it has ended or begun another one.
 */
export type CommitAnswer = 'committed' | 'superseded' | 'closed';

/** `unfinished`: items are missing, or it is not sealed. `ended`: it was complete or forced before; also when asked again. */
export type CompleteAnswer = 'completed' | 'unfinished' | 'ended';

/** A result that came after the end of its session's epoch. */
export interface LateResult {
  readonly itemId: ItemId;
  readonly at: string;
  readonly result: ItemResult;
}

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
 * only when somebody else may begin, never what is counted. They have the form of `Date.toISOString`, so that they can be
 * compared as text.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` when the store cannot be reached or contention did not end
 */
export interface SessionStore {
  /** Begins a session with epoch 1; one that was begun before is left as it is. */
  begin(session: {
    readonly id: SessionId;
    readonly kind: SessionKind;
    readonly lane: Session['lane'];
    readonly at: string;
  }): Promise<Session>;
  /**
   * Registers items as `pending`; those that are there stay. Only before the session is sealed, else nothing is added.
   * Many are registered in several steps, each of which may be the last that is durable.
   */
  register(
    sessionId: SessionId,
    items: readonly { readonly id: ItemId; readonly place: number; readonly work: string }[],
  ): Promise<void>;
  /**
   * Fixes the manifest. Asked again with the same manifest it changes nothing; another manifest is a bug and throws, as
   * does a `total` that is not the number of items registered, since such a session could never be complete.
   */
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

  /**
   * Takes an item that is pending, or whose holder's time has run out, and counts the attempt. A token that holds or held
   * the item is given it again, and no further attempt is counted.
   */
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
  /**
   * Counts the item: its state and the session's counts change together or not at all. The same hold with the same end
   * is answered `committed` again for as long as that is what counts.
   */
  commit(
    hold: Hold,
    end: {
      readonly outcome: ItemOutcome;
      readonly result: ItemResult | null;
      readonly errorCode: string | null;
      readonly at: string;
    },
  ): Promise<CommitAnswer>;
  /** Keeps a result that came too late, once an item, and counts it as late. */
  keepLate(hold: Hold, late: { readonly result: ItemResult; readonly at: string }): Promise<void>;
  /** Results that came too late and of which nobody has decided, in the order of their items' ids. */
  lateResults(sessionId: SessionId, limit: number): Promise<readonly LateResult[]>;
  /** Forgets results that came too late, and takes them from the count of late ones; unknown ones are passed over. */
  forgetLate(sessionId: SessionId, items: readonly ItemId[]): Promise<void>;
  /** Ends the session when every item is counted, and writes the one `sessionEnded` event of its epoch. */
  complete(sessionId: SessionId, at: string): Promise<CompleteAnswer>;
  /**
   * Ends a sealed session with items missing, by a person, and writes its `sessionEnded` event. Where nothing is missing
   * by then, it is completed instead. Items that are not counted become `skipped`. The same person, reason and time are
   * answered `forced` again. An `open` session cannot be ended, and it is a bug to ask.
   */
  force(
    sessionId: SessionId,
    by: { readonly by: string; readonly reason: string; readonly at: string },
  ): Promise<'forced' | Exclude<CompleteAnswer, 'unfinished'>>;
  /**
   * Opens an ended session again in the epoch after `epoch`: the items named become `pending`, as does whatever was
   * skipped; their attempts begin anew, and what they had been counted as is taken back. Unknown items are passed over.
   *
   * The one method that may be seen half-way: where many items are named, the session is `open` until the last of them
   * is taken back, and nothing is counted meanwhile. After a lost answer it is asked again, and goes on from there.
   * @returns the session, or `undefined` where it has not ended in `epoch`
   */
  reopen(
    sessionId: SessionId,
    request: { readonly epoch: number; readonly items: readonly ItemId[]; readonly at: string },
  ): Promise<Session | undefined>;

  /**
   * Sealed sessions without progress and without a round of reminders since `before`, the longest-standing first; also
   * those that somebody has begun to open again, and has left half-way.
   */
  stuck(before: string, limit: number): Promise<readonly Session[]>;
  /**
   * Notes that a session's items were called to mind again, so that it is not `stuck` for a while; nothing where it has
   * ended or a round was noted at `at` or later.
   */
  noteRound(sessionId: SessionId, at: string): Promise<void>;
  /** Items that nobody is at work on at `now` and that are not counted, in the order of the manifest. */
  idle(sessionId: SessionId, now: string, limit: number): Promise<readonly SessionItem[]>;
  /** Writes an event; one with the same id stays as it is. @returns whether it is new */
  tell(event: OutboxEvent): Promise<boolean>;
  /** Events that nobody has marked as told, oldest first. */
  untold(limit: number): Promise<readonly OutboxEvent[]>;
  markTold(eventId: string, at: string): Promise<void>;
}
