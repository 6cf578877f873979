declare const brand: unique symbol;

/** Names a session: of an upload's run its run, of a code scan the scan. URL-safe. */
export type SessionId = string & { readonly [brand]: 'SessionId' };
/** Names an item within its session; follows from what the item is about, so that registering it twice is registering it once. */
export type ItemId = string & { readonly [brand]: 'ItemId' };

export type SessionKind = 'run' | 'scan' | 'standardise';

/**
 * `open`: items are still registered, or it is being opened again. `sealed`: the manifest is fixed and items are worked off. `complete`: every item is
 * counted. `forced`: a person ended it before that.
 */
export type SessionStatus = 'open' | 'sealed' | 'complete' | 'forced';

/** How an item came out; each is counted once. */
export type ItemOutcome = 'done' | 'failed' | 'quarantined';

/** `skipped`: its session was ended by force before it was counted; opened again, that session has it as `pending`. */
export type ItemState = 'pending' | 'claimed' | ItemOutcome | 'skipped';

/** Items counted so far; `done + failed + quarantined` never exceeds the session's `total`. */
export interface SessionCounts {
  readonly done: number;
  readonly failed: number;
  readonly quarantined: number;
  /** Results that came after the session was ended; kept, never counted. */
  readonly late: number;
}

/** A set of items that are worked off in any order and counted exactly once, with one completion an epoch. */
export interface Session {
  readonly id: SessionId;
  readonly kind: SessionKind;
  /** The queue that its items are called to mind on: `test` for the test lane's uploads, `scan` for documents, `standard` for batches of values. */
  readonly lane: 'main' | 'test' | 'scan' | 'standard';
  readonly status: SessionStatus;
  /** From 1; grows when a session that has ended is opened again. */
  readonly epoch: number;
  /** Items of the manifest; `null` until it is sealed. */
  readonly total: number | null;
  /** SHA-256 over the item ids in order, lower-case hex; `null` until it is sealed. */
  readonly manifestSha256: string | null;
  readonly counts: SessionCounts;
  /** ISO 8601 UTC, as are all times here. */
  readonly createdAt: string;
  /** Of the last item that was counted, or of the sealing. */
  readonly lastProgressAt: string;
  /** How often its items were called to mind again since then. */
  readonly rounds: number;
  readonly endedAt: string | null;
  /** Who ended it by force, and how many items were not counted then. */
  readonly forced: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly missing: number;
  } | null;
}

/** One thing of a session: a part of an upload, or a document of a scan. */
export interface SessionItem {
  readonly sessionId: SessionId;
  readonly id: ItemId;
  /** Place in the manifest, from 0. */
  readonly place: number;
  readonly state: ItemState;
  /** In which it was counted, or else the session's. */
  readonly epoch: number;
  /** How often somebody has begun with it in this epoch. */
  readonly attempt: number;
  /** Of whoever is at work on it, and until when (ISO 8601 UTC) nobody else begins; `null` where nobody is. */
  readonly claim: { readonly token: string; readonly until: string } | null;
  /** What there is to do, as JSON of whoever registered it; below 8 KiB. */
  readonly work: string;
  /** Where its result lies, decided by the commit; `null` without one. */
  readonly result: ItemResult | null;
  /** Of the error catalogue; `null` without one. */
  readonly errorCode: string | null;
}

/** An object that a worker wrote before it committed. */
export interface ItemResult {
  readonly key: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * What is to be told to the world, written in the same transaction as the change it tells of. Told at least once, always
 * under the same `id`, so that whoever listens sees one effect.
 */
export interface OutboxEvent {
  /** `<session>#complete#<epoch>`, `mapping#<id>#<version>`. */
  readonly id: string;
  readonly kind: 'sessionEnded' | 'mappingApproved' | 'sessionStuck';
  readonly at: string;
  /** JSON of ids and counts; never cells, headers or file names. */
  readonly body: string;
}

export function asSessionId(text: string): SessionId {
  return text as SessionId;
}

export function asItemId(text: string): ItemId {
  return text as ItemId;
}

/** The session that takes what a run wrote into the leads has a name of its own beside the run's. */
const leadsEnding = '-leads';

export function leadsSessionOf(runId: string): SessionId {
  return asSessionId(`${runId}${leadsEnding}`);
}

export function isLeadsSession({ id }: Pick<Session, 'id'>): boolean {
  return id.endsWith(leadsEnding);
}

/** Whether an item is counted or never will be. */
export function isTerminal(state: ItemState): boolean {
  return state !== 'pending' && state !== 'claimed';
}

/** Items that are counted. */
export function countedItems({ done, failed, quarantined }: SessionCounts): number {
  return done + failed + quarantined;
}
