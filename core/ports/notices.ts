import type { SessionId } from '../model/session.ts';

/** How pressing it is; routes of the error topic follow it. */
export const noticeSeverities = ['critical', 'high', 'medium', 'low'] as const;
export type NoticeSeverity = (typeof noticeSeverities)[number];

/** A word to whoever has subscribed: ids, counts and codes; never cells, headers or file names. */
export interface Notice {
  /** The same for the same happening, however often it is told. */
  readonly eventId: string;
  readonly topic: 'processing' | 'errors';
  readonly severity: NoticeSeverity;
  /** Of the error catalogue, or the event's kind. */
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Told at least once. @throws {AppError} `STORE_UNAVAILABLE` */
export interface Notifier {
  publish(notice: Notice): Promise<void>;
}

/** Longest word to a desk, in bytes of UTF-8. */
export const longestWord = 32 * 1_024;

/** A desk that watches live. */
export interface Connection {
  readonly id: string;
  readonly by: string;
  /** Of the group `operators` when it was let in; absent where not. */
  readonly isOperator?: boolean;
  /** `null`: every upload of the person's world. */
  readonly sessionId: SessionId | null;
  /** ISO 8601 UTC; after it the connection is gone for sure. */
  readonly until: string;
}

/** Who is connected, and the way to them. Live words are lossy by design: a desk asks for the state when it comes back. */
export interface Connections {
  /** Puts one, or changes what it watches. */
  put(connection: Connection): Promise<void>;
  /** @returns the one that was removed; `undefined` where there was none, so of two that remove it one gets it */
  remove(id: string): Promise<Connection | undefined>;
  /** Those that watch the session, and those that watch everything. */
  watching(sessionId: SessionId): Promise<readonly Connection[]>;
  get(id: string): Promise<Connection | undefined>;
  /** @param text JSON, at most `longestWord` @returns `gone` where nobody is there any more; then it is removed */
  post(id: string, text: string): Promise<'sent' | 'gone'>;
}
