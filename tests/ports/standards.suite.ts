import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackId } from '../../core/model/ids.ts';
import { asItemId } from '../../core/model/session.ts';
import type {
  KeptVerdict,
  StandardBatch,
  StandardJob,
  StandardJobId,
  StandardRule,
} from '../../core/model/standardising.ts';
import type { BatchEnd, NewSuggestion, StandardStore, TakenBatch } from '../../core/ports/standardStore.ts';

/** One world's standardising. */
export interface StandardsUnderTest {
  /** Empty, of its own. */
  open(): Promise<StandardStore>;
  /** The same data, as another process sees it. */
  openAgain(): Promise<StandardStore>;
  dispose(): Promise<void>;
}

const packId = 'crm.leads' as PackId;
const field = 'country';
const at = '2025-03-01T00:00:00.000Z';
const until = '2025-03-01T01:00:00.000Z';
const later = '2025-03-01T02:00:00.000Z';

const rule: StandardRule = {
  field,
  label: 'Country',
  description: '',
  kind: 'country',
  isPersonal: false,
  allowed: [],
  form: 'name',
  maxLength: null,
};

export const standardBatch = (...values: string[]): StandardBatch => ({ field, values });

export function standardOrder(
  id: string,
  batches: readonly StandardBatch[],
  known: readonly NewSuggestion[] = [],
): Parameters<StandardStore['create']>[0] {
  return {
    job: {
      id: id as StandardJobId,
      packId,
      fields: [field],
      rules: [rule],
      provider: 'bedrock',
      modelId: 'm',
      estimate: { inputTokens: 10, outputTokens: 20, cost: 0.5 },
      mostCost: 2,
      mostTokens: 900,
      by: 'Ana',
      startedAt: at,
    },
    batches,
    known,
    sha256: 'a'.repeat(64),
  };
}

const suggests = (from: string, to: string): NewSuggestion => ({
  field,
  from,
  to,
  modelId: 'm',
  cost: 0.01,
  ledgerId: 'l1',
});

/** What every world's standardising promises. */
export function describeStandards(name: string, makeWorld: () => StandardsUnderTest): void {
  describe(`standardising: ${name}`, () => {
    let world: StandardsUnderTest;
    let store: StandardStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    const job = async (id = 'j1'): Promise<StandardJob> => {
      const found = await store.get(id as StandardJobId);
      if (found === undefined) throw new Error(`There is no job ${id}.`);
      return found;
    };
    const take = async (token: string, id = 'j1'): Promise<TakenBatch> => {
      const taken = await store.take(id as StandardJobId, { token, now: at, until });
      if (taken === undefined) throw new Error('Nothing was left.');
      return taken;
    };
    const endOf = (taken: TakenBatch, more: Partial<BatchEnd> = {}): BatchEnd => ({
      taken,
      suggestions: [],
      dead: [],
      left: 0,
      cached: 0,
      ...more,
    });
    const listed = async (state: 'open' | 'accepted' | 'rejected' = 'open') =>
      (await store.suggestions(packId, { state, first: 0, count: 100 }))
        .map(({ from, to }) => `${from}>${to}`)
        .sort();
    const only = async () => {
      const [one] = await store.suggestions(packId, { state: 'open', first: 0, count: 1 });
      if (one === undefined) throw new Error('Nothing is suggested.');
      return one;
    };
    const decided = (
      to: 'accepted' | 'rejected' | 'open',
      from: readonly ('accepted' | 'rejected' | 'open')[],
    ) => ({
      from,
      to,
      by: 'Ben',
      at: later,
      batch: to === 'accepted' ? 'b1' : null,
    });

    it('counts each batch once, whoever works on it and however often it is handed in', async () => {
      await store.create(
        standardOrder(
          'j1',
          [standardBatch('Grmany', 'Frnce'), standardBatch('Narnia', 'Spain')],
          [suggests('UK', 'United Kingdom')],
        ),
      );
      expect(await job()).toMatchObject({
        state: 'running',
        total: 2,
        counted: 0,
        values: 5,
        suggested: 1,
        mostCost: 2,
        rules: [rule],
      });
      const [one, two] = [await take('t1'), await take('t2')];
      expect([one.batch.values, two.batch.values]).toEqual([
        ['Grmany', 'Frnce'],
        ['Narnia', 'Spain'],
      ]);
      expect(await store.take('j1' as StandardJobId, { token: 't3', now: at, until })).toBeUndefined();
      const first = endOf(one, { suggestions: [suggests('Grmany', 'Germany')], left: 1, cached: 1 });
      const other = await world.openAgain();
      expect([await store.commit(first, at), await other.commit(first, at)]).toEqual(['counted', 'counted']);
      expect(await job()).toMatchObject({ counted: 1, suggested: 2, left: 1, cached: 1, state: 'running' });
      // Whose time has run out, and who counts nothing any more once another one has the batch.
      const again = await store.take('j1' as StandardJobId, { token: 't4', now: later, until: later });
      expect(again?.hold.itemId).toBe(two.hold.itemId);
      const mine = endOf(again ?? two, { dead: [{ field, value: 'Narnia', fault: 'rules' }], left: 1 });
      expect(
        await store.commit(endOf(two, { suggestions: [suggests('Narnia', 'Gondor')], left: 1 }), later),
      ).toBe('passed');
      expect(await store.commit(mine, later)).toBe('counted');
      expect(await job()).toMatchObject({
        state: 'done',
        counted: 2,
        suggested: 2,
        left: 2,
        refused: 1,
        late: 0,
        endedAt: later,
      });
      expect(await listed()).toEqual(['Grmany>Germany', 'UK>United Kingdom']);
      expect(await store.dead(packId)).toEqual([{ field, value: 'Narnia', fault: 'rules' }]);
    });

    it('gives a batch that is called to mind to one at a time, and tells how often it was begun', async () => {
      await store.create(standardOrder('j1', [standardBatch('Grmany')]));
      const ref = { id: 'j1' as StandardJobId, itemId: asItemId('b0') };
      const first = await store.claim(ref, { token: 't1', now: at, until });
      expect(first).toMatchObject({ kind: 'claimed', attempt: 1, taken: { batch: { values: ['Grmany'] } } });
      expect(await store.claim(ref, { token: 't2', now: at, until })).toEqual({ kind: 'busy', until });
      expect(await store.claim(ref, { token: 't3', now: later, until: later })).toMatchObject({
        kind: 'claimed',
        attempt: 2,
      });
      expect(await store.claim({ ...ref, itemId: asItemId('b9') }, { token: 't4', now: at, until })).toEqual({
        kind: 'over',
      });
      const taken = await store.claim(ref, {
        token: 't5',
        now: '2025-03-01T03:00:00.000Z',
        until: '2025-03-01T04:00:00.000Z',
      });
      if (taken.kind !== 'claimed') throw new Error(taken.kind);
      expect(await store.commit(endOf(taken.taken, { left: 1 }), later)).toBe('counted');
      expect(await store.claim(ref, { token: 't6', now: later, until: later })).toEqual({ kind: 'over' });
    });

    it('counts exactly when all batches are handed in twice and at once', async () => {
      const count = 12;
      await store.create(
        standardOrder(
          'j1',
          Array.from({ length: count }, (_, n) => standardBatch(`v${String(n)}`, `w${String(n)}`)),
        ),
      );
      const taken: TakenBatch[] = [];
      for (let n = 0; n < count; n += 1) taken.push(await take(`t${String(n)}`));
      const ends = taken.map((one) =>
        endOf(one, { suggestions: one.batch.values.map((value) => suggests(value, 'Spain')) }),
      );
      const other = await world.openAgain();
      const answers = await Promise.all([
        ...ends.map((end) => store.commit(end, at)),
        ...ends.map((end) => other.commit(end, at)),
      ]);
      expect(new Set(answers)).toEqual(new Set(['counted']));
      expect(await job()).toMatchObject({ state: 'done', counted: count, suggested: 2 * count });
      expect(await store.countSuggestions(packId)).toEqual({ open: 2 * count, accepted: 0, rejected: 0 });
    });

    it('offers what comes after the end, once, and counts it nowhere', async () => {
      await store.create(standardOrder('j1', [standardBatch('Grmany'), standardBatch('Frnce')]));
      const taken = await take('t1');
      expect(
        await store.end('j1' as StandardJobId, { by: 'Ana', reason: 'Not needed any more.', at: later }),
      ).toBe(true);
      const end = endOf(taken, { suggestions: [suggests('Grmany', 'Germany')] });
      expect([await store.commit(end, later), await store.commit(end, later)]).toEqual(['late', 'passed']);
      expect(await job()).toMatchObject({ state: 'ended', counted: 0, suggested: 0, late: 1 });
      expect(await only()).toMatchObject({ from: 'Grmany', isLate: true, state: 'open' });
      expect(
        await store.claim(
          { id: 'j1' as StandardJobId, itemId: asItemId('b1') },
          { token: 't2', now: later, until: later },
        ),
      ).toEqual({ kind: 'over' });
    });

    it('keeps what a person decided, and asks once more about what was accepted', async () => {
      await store.create(
        standardOrder('j1', [], [suggests('Grmany', 'Germany'), suggests('UK', 'United Kingdom')]),
      );
      expect((await job()).state).toBe('done');
      for (const one of await store.suggestions(packId, { state: 'open', first: 0, count: 9 }))
        expect(
          await store.decide(one.id, decided(one.from === 'UK' ? 'rejected' : 'accepted', ['open'])),
        ).toBe(true);
      expect(await store.countSuggestions(packId)).toEqual({ open: 0, accepted: 1, rejected: 1 });
      const [accepted] = await store.suggestions(packId, { state: 'accepted', first: 0, count: 9 });
      expect(accepted).toMatchObject({ from: 'Grmany', batch: 'b1', decided: { by: 'Ben', at: later } });
      expect(await store.suggestion(accepted!.id)).toEqual(accepted);
      expect(await store.decide(accepted!.id, decided('rejected', ['open']))).toBe(false);
      expect(await store.settled(packId, field)).toEqual([{ value: 'UK', records: null }]);
      await store.create(
        standardOrder('j2', [], [suggests('Grmany', 'Germany'), suggests('UK', 'United Kingdom')]),
      );
      expect([await listed(), await listed('rejected')]).toEqual([['Grmany>Germany'], ['UK>United Kingdom']]);
      expect((await store.jobs(packId)).map(({ id }) => id)).toEqual(['j2', 'j1']);
    });

    it('has one job of a pack under way', async () => {
      await store.create(standardOrder('j1', [standardBatch('Grmany')]));
      await expect(store.create(standardOrder('j2', [standardBatch('Frnce')]))).rejects.toMatchObject({
        code: 'USAGE',
      });
      expect(await store.get('j2' as StandardJobId)).toBeUndefined();
      await store.end('j1' as StandardJobId, { by: 'Ana', reason: 'Not needed any more.', at: later });
      const both = await Promise.allSettled([
        store.create(standardOrder('j3', [standardBatch('Frnce')])),
        (await world.openAgain()).create(standardOrder('j4', [standardBatch('Frnce')])),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('pauses and goes on under other limits, once', async () => {
      await store.create(standardOrder('j1', [standardBatch('Grmany')]));
      const id = 'j1' as StandardJobId;
      const pause = { from: ['running'], to: 'paused', why: 'Enough.', met: 'cost' } as const;
      const under = { mostCost: 2, mostTokens: 900 };
      expect(await store.setState(id, { ...pause, under: { ...under, mostCost: null } })).toBe(false);
      expect(await store.setState(id, { ...pause, under: { ...under, mostTokens: 901 } })).toBe(false);
      const paused = { ...pause, under };
      expect([await store.setState(id, paused), await store.setState(id, paused)]).toEqual([true, false]);
      expect(await job()).toMatchObject({ state: 'paused', why: 'Enough.', met: 'cost' });
      const on = {
        from: ['paused'],
        to: 'running',
        why: '',
        met: null,
        limits: { mostCost: null, mostTokens: 5 },
      } as const;
      expect(await store.setState(id, on)).toBe(true);
      expect(await job()).toMatchObject({
        state: 'running',
        why: '',
        met: null,
        mostCost: null,
        mostTokens: 5,
      });
      const taken = await take('t1');
      await store.release(taken);
      expect((await take('t2')).hold.itemId).toBe(taken.hold.itemId);
    });

    it('keeps verdicts, and dead values until they are dealt with', async () => {
      const kept = (value: string, ledgerId = 'l1'): KeptVerdict => ({
        verdict: { kind: 'left', value },
        modelId: 'm',
        cost: null,
        ledgerId,
        at,
      });
      const keys = Array.from({ length: 130 }, (_, n) => `k${String(n)}`);
      await store.keepVerdicts(keys.map((key) => ({ key, kept: kept(key) })));
      await store.keepVerdicts([{ key: 'k1', kept: kept('k1', 'l2') }]);
      const found = await (await world.openAgain()).verdicts([...keys, 'none']);
      expect([found.size, found.get('k1')?.ledgerId, found.get('k129')]).toEqual([130, 'l2', kept('k129')]);

      const values = Array.from({ length: 48 }, (_, n) => `bad${String(n)}`);
      await store.create(standardOrder('j1', [standardBatch(...values)]));
      const dead = values.map((value) => ({ field, value, fault: 'answer' as const }));
      expect(await store.commit(endOf(await take('t1'), { dead }), at)).toBe('counted');
      expect(await store.dead(packId)).toHaveLength(48);
      await store.forget(packId, [
        { field, value: 'bad0' },
        { field, value: 'none' },
      ]);
      expect((await store.dead(packId)).map(({ value }) => value)).not.toContain('bad0');
      // All of them answered by the next job, so that each is both suggested and dead no more.
      await store.create(standardOrder('j2', [standardBatch(...values)]));
      const suggestions = values.map((value) => suggests(value, 'Spain'));
      expect(await store.commit(endOf(await take('t2', 'j2'), { suggestions }), later)).toBe('counted');
      expect([await store.dead(packId), (await store.countSuggestions(packId)).open]).toEqual([[], 48]);
      const pages = await Promise.all(
        [0, 20, 40].map((first) => store.suggestions(packId, { state: 'open', first, count: 20 })),
      );
      expect(new Set(pages.flat().map(({ from }) => from)).size).toBe(48);
    });
  });
}
