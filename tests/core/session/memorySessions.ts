import { invariant } from '../../../core/model/errors.ts';
import {
  countedItems,
  type ItemId,
  type OutboxEvent,
  type Session,
  type SessionCounts,
  type SessionId,
  type SessionItem,
} from '../../../core/model/session.ts';
import type { Hold, LateResult, SessionStore } from '../../../core/ports/sessions.ts';
import { claimRule } from '../../../core/session/claimRule.ts';
import { isIdle, itemUnder } from '../../../core/session/itemUnder.ts';
import { reopeningText } from '../../../core/session/reopeningText.ts';
import { endedEvent } from '../../../core/session/sessionEvents.ts';

/** What a store may get wrong; each is planted to see that it is noticed. */
export const storeFaults = [
  'claims counted items',
  'registers over items',
  'counts whoever asks',
  'counts after the end',
  'counts in two steps',
  'completes twice',
  'forces without missing items',
  'reopens without taking back',
  'reopens in the same epoch',
] as const;
export type StoreFault = (typeof storeFaults)[number];

interface Kept {
  session: Session;
  roundAt: string;
  reopened: string;
  readonly items: Map<ItemId, SessionItem>;
  /** Of whoever counted an item. */
  readonly counters: Map<ItemId, string>;
  readonly late: Map<ItemId, LateResult>;
}

/** Sessions in memory, for simulations, with what they are checked by. It passes the suite of the port. */
export interface MemorySessions extends SessionStore {
  readonly kept: ReadonlyMap<SessionId, Kept>;
  /** Every event written, also a second one with the same id. */
  readonly events: readonly OutboxEvent[];
}

/** @param pause Runs between two steps of what should be one, where that fault is planted. */
export function memorySessions(
  fault?: StoreFault,
  pause: () => Promise<void> = () => Promise.resolve(),
): MemorySessions {
  const kept = new Map<SessionId, Kept>();
  const events: OutboxEvent[] = [];
  const told = new Set<string>();

  const present = (id: SessionId): Kept => {
    const found = kept.get(id);
    invariant(found !== undefined, 'a session is begun before anything is done with it');
    return found;
  };
  const change = (of: Kept, more: Partial<Session>): void => {
    of.session = { ...of.session, ...more };
  };
  const tell = (event: OutboxEvent): boolean => {
    const isNew = events.every(({ id }) => id !== event.id);
    if (isNew) events.push(event);
    return isNew;
  };
  const completeNow = (of: Kept, at: string): 'completed' | 'unfinished' | 'ended' => {
    const { status, counts, total } = of.session;
    const isEnded = status === 'complete' || status === 'forced';
    if (isEnded && !(fault === 'completes twice' && status === 'complete')) return 'ended';
    if (status === 'open' || countedItems(counts) !== total) return 'unfinished';
    change(of, { status: 'complete', endedAt: at });
    if (fault === 'completes twice') events.push(endedEvent(of.session));
    else tell(endedEvent(of.session));
    return 'completed';
  };
  const isHeld = (of: Kept, { itemId, token, epoch }: Hold): boolean => {
    const item = of.items.get(itemId);
    return item?.state === 'claimed' && item.claim?.token === token && item.epoch === epoch;
  };
  const roundsOf = ({ session, roundAt }: Kept): Session =>
    roundAt > session.lastProgressAt ? session : { ...session, rounds: 0 };

  return {
    kept,
    events,
    async begin({ id, kind, lane, at }) {
      if (!kept.has(id))
        kept.set(id, {
          session: newSession({ id, kind, lane, at }),
          roundAt: '',
          reopened: '',
          items: new Map(),
          counters: new Map(),
          late: new Map(),
        });
      return roundsOf(present(id));
    },
    async register(sessionId, items) {
      const of = present(sessionId);
      if (fault !== 'registers over items' && (of.session.status !== 'open' || of.session.total !== null))
        return;
      for (const { id, place, work } of items) {
        if (of.items.has(id) && fault !== 'registers over items') continue;
        of.items.set(id, newItem({ sessionId, id, place, work }));
      }
    },
    async seal(sessionId, { total, sha256, at }) {
      const of = present(sessionId);
      if (of.session.total === null) {
        invariant(of.items.size === total, 'every item of a manifest is registered before it is sealed');
        change(of, { status: 'sealed', total, manifestSha256: sha256, lastProgressAt: at });
      }
      const { session } = of;
      invariant(session.total === total && session.manifestSha256 === sha256, 'a session has one manifest');
      return roundsOf(of);
    },
    async get(sessionId) {
      const of = kept.get(sessionId);
      return of === undefined ? undefined : roundsOf(of);
    },
    async item(sessionId, itemId) {
      const of = kept.get(sessionId);
      const item = of?.items.get(itemId);
      return of === undefined || item === undefined ? undefined : itemUnder(of.session, item);
    },
    async items(sessionId, { limit, after = -1 }) {
      const of = kept.get(sessionId);
      if (of === undefined) return [];
      return inOrder(of)
        .filter(({ place }) => place > after)
        .slice(0, limit);
    },
    async claim(request) {
      const of = kept.get(request.sessionId);
      const raw = of?.items.get(request.itemId);
      if (of === undefined || raw === undefined) return { kind: 'unknown' };
      const item = itemUnder(of.session, raw);
      const ruled = claimRule(of.session, item, request);
      if (ruled !== 'free' && !(fault === 'claims counted items' && ruled.kind === 'terminal')) return ruled;
      const { token, until } = request;
      const taken = {
        ...item,
        state: 'claimed',
        attempt: item.attempt + 1,
        claim: { token, until },
      } as const;
      of.items.set(item.id, taken);
      return { kind: 'claimed', item: taken };
    },
    async release(hold) {
      const of = present(hold.sessionId);
      const item = of.items.get(hold.itemId);
      if (item !== undefined && isHeld(of, hold))
        of.items.set(item.id, { ...item, state: 'pending', claim: null });
    },
    async commit(hold, { outcome, result, errorCode, at }) {
      const of = present(hold.sessionId);
      const item = of.items.get(hold.itemId);
      if (item === undefined) return 'superseded';
      if (item.state === outcome && item.epoch === hold.epoch && of.counters.get(item.id) === hold.token)
        return item.result?.key === result?.key && item.errorCode === errorCode ? 'committed' : 'superseded';
      const isOpen = of.session.status === 'sealed' && of.session.epoch === hold.epoch;
      if (!isOpen && fault !== 'counts after the end') return 'closed';
      if (!isHeld(of, hold) && fault !== 'counts whoever asks') return 'superseded';
      of.items.set(item.id, { ...item, state: outcome, claim: null, result, errorCode });
      of.counters.set(item.id, hold.token);
      if (fault === 'counts in two steps') await pause();
      const counts = { ...of.session.counts, [outcome]: of.session.counts[outcome] + 1 };
      change(of, { counts, lastProgressAt: at });
      return 'committed';
    },
    async keepLate({ sessionId, itemId }, { result, at }) {
      const of = present(sessionId);
      if (of.late.has(itemId)) return;
      of.late.set(itemId, { itemId, at, result });
      change(of, { counts: { ...of.session.counts, late: of.session.counts.late + 1 } });
    },
    async lateResults(sessionId, limit) {
      const late = [...present(sessionId).late.values()];
      return late.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1)).slice(0, limit);
    },
    async forgetLate(sessionId, items) {
      const of = present(sessionId);
      const known = items.filter((id) => of.late.delete(id)).length;
      change(of, { counts: { ...of.session.counts, late: of.session.counts.late - known } });
    },
    async complete(sessionId, at) {
      return completeNow(present(sessionId), at);
    },
    async force(sessionId, { by, reason, at }) {
      const of = present(sessionId);
      const { status, total, counts, forced } = of.session;
      invariant(status !== 'open', 'an open session has no items yet that could be missing');
      if (status === 'forced')
        return forced?.by === by && forced.reason === reason && forced.at === at ? 'forced' : 'ended';
      const missing = (total ?? 0) - countedItems(counts);
      if (status === 'complete' || (missing === 0 && fault !== 'forces without missing items')) {
        const answer = completeNow(of, at);
        return answer === 'unfinished' ? 'ended' : answer;
      }
      change(of, { status: 'forced', endedAt: at, forced: { by, reason, at, missing } });
      tell(endedEvent(of.session));
      return 'forced';
    },
    async reopen(sessionId, { epoch, items, at }) {
      const of = present(sessionId);
      const key = reopeningText(epoch, items);
      const { status, counts } = of.session;
      if (of.session.epoch === epoch + 1 && of.reopened === key) return roundsOf(of);
      if ((status !== 'complete' && status !== 'forced') || of.session.epoch !== epoch) return undefined;
      const next = fault === 'reopens in the same epoch' ? epoch : epoch + 1;
      const left: { -readonly [outcome in keyof SessionCounts]: number } = { ...counts };
      for (const id of new Set(items)) {
        const item = of.items.get(id);
        if (item === undefined) continue;
        const { state } = item;
        const isCounted = state === 'done' || state === 'failed' || state === 'quarantined';
        if (isCounted && fault !== 'reopens without taking back') left[state] -= 1;
        of.items.set(id, { ...newItem({ ...item, sessionId }), epoch: next });
        of.counters.delete(id);
      }
      of.reopened = key;
      of.roundAt = '';
      change(of, {
        status: 'sealed',
        epoch: next,
        counts: left,
        lastProgressAt: at,
        endedAt: null,
        forced: null,
      });
      return roundsOf(of);
    },
    async stuck(before, limit) {
      return [...kept.values()]
        .map((of) => ({ of, since: laterOf(of.session.lastProgressAt, of.roundAt) }))
        .filter(({ of, since }) => of.session.status === 'sealed' && since < before)
        .toSorted((a, b) => (a.since < b.since ? -1 : 1))
        .slice(0, limit)
        .map(({ of }) => roundsOf(of));
    },
    async noteRound(sessionId, at) {
      const of = present(sessionId);
      if (of.session.status !== 'sealed' || of.roundAt >= at) return;
      change(of, { rounds: roundsOf(of).rounds + 1 });
      of.roundAt = at;
    },
    async idle(sessionId, now, limit) {
      const of = kept.get(sessionId);
      if (of?.session.status !== 'sealed') return [];
      return inOrder(of)
        .filter((item) => isIdle(item, now))
        .slice(0, limit);
    },
    async tell(event) {
      return tell(event);
    },
    async untold(limit) {
      return events.filter(({ id }) => !told.has(id)).slice(0, limit);
    },
    async markTold(eventId) {
      told.add(eventId);
    },
  };
}

function inOrder({ session, items }: Kept): readonly SessionItem[] {
  return [...items.values()].toSorted((a, b) => a.place - b.place).map((item) => itemUnder(session, item));
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function newSession({
  id,
  kind,
  lane,
  at,
}: Pick<Session, 'id' | 'kind' | 'lane'> & { readonly at: string }): Session {
  return {
    id,
    kind,
    lane,
    status: 'open',
    epoch: 1,
    total: null,
    manifestSha256: null,
    counts: { done: 0, failed: 0, quarantined: 0, late: 0 },
    createdAt: at,
    lastProgressAt: at,
    rounds: 0,
    endedAt: null,
    forced: null,
  };
}

function newItem({
  sessionId,
  id,
  place,
  work,
}: Pick<SessionItem, 'sessionId' | 'id' | 'place' | 'work'>): SessionItem {
  return {
    sessionId,
    id,
    place,
    work,
    state: 'pending',
    epoch: 1,
    attempt: 0,
    claim: null,
    result: null,
    errorCode: null,
  };
}
