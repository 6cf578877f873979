import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId, type MappingId, type PackId, type RunId } from '../../core/model/ids.ts';
import type { Run } from '../../core/model/run.ts';
import { type RunFacet, runFacets, runSorts } from '../../core/model/runSearch.ts';
import type { RunQuery, Stores } from '../../core/ports/stores.ts';
import { mappingVersion, run } from './examples.ts';
import type { StoresUnderTest } from './stores.suite.ts';

const names = ['Acme leads 2025-01.csv', 'Acme leads 2025-02.csv', 'data.csv', 'Globex claims.xlsx'] as const;
const senders = ['acme leads', 'acme leads', '', 'globex claims'] as const;
const states = ['done', 'failed', 'running'] as const;
const packs = ['crm.leads', 'people.hr'] as const;
const people = ['Ada', 'Grace'] as const;

const anyRun = fc.record({
  name: fc.nat({ max: 3 }),
  state: fc.constantFrom(...states),
  pack: fc.constantFrom(...packs),
  person: fc.constantFrom(...people),
  day: fc.nat({ max: 9 }),
  rowsIn: fc.nat({ max: 4 }),
  rowsRejected: fc.nat({ max: 2 }),
  seconds: fc.nat({ max: 3 }),
});
type AnyRun = (typeof anyRun)['generate'] extends (...parameters: never[]) => { value: infer One }
  ? One
  : never;

const dayOf = (day: number): string => `2025-03-${String(day + 10)}T00:00:00.000Z`;

function made(one: AnyRun, at: number): Run {
  const ended = one.state !== 'running';
  return {
    ...run(`r${String(at)}`),
    fileName: names[one.name] ?? '',
    packId: asId<PackId>(one.pack),
    startedBy: one.person,
    state: one.state,
    startedAt: dayOf(one.day),
    finishedAt: ended ? new Date(Date.parse(dayOf(one.day)) + one.seconds * 1000).toISOString() : null,
    counts:
      one.state === 'done'
        ? {
            rowsIn: one.rowsIn + one.rowsRejected,
            rowsOut: one.rowsIn,
            rowsRejected: one.rowsRejected,
            failures: [],
          }
        : null,
  };
}

/** What the store is held against: the same question, asked of a list. */
const valueOf: Readonly<Record<RunFacet, (run: Run) => string>> = {
  state: (one) => one.state,
  pack: (one) => one.packId,
  mapping: (one) => one.mappingId,
  sender: (one) => senders[names.indexOf(one.fileName as (typeof names)[number])] ?? '',
  person: (one) => one.startedBy,
  trigger: (one) => one.trigger,
  rejects: (one) => (one.counts === null ? '' : one.counts.rowsRejected > 0 ? 'some' : 'none'),
};

function fits(one: Run, query: RunQuery, besides?: RunFacet): boolean {
  const hay = [one.fileName, one.startedBy, one.packId].join('\n').toLowerCase();
  return (
    query.words.every(({ word }) => hay.includes(word)) &&
    (query.from === undefined || one.startedAt >= query.from) &&
    (query.to === undefined || one.startedAt < query.to) &&
    runFacets.every((facet) => {
      const wanted = query.facets?.[facet] ?? [];
      return facet === besides || wanted.length === 0 || wanted.includes(valueOf[facet](one));
    })
  );
}

const anyQuery = fc.record({
  words: fc
    .subarray(['acme', 'csv', 'ada', 'hr', 'nowhere'], { maxLength: 2 })
    .map((words) => words.map((word) => ({ word, packs: [] }))),
  facets: fc.record({
    state: fc.subarray([...states]),
    pack: fc.subarray([...packs]),
    sender: fc.subarray(['acme leads', '', 'globex claims']),
    rejects: fc.subarray(['some', 'none', '']),
  }),
  from: fc.nat({ max: 9 }).map(dayOf),
});

/** What every world's history answers to searches. */
export function describeRunSearch(name: string, makeWorld: () => StoresUnderTest): void {
  describe(`search of runs: ${name}`, () => {
    let world: StoresUnderTest;
    let stores: Stores;
    beforeEach(async () => {
      world = makeWorld();
      stores = await world.open();
    });
    afterEach(() => world.dispose());

    it('finds, orders and counts as a walk through the whole list does', async () => {
      let fresh = world;
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRun, { maxLength: 12 }),
          anyQuery,
          fc.constantFrom(...runSorts),
          async (given, query, sort) => {
            fresh = makeWorld();
            const { runs: store } = await fresh.open();
            const all = given.map(made);
            for (const one of all) await store.put(one);
            const wanted = all.filter((one) => fits(one, query));

            const paged: string[] = [];
            for (let after: RunId | undefined; ; ) {
              const page = await store.search(query, {
                sort,
                limit: 2,
                ...(after === undefined ? {} : { after }),
              });
              paged.push(...page.map(({ id }) => id));
              after = page.at(-1)?.id;
              if (page.length < 2) break;
            }
            expect(paged.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
            const arrival = wanted.map(({ id }) => id);
            expect(sort === 'newest' ? paged.toReversed() : arrival).toEqual(arrival);
            const skipped = await store.search(query, { sort, limit: 200, skip: 1 });
            expect(skipped.map(({ id }) => id)).toEqual(paged.slice(1));

            const counting = await store.count(query);
            expect(counting.total).toBe(wanted.length);
            for (const facet of runFacets) {
              const others = all.filter((one) => fits(one, query, facet)).map(valueOf[facet]);
              for (const { value, count } of counting.facets[facet])
                expect([facet, value, count]).toEqual([
                  facet,
                  value,
                  others.filter((other) => other === value).length,
                ]);
              const told = new Set(counting.facets[facet].map(({ value }) => value));
              expect(others.filter((value) => !told.has(value))).toEqual([]);
            }

            const edges = [0, 3, 4, 9].map(dayOf);
            const bars = await store.chart(query, edges);
            const files = (low: string, high: string): number =>
              wanted.filter(({ startedAt }) => startedAt >= low && startedAt < high).length;
            expect(bars.map((bar) => bar.files)).toEqual(
              [0, 1, 2].map((at) => files(edges[at] ?? '', edges[at + 1] ?? '')),
            );
            await fresh.dispose();
          },
        ),
        { numRuns: 25 },
      );
    });

    it('has the most first in the other orders, and runs without a figure last', async () => {
      const counts = (rowsIn: number, rowsRejected: number) => ({
        rowsIn,
        rowsOut: rowsIn - rowsRejected,
        rowsRejected,
        failures: [],
        ...(rowsRejected === 6 ? {} : { quality: scoreOf(1 - rowsRejected / rowsIn) }),
      });
      const scoreOf = (overall: number) => ({
        overall,
        dimensions: { completeness: null, validity: overall, consistency: null, uniqueness: null },
      });
      const started = Date.parse(run('a').startedAt);
      const ended = (id: string, seconds: number, rest: Partial<Run>): Run => ({
        ...run(id),
        state: 'done',
        finishedAt: new Date(started + seconds * 1000).toISOString(),
        ...rest,
      });
      await stores.runs.put(ended('small', 9, { counts: counts(10, 5) }));
      await stores.runs.put(run('running'));
      await stores.runs.put(ended('large', 2, { counts: counts(1_000, 6) }));
      await stores.runs.put(ended('whole', 3, { counts: counts(20, 0) }));
      const order = async (sort: (typeof runSorts)[number]) =>
        (await stores.runs.search({ words: [] }, { sort, limit: 10 })).map(({ id }) => id);
      expect(await order('rows')).toEqual(['large', 'whole', 'small', 'running']);
      expect(await order('rejects')).toEqual(['small', 'large', 'whole', 'running']);
      expect(await order('quality')).toEqual(['small', 'whole', 'large', 'running']);
      const [worst, , unscored] = await stores.runs.search({ words: [] }, { sort: 'quality', limit: 10 });
      expect([worst?.quality, unscored?.quality]).toEqual([0.5, null]);
      expect(await order('duration')).toEqual(['small', 'whole', 'large', 'running']);
      expect(await order('oldest')).toEqual(['small', 'running', 'large', 'whole']);
    });

    it('keeps what was found as it was while later runs come in', async () => {
      for (const id of ['r1', 'r2', 'r3']) await stores.runs.put(run(id));
      const { newest } = await stores.runs.count({ words: [] });
      expect(newest).toBe('r3');
      await stores.runs.put(run('r4'));
      const query = { words: [], until: asId<RunId>('r3') };
      const found = await stores.runs.search(query, { sort: 'newest', limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(['r3', 'r2', 'r1']);
      expect(await stores.runs.count(query)).toMatchObject({ total: 3, newest: 'r4' });
    });

    it('finds runs by the file of their mapping, by the packs named for a word, and by the same bytes', async () => {
      await stores.mappings.append(mappingVersion('m1', 1));
      await stores.runs.put({ ...run('r1'), fileName: 'weekly.xlsx' });
      await stores.runs.put({ ...run('r2'), fileName: 'other.xlsx', mappingId: asId<MappingId>('m9') });
      const ids = async (query: RunQuery) =>
        (await stores.runs.search(query, { sort: 'newest', limit: 10 })).map(({ id }) => id);
      expect(await ids({ words: [{ word: 'a.csv', packs: [] }] })).toEqual(['r1']);
      expect(await ids({ words: [{ word: 'sales', packs: [run('r1').packId] }] })).toEqual(['r2', 'r1']);

      const facts = {
        sizeBytes: 1,
        sha256: 'ab',
        fingerprint: '',
        mappingHash: '',
        packVersion: '',
        appVersion: '',
      };
      await stores.runs.put({ ...run('r3'), fileId: asId<FileId>('f3'), facts });
      await stores.runs.put({ ...run('r4'), fileId: asId<FileId>('f4'), facts });
      expect(await ids({ words: [], source: { fileId: asId<FileId>('f4'), sha256: 'ab' } })).toEqual([
        'r4',
        'r3',
      ]);
      expect(await ids({ words: [], source: { fileId: asId<FileId>('f1'), sha256: null } })).toEqual([
        'r2',
        'r1',
      ]);
    });

    it('takes names, words and values for what they are, whatever they hold', async () => {
      const hostile = `'; DROP TABLE run; -- %_"[]<b>\u202e__proto__`;
      await stores.runs.put({ ...run('r1'), fileName: hostile, startedBy: hostile });
      const query: RunQuery = { words: [{ word: '%_"', packs: [] }], facets: { person: [hostile] } };
      expect(await stores.runs.search(query, { sort: 'newest', limit: 5 })).toMatchObject([
        { fileName: hostile },
      ]);
      expect((await stores.runs.count(query)).facets.person).toEqual([{ value: hostile, count: 1 }]);
      expect(
        await stores.runs.search({ words: [{ word: '%x', packs: [] }] }, { sort: 'newest', limit: 5 }),
      ).toEqual([]);
    });

    it('keeps the columns of a run beside it until others are given', async () => {
      const columns = [{ name: 'a', cells: 3, missing: 1, distinct: 2, range: null }];
      await stores.runs.put(run('r1'), columns);
      await stores.runs.put({ ...run('r1'), state: 'done' });
      const again = await world.openAgain();
      expect(await again.runs.columns(asId<RunId>('r1'))).toEqual(columns);
      expect(await again.runs.columns(asId<RunId>('nobody'))).toEqual([]);
    });
  });
}
