import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asSessionId } from '../../core/model/session.ts';
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
  s1,
  sealed,
  type SessionsUnderTest,
} from './sessionExamples.ts';

const person = { by: 'Ana', reason: 'The sender withdrew it.', at: at(50) };

/** What every world's sessions promise of ends by force, late results, opening again, being stuck and telling. */
export function describeSessionEnds(name: string, world: SessionsUnderTest): void {
  describe(`ends of sessions: ${name}`, () => {
    let store: SessionStore;
    beforeEach(async () => {
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('ends by force with what is missing, and skips that', async () => {
      await sealed(store, 4);
      await count(store, [0]);
      await claim(store, 1, { token: 'late' });
      expect(await store.force(s1, person)).toBe('forced');
      expect(await store.force(s1, person)).toBe('forced');
      expect(await store.force(s1, { ...person, by: 'Ben' })).toBe('ended');
      expect(await store.complete(s1, at(51))).toBe('ended');
      expect(await store.get(s1)).toMatchObject({
        status: 'forced',
        endedAt: at(50),
        forced: { ...person, missing: 3 },
        counts: { done: 1 },
      });
      const items = await store.items(s1, { limit: 9 });
      expect(items.map(({ state }) => state)).toEqual(['done', 'skipped', 'skipped', 'skipped']);
      expect(await claim(store, 2)).toMatchObject({ kind: 'terminal', item: { state: 'skipped' } });
      expect(await store.idle(s1, at(900), 9)).toEqual([]);
      const events = await store.untold(9);
      expect(events.map(({ id }) => id)).toEqual(['s1#complete#1']);
      expect(events[0] && readEnded(events[0])).toMatchObject({ status: 'forced', missing: 3, done: 1 });
    });

    it('keeps a result that comes after the end, once, and never counts it', async () => {
      await sealed(store, 2);
      await claim(store, 0, { token: 'late' });
      await store.force(s1, person);
      expect(await store.commit(holdOf(0, 'late'), done(0))).toBe('closed');
      const late = { result: { key: 'work/late', sha256: 'cd' }, at: at(60) };
      await store.keepLate(holdOf(0, 'late'), late);
      await store.keepLate(holdOf(0, 'late'), late);
      expect((await store.get(s1))?.counts).toEqual({ done: 0, failed: 0, quarantined: 0, late: 1 });
    });

    it('lists what came late until it is forgotten, each result once', async () => {
      await sealed(store, 12);
      await store.force(s1, person);
      const late = (place: number) => ({
        result: { key: `work/${String(place)}`, sha256: 'cd' },
        at: at(60),
      });
      for (const place of [11, 2, 3]) await store.keepLate(holdOf(place, 'late'), late(place));
      const known = [2, 3, 11].map((place) => ({ itemId: itemAt(place), ...late(place) }));
      const inOrder = known.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
      expect(await store.lateResults(s1, 9)).toEqual(inOrder);
      expect(await store.lateResults(s1, 2)).toEqual(inOrder.slice(0, 2));
      const two = [itemAt(2), itemAt(3)];
      await store.forgetLate(s1, [...two, itemAt(5)]);
      await store.forgetLate(s1, two);
      expect(await store.lateResults(s1, 9)).toEqual([{ itemId: itemAt(11), ...late(11) }]);
      expect((await store.get(s1))?.counts.late).toBe(1);
      expect((await store.get(s1))?.status).toBe('forced');
    });

    it('completes instead of ending by force when nothing is missing any more', async () => {
      await sealed(store, 1);
      await count(store, [0]);
      expect(await store.force(s1, person)).toBe('completed');
      expect(await store.get(s1)).toMatchObject({ status: 'complete', forced: null });
      expect(await store.force(s1, person)).toBe('ended');
    });

    it('opens again in a new epoch what is named, and takes back what it was counted as', async () => {
      await sealed(store, 3);
      await count(store, [0, 1]);
      await claim(store, 2);
      await store.commit(holdOf(2), failed);
      await store.complete(s1, at(20));
      expect(await store.reopen(s1, { epoch: 2, items: [], at: at(30) })).toBeUndefined();
      const request = { epoch: 1, items: [itemAt(2), itemAt(0), itemAt(77)], at: at(30) };
      const opened = await store.reopen(s1, request);
      expect(opened).toMatchObject({
        status: 'sealed',
        epoch: 2,
        total: 3,
        counts: { done: 1, failed: 0, quarantined: 0 },
        endedAt: null,
        lastProgressAt: at(30),
      });
      expect(await store.reopen(s1, request)).toEqual(opened);
      expect(await store.reopen(s1, { ...request, items: [itemAt(1)] })).toBeUndefined();
      expect(await store.item(s1, itemAt(2))).toMatchObject({
        state: 'pending',
        epoch: 2,
        attempt: 0,
        claim: null,
        result: null,
        errorCode: null,
      });
      expect(await store.item(s1, itemAt(1))).toMatchObject({ state: 'done', epoch: 1 });
      expect((await store.idle(s1, at(31), 9)).map(({ place }) => place)).toEqual([0, 2]);
      expect(await store.complete(s1, at(31))).toBe('unfinished');
      await count(store, [0, 2], 2);
      expect(await store.complete(s1, at(32))).toBe('completed');
      const events = await store.untold(9);
      expect(events.map(({ id }) => id)).toEqual(['s1#complete#1', 's1#complete#2']);
      expect(events[1] && readEnded(events[1])).toMatchObject({ supersedes: 's1#complete#1', done: 3 });
    });

    it('takes up again what was skipped, named or not, with attempts that begin anew', async () => {
      await sealed(store, 3);
      await count(store, [0]);
      await claim(store, 1, { token: 'old' });
      await store.force(s1, person);
      await store.reopen(s1, { epoch: 1, items: [], at: at(60) });
      expect((await store.idle(s1, at(61), 9)).map(({ place }) => place)).toEqual([1, 2]);
      expect(await store.item(s1, itemAt(1))).toMatchObject({ state: 'pending', attempt: 0, epoch: 2 });
      expect(await store.commit(holdOf(1, 'old'), done(1))).toBe('closed');
      // Although the time of the first has not run out: its epoch has.
      expect(await claim(store, 1, { token: 'new', now: 62 })).toMatchObject({
        kind: 'claimed',
        item: { attempt: 1, epoch: 2 },
      });
      expect(await store.commit(holdOf(1, 'old'), done(1))).toBe('closed');
      expect(await store.commit(holdOf(1, 'new', 2), done(1))).toBe('committed');
      await count(store, [2], 2);
      expect(await store.complete(s1, at(70))).toBe('completed');
    });

    it('answers of an item that was counted before the epoch as it did', async () => {
      await sealed(store, 2);
      await count(store, [0, 1]);
      await store.complete(s1, at(20));
      await store.reopen(s1, { epoch: 1, items: [itemAt(1)], at: at(30) });
      expect(await store.commit(holdOf(0, 't0.1'), done(0))).toBe('committed');
      expect(await store.commit(holdOf(1, 't1.1'), done(1))).toBe('closed');
      expect((await store.get(s1))?.counts.done).toBe(1);
    });

    it('names sealed sessions without progress, the longest-standing first, until a round is noted', async () => {
      const ids = ['a', 'b', 'c', 'd'].map(asSessionId);
      for (const [index, id] of ids.entries()) {
        await store.begin({ id, kind: 'run', lane: 'main', at: at(0) });
        if (index < 3) await store.seal(id, { total: 0, sha256: 'x', at: at(30 - index * 10) });
      }
      const names = async (before: number) =>
        (await store.stuck(at(before), 9)).map(({ id, rounds }) => `${id}${rounds}`);
      expect(await names(25)).toEqual(['c0', 'b0']);
      expect(await names(99)).toEqual(['c0', 'b0', 'a0']);
      expect((await store.stuck(at(99), 1)).map(({ id }) => id)).toEqual(['c']);
      await store.noteRound(asSessionId('c'), at(50));
      await store.noteRound(asSessionId('c'), at(50));
      expect(await names(45)).toEqual(['b0', 'a0']);
      expect(await names(60)).toEqual(['b0', 'a0', 'c1']);
      await store.noteRound(asSessionId('c'), at(70));
      expect(await names(99)).toEqual(['b0', 'a0', 'c2']);
      await store.complete(asSessionId('c'), at(71));
      await store.noteRound(asSessionId('c'), at(80));
      expect(await names(99)).toEqual(['b0', 'a0']);
    });

    it('begins to count rounds anew after progress', async () => {
      await sealed(store, 2);
      await store.noteRound(s1, at(5));
      expect((await store.get(s1))?.rounds).toBe(1);
      await count(store, [0]);
      expect((await store.get(s1))?.rounds).toBe(0);
      await store.noteRound(s1, at(20));
      expect((await store.get(s1))?.rounds).toBe(1);
    });

    it('names what nobody is at work on', async () => {
      await sealed(store, 4);
      await count(store, [0]);
      await claim(store, 1);
      await claim(store, 2, { now: 500 });
      expect((await store.idle(s1, at(200), 9)).map(({ place }) => place)).toEqual([1, 3]);
      expect((await store.idle(s1, at(200), 1)).map(({ place }) => place)).toEqual([1]);
    });

    it('tells each event until it is marked, the oldest first', async () => {
      const event = (id: string, seconds: number) =>
        ({ id, kind: 'mappingApproved', at: at(seconds), body: '{}' }) as const;
      expect(await store.tell(event('m1', 1))).toBe(true);
      expect(await store.tell(event('m2', 2))).toBe(true);
      expect(await store.tell({ ...event('m1', 3), body: '{"other":1}' })).toBe(false);
      expect(await store.untold(9)).toEqual([event('m1', 1), event('m2', 2)]);
      expect(await store.untold(1)).toHaveLength(1);
      await store.markTold('m1', at(4));
      await store.markTold('m1', at(5));
      expect(await store.untold(9)).toEqual([event('m2', 2)]);
      expect(await store.tell(event('m1', 9))).toBe(false);
      expect(await store.untold(9)).toHaveLength(1);
    });
  });
}
