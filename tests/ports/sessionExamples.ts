import { asItemId, asSessionId, type ItemId, type Session } from '../../core/model/session.ts';
import type { ClaimAnswer, Hold, SessionStore } from '../../core/ports/sessions.ts';

/** One world's sessions. */
export interface SessionsUnderTest {
  /** An empty store of its own. */
  open(): Promise<SessionStore>;
  /** The same data, as a second process or a restart sees it. */
  openAgain(): Promise<SessionStore>;
  /** Ends every connection and throws the data away. */
  dispose(): Promise<void>;
}

export const s1 = asSessionId('s1');

/** The time so many seconds after an arbitrary start. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2025, 0, 1) + seconds * 1000).toISOString();
}

export function itemAt(place: number): ItemId {
  // Not in the order of places, as ids in use are not either.
  return asItemId(`i${String((place * 7919) % 10_000).padStart(4, '0')}`);
}

/** Begins, registers and seals a session at second 0. */
export async function sealed(store: SessionStore, total: number, id = s1): Promise<Session> {
  await store.begin({ id, kind: 'run', lane: 'main', at: at(0) });
  await store.register(
    id,
    Array.from({ length: total }, (_, place) => registered(place)),
  );
  return store.seal(id, { total, sha256: `manifest of ${total}`, at: at(0) });
}

export function registered(place: number) {
  return { id: itemAt(place), place, work: JSON.stringify({ part: place }) };
}

/** Claims from second `now` for 100 seconds. */
export function claim(
  store: SessionStore,
  place: number,
  more: { readonly token?: string; readonly now?: number } = {},
): Promise<ClaimAnswer> {
  const { token = `t${place}`, now = 1 } = more;
  return store.claim({ sessionId: s1, itemId: itemAt(place), token, now: at(now), until: at(now + 100) });
}

export function holdOf(place: number, token = `t${place}`, epoch = 1): Hold {
  return { sessionId: s1, itemId: itemAt(place), token, epoch };
}

export const done = (place: number) =>
  ({
    outcome: 'done',
    result: { key: `work/${place}`, sha256: 'ab' },
    errorCode: null,
    at: at(10),
  }) as const;
export const failed = {
  outcome: 'failed',
  result: null,
  errorCode: 'SOURCE_DAMAGED',
  at: at(11),
} as const;

/** Claims and counts items as done. */
export async function count(store: SessionStore, places: readonly number[], epoch = 1): Promise<void> {
  for (const place of places) {
    const token = `t${place}.${epoch}`;
    await claim(store, place, { token, now: epoch * 1000 });
    await store.commit(holdOf(place, token, epoch), done(place));
  }
}
