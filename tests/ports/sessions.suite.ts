import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asItemId, asSessionId } from '../../core/model/session.ts';
import type { SessionStore } from '../../core/ports/sessions.ts';
import { readEnded } from '../../core/session/sessionEvents.ts';
import {
  at,
  claim,
  count,
  done,
  failed,
  holdOf,
  itemAt,
  registered,
  s1,
  sealed,
  type SessionsUnderTest,
} from './sessionExamples.ts';

/** What every world's sessions promise of items and their counting. */
export function describeSessions(name: string, world: SessionsUnderTest): void {
  describe(`sessions: ${name}`, () => {
    let store: SessionStore;
    beforeEach(async () => {
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('begins a session once, whoever asks again', async () => {
      const first = await store.begin({ id: s1, kind: 'run', lane: 'test', at: at(0) });
      expect(first).toEqual({
        id: s1,
        kind: 'run',
        lane: 'test',
        status: 'open',
        epoch: 1,
        total: null,
        manifestSha256: null,
        counts: { done: 0, failed: 0, quarantined: 0, late: 0 },
        createdAt: at(0),
        lastProgressAt: at(0),
        rounds: 0,
        endedAt: null,
        forced: null,
      });
      expect(await store.begin({ id: s1, kind: 'scan', lane: 'main', at: at(5) })).toEqual(first);
      expect(await store.get(s1)).toEqual(first);
      expect(await store.get(asSessionId('other'))).toBeUndefined();
    });

    it('keeps items as they were registered first, and adds none once the manifest is fixed', async () => {
      await sealed(store, 2);
      await claim(store, 0);
      await store.register(s1, [{ ...registered(0), work: 'other' }, registered(2)]);
      expect(await store.item(s1, itemAt(0))).toMatchObject({ state: 'claimed', work: '{"part":0}' });
      expect(await store.item(s1, itemAt(2))).toBeUndefined();
    });

    it('registers the rest when some are there', async () => {
      await store.begin({ id: s1, kind: 'run', lane: 'main', at: at(0) });
      await store.register(s1, [registered(1)]);
      await store.register(s1, [registered(0), registered(1), registered(2)]);
      const items = await store.items(s1, { limit: 10 });
      expect(items.map(({ place }) => place)).toEqual([0, 1, 2]);
    });

    it('seals one manifest, of all items that were registered', async () => {
      const session = await sealed(store, 2);
      expect(session).toMatchObject({ status: 'sealed', total: 2, manifestSha256: 'manifest of 2' });
      expect(await store.seal(s1, { total: 2, sha256: 'manifest of 2', at: at(9) })).toEqual(session);
      await expect(store.seal(s1, { total: 2, sha256: 'other', at: at(9) })).rejects.toThrow('one manifest');
      const s2 = asSessionId('s2');
      await store.begin({ id: s2, kind: 'run', lane: 'main', at: at(0) });
      await expect(store.seal(s2, { total: 1, sha256: 'x', at: at(0) })).rejects.toThrow('registered');
    });

    it('gives items in the order of the manifest, page by page', async () => {
      await sealed(store, 25);
      const places: number[] = [];
      for (let after = -1; ; ) {
        const page = await store.items(s1, { limit: 10, after });
        places.push(...page.map(({ place }) => place));
        const last = page.at(-1);
        if (last === undefined) break;
        after = last.place;
      }
      expect(places).toEqual(Array.from({ length: 25 }, (_, place) => place));
      expect(await store.item(s1, itemAt(3))).toEqual({
        sessionId: s1,
        id: itemAt(3),
        place: 3,
        state: 'pending',
        epoch: 1,
        attempt: 0,
        claim: null,
        work: '{"part":3}',
        result: null,
        errorCode: null,
      });
    });

    it('gives an item to one at a time, and to the next when the time of the first has run out', async () => {
      await sealed(store, 1);
      const first = await claim(store, 0, { token: 'a' });
      expect(first).toMatchObject({
        kind: 'claimed',
        item: { state: 'claimed', attempt: 1, epoch: 1, claim: { token: 'a', until: at(101) } },
      });
      expect(await claim(store, 0, { token: 'b', now: 101 })).toEqual({ kind: 'busy', until: at(101) });
      expect(await claim(store, 0, { token: 'b', now: 102 })).toMatchObject({
        kind: 'claimed',
        item: { attempt: 2, claim: { token: 'b', until: at(202) } },
      });
      expect(await store.commit(holdOf(0, 'a'), done(0))).toBe('superseded');
      expect(await store.commit(holdOf(0, 'b'), done(0))).toBe('committed');
    });

    it('gives an item again to the token that holds it, as after a lost answer', async () => {
      await sealed(store, 1);
      const first = await claim(store, 0);
      expect(await claim(store, 0)).toEqual(first);
    });

    it('knows no item of another session, and gives none before the manifest is fixed', async () => {
      expect(await claim(store, 0)).toEqual({ kind: 'unknown' });
      await store.begin({ id: s1, kind: 'run', lane: 'main', at: at(0) });
      await store.register(s1, [registered(0)]);
      expect(await claim(store, 0)).toEqual({ kind: 'busy', until: at(101) });
      expect(
        await store.claim({ sessionId: s1, itemId: asItemId('x'), token: 't', now: at(1), until: at(2) }),
      ).toEqual({ kind: 'unknown' });
    });

    it('gives back what somebody no longer holds, and only that', async () => {
      await sealed(store, 1);
      await claim(store, 0, { token: 'a' });
      await store.release(holdOf(0, 'other'));
      expect((await claim(store, 0, { token: 'b' })).kind).toBe('busy');
      await store.release(holdOf(0, 'a'));
      expect(await claim(store, 0, { token: 'b' })).toMatchObject({ kind: 'claimed', item: { attempt: 2 } });
    });

    it('counts an item and its session together, and once', async () => {
      await sealed(store, 3);
      await claim(store, 0);
      expect(await store.commit(holdOf(0), done(0))).toBe('committed');
      expect(await store.commit(holdOf(0), done(0))).toBe('committed');
      expect(await store.commit(holdOf(0), failed)).toBe('superseded');
      await claim(store, 1);
      expect(await store.commit(holdOf(1), failed)).toBe('committed');
      await claim(store, 2);
      await store.commit(holdOf(2), { ...done(2), outcome: 'quarantined', at: at(12) });
      expect(await store.get(s1)).toMatchObject({
        status: 'sealed',
        counts: { done: 1, failed: 1, quarantined: 1, late: 0 },
        lastProgressAt: at(12),
      });
      const items = await store.items(s1, { limit: 3 });
      expect(items.map(({ state, claim: held, errorCode }) => [state, held, errorCode])).toEqual([
        ['done', null, null],
        ['failed', null, 'SOURCE_DAMAGED'],
        ['quarantined', null, null],
      ]);
      expect(items[0]?.result).toEqual({ key: 'work/0', sha256: 'ab' });
      expect(await claim(store, 0, { token: 'later', now: 900 })).toMatchObject({ kind: 'terminal' });
    });

    it('counts nothing of somebody who never held the item, or holds it no more', async () => {
      await sealed(store, 1);
      expect(await store.commit(holdOf(0), done(0))).toBe('superseded');
      await claim(store, 0, { token: 'a' });
      await store.release(holdOf(0, 'a'));
      expect(await store.commit(holdOf(0, 'a'), done(0))).toBe('superseded');
      expect((await store.get(s1))?.counts.done).toBe(0);
    });

    it('is complete once every item is counted, and says so in one event', async () => {
      await sealed(store, 2);
      await count(store, [0]);
      expect(await store.complete(s1, at(20))).toBe('unfinished');
      await count(store, [1]);
      expect(await store.untold(10)).toEqual([]);
      expect(await store.complete(s1, at(21))).toBe('completed');
      expect(await store.complete(s1, at(22))).toBe('ended');
      expect(await store.get(s1)).toMatchObject({ status: 'complete', endedAt: at(21), counts: { done: 2 } });
      const [event, ...more] = await store.untold(10);
      expect(more).toEqual([]);
      expect(event).toMatchObject({ id: 's1#complete#1', kind: 'sessionEnded', at: at(21) });
      expect(event && readEnded(event)).toMatchObject({ status: 'complete', total: 2, done: 2, missing: 0 });
    });

    it('completes a session without items', async () => {
      await sealed(store, 0);
      expect(await store.complete(s1, at(1))).toBe('completed');
    });

    it('has it all after a restart', async () => {
      await sealed(store, 2);
      await count(store, [0, 1]);
      await store.complete(s1, at(20));
      const again = await world.openAgain();
      expect(await again.get(s1)).toEqual(await store.get(s1));
      expect(await again.items(s1, { limit: 5 })).toEqual(await store.items(s1, { limit: 5 }));
      expect(await again.untold(5)).toEqual(await store.untold(5));
    });

    it('has one winner when many want the same item at once, and counts each once when many count at once', async () => {
      await sealed(store, 12);
      const other = await world.openAgain();
      const tokens = ['a', 'b', 'c', 'd'];
      const answers = await Promise.all(
        tokens.map((token, index) => claim(index % 2 === 0 ? store : other, 0, { token })),
      );
      expect(answers.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
      await Promise.all(
        Array.from({ length: 11 }, (_, index) => count(index % 2 ? store : other, [index + 1])),
      );
      expect((await store.get(s1))?.counts.done).toBe(11);
      expect(await store.complete(s1, at(20))).toBe('unfinished');
    });
  });
}
