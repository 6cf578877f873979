import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type PackId, type RunId } from '../../core/model/ids.ts';
import {
  editedNow,
  type IncomingRow,
  type OperationId,
  type RecordId,
  type RecordLoad,
  type StoredRecord,
} from '../../core/model/record.ts';
import type { RecordStore } from '../../core/ports/recordStore.ts';
import { mergedRecords } from '../../core/records/mergedRecords.ts';
import { packRows } from '../../core/records/rowBatch.ts';
import type { StoresUnderTest } from './stores.suite.ts';

const packId = asId<PackId>('crm.leads');
const at = '2025-01-01T00:00:00.000Z';
const by = { at, by: 'Ana' };
const all = { packId, words: [], places: [] };
const inOrder = { place: null, descending: false, first: 0, count: 1_000 };

function loadOf(run: string): RecordLoad {
  return {
    runId: asId<RunId>(run),
    packId,
    fileId: asId('f1'),
    fileName: `${run}.csv`,
    mappingId: asId('m1'),
    mappingVersion: 1,
    overrides: {},
    startedAt: at,
    by: 'Ana',
    rowsOut: 0,
  };
}

function rowOf(row: number, values: readonly (string | null)[]): IncomingRow {
  return {
    row,
    place: String(row + 2),
    values,
    raw: [],
    key: values[0]?.toLowerCase() ?? null,
    keyPlaces: [0],
  };
}

/** What every world's record store promises. */
export function describeRecords(name: string, makeWorld: () => StoresUnderTest): void {
  describe(`records: ${name}`, () => {
    let world: StoresUnderTest;
    let records: RecordStore;
    beforeEach(async () => {
      world = makeWorld();
      records = (await world.open()).records;
      await records.places(packId, ['email', 'name', 'city']);
    });
    afterEach(() => world.dispose());

    const load = async (
      run: string,
      rows: readonly (readonly (string | null)[])[],
      batchRows = 100,
    ): Promise<void> => {
      const { runId } = await records.begin(loadOf(run));
      for (let first = 0; first < rows.length; first += batchRows) {
        const batch = rows.slice(first, first + batchRows).map((values, n) => rowOf(first + n, values));
        await records.add(runId, { rows: packRows(batch), next: first + batch.length, at });
      }
      await records.settle(runId, { state: 'done', next: 0, error: null });
    };
    const everything = async (): Promise<readonly StoredRecord[]> => {
      const found: StoredRecord[] = [];
      for (let id = 1; ; id += 1) {
        const record = await records.get(id as RecordId);
        if (record === undefined) return found;
        found.push(record);
      }
    };
    const edit = async (record: StoredRecord, place: number, value: string): Promise<OperationId> => {
      const values = [0, 1, 2].map((n) => (n === place ? value : (record.values[n] ?? null)));
      const origins = [0, 1, 2].map((n) => (n === place ? editedNow : (record.origins[n] ?? 0)));
      return records.apply({
        packId,
        kind: 'edited',
        ...by,
        batch: null,
        records: [
          {
            id: record.id,
            basis: record.operation,
            after: { values, origins, into: null, marks: record.marks | 2 },
          },
        ],
      });
    };
    const merge = async (taking: readonly StoredRecord[]): Promise<OperationId> => {
      const into = taking[0]?.id ?? (0 as RecordId);
      const after = mergedRecords({ into, records: taking, choices: new Map() });
      return records.apply({
        packId,
        kind: 'merged',
        ...by,
        batch: null,
        records: taking.map(({ id, operation }, n) => ({
          id,
          basis: operation,
          after: after[n] ?? { values: [], origins: [], into: null, marks: 0 },
        })),
      });
    };

    it('tell the different values of a field by their exact spelling, page by page', async () => {
      await load('r1', [
        ['a@x', 'Ana', 'paris'],
        ['b@x', 'Ben', 'Paris'],
        ['c@x', 'Eva', null],
        ['d@x', 'Fay', 'Paris'],
        ['e@x', 'Gil', 'Ålesund'],
      ]);
      const first = await records.distinct(packId, 2, { after: '', limit: 2 });
      expect(first).toEqual([
        { value: 'Paris', count: 2 },
        { value: 'paris', count: 1 },
      ]);
      expect(await records.distinct(packId, 2, { after: 'paris', limit: 2 })).toEqual([
        { value: 'Ålesund', count: 1 },
      ]);
    });

    it('gives back what was loaded, after a restart too', async () => {
      await load('r1', [
        ['a@x.example', 'Ana', null],
        [null, 'Ben', 'Bonn'],
      ]);
      const again = (await world.openAgain()).records;
      const found = await again.page(all, inOrder);
      expect(found.map(({ values }) => values)).toEqual([
        ['a@x.example', 'Ana'],
        [null, 'Ben', 'Bonn'],
      ]);
      expect((await again.arrivals(found[1]?.id ?? (0 as RecordId)))[0]).toMatchObject({
        row: 1,
        place: '3',
      });
    });

    it('loads the same whatever the size of batches, and nothing twice', async () => {
      const cell = fc.option(fc.constantFrom('a@x', 'B@x', 'c@x', '', '__proto__', '"quoted"'), {
        nil: null,
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
          fc.integer({ min: 1, max: 5 }),
          async (rows, batchRows) => {
            const results: string[] = [];
            for (const size of [batchRows, 100]) {
              const own = makeWorld();
              records = (await own.open()).records;
              await records.places(packId, ['email', 'name', 'city']);
              await load('r1', rows, size);
              const before = JSON.stringify(await everything());
              await load('r1', rows, size);
              expect(JSON.stringify(await everything())).toBe(before);
              results.push(before);
              await own.dispose();
            }
            expect(results[0]).toBe(results[1]);
          },
        ),
        { numRuns: 15 },
      );
    });

    it('takes everything back to the byte, whatever was done in whatever order', async () => {
      await load('r1', [
        ['a@x', 'Ana', 'Bonn'],
        ['b@x', null, 'Paris'],
        ['c@x', 'Cem', null],
        [null, 'Dora', 'Rom'],
      ]);
      const before = JSON.stringify(await everything());
      const words = async () => (await records.page({ ...all, words: ['new'] }, inOrder)).length;
      const step = fc.record({
        kind: fc.constantFrom('edit', 'merge'),
        one: fc.nat(3),
        other: fc.nat(3),
        place: fc.nat(2),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
          const done: OperationId[] = [];
          for (const { kind, one, other, place } of steps) {
            const present = (await everything()).filter(({ into }) => into === null);
            const [a, b] = [present[one % present.length], present[other % present.length]];
            if (a === undefined || b === undefined) continue;
            if (kind === 'edit') done.push(await edit(a, place, 'new value'));
            else if (a.id !== b.id) done.push(await merge([a, b].toSorted((x, y) => x.id - y.id)));
          }
          for (const id of done.toReversed()) await records.undo(id, by);
          expect(JSON.stringify(await everything())).toBe(before);
          expect(await words()).toBe(0);
        }),
        { numRuns: 25 },
      );
    });

    it('says what stands in the way of an undo, and changes nothing then', async () => {
      await load('r1', [
        ['a@x', 'Ana', 'Bonn'],
        ['b@x', 'Anna', null],
      ]);
      const merged = await merge(await everything());
      const [first] = await everything();
      if (first === undefined) throw new Error('there is a record');
      const later = await edit(first, 1, 'Annika');
      const before = JSON.stringify(await everything());
      await expect(records.undo(merged, by)).rejects.toMatchObject({
        code: 'UNDO_BLOCKED',
        message: expect.stringContaining('edited'),
      });
      expect(JSON.stringify(await everything())).toBe(before);
      await records.undo(later, by);
      await records.undo(merged, by);
      expect((await records.page(all, inOrder)).map(({ values }) => values[1])).toEqual(['Ana', 'Anna']);
      await expect(records.undo(merged, by)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
    });

    it('finds a merged record by the address of either', async () => {
      await load('r1', [
        ['a@x', 'Ana', null],
        ['b@x', 'Anna', null],
      ]);
      await merge(await everything());
      await load('r2', [['B@x', null, 'Rom']]);
      expect((await records.page(all, inOrder)).map(({ values }) => values)).toEqual([['a@x', 'Ana', 'Rom']]);
      expect(await records.arrivals(1 as RecordId)).toHaveLength(3);
    });

    it('tells what each row said, however the record was changed since', async () => {
      await load('r1', [['a@x', 'Ana', null]]);
      await load('r2', [['a@x', 'Anna', 'Rom']]);
      const [updated] = await everything();
      if (updated === undefined) throw new Error('there is a record');
      const edited = await edit(updated, 2, 'Bonn');
      const said = async () => (await records.arrivals(updated.id)).map(({ values }) => values);
      const rows = [
        ['a@x', 'Ana'],
        ['a@x', 'Anna', 'Rom'],
      ];
      expect(await said()).toEqual(rows);
      await records.undo(edited, by);
      expect(await said()).toEqual(rows);
    });

    it('keeps the text of a source where it is another', async () => {
      const { runId } = await records.begin(loadOf('r1'));
      const row = { ...rowOf(0, ['a@x', 'Ana', 'Rom']), raw: [null, ' Ana ', null] };
      await records.add(runId, { rows: packRows([row, rowOf(1, ['b@x'])]), next: 2, at });
      expect((await records.arrivals(1 as RecordId))[0]?.raw).toEqual([null, ' Ana ']);
      expect((await records.arrivals(2 as RecordId))[0]?.raw).toEqual([]);
    });

    it('exports a list as it was when it was asked for', async () => {
      await load('r1', [
        ['a@x', 'Cem', null],
        ['b@x', 'Ana', null],
        ['c@x', null, null],
      ]);
      const ids = await records.ids(all, { place: 1, descending: false });
      expect([...ids]).toEqual([2, 1, 3]);
      expect((await records.some([3, 99, 2] as RecordId[])).map(({ id }) => id)).toEqual([3, 2]);
    });

    it('passes over rows that are named, and goes on from where the batch ends', async () => {
      const { runId } = await records.begin(loadOf('r1'));
      const rows = packRows([rowOf(0, ['a@x']), rowOf(1, ['b@x']), rowOf(2, ['c@x'])]);
      const progress = await records.add(runId, { rows, without: [1], next: 7, at });
      expect(progress).toMatchObject({ next: 7, added: 2 });
      expect((await everything()).map(({ values }) => values[0])).toEqual(['a@x', 'c@x']);
    });

    it('goes on behind the last row with a load that failed while it was compared', async () => {
      await load('r1', [['a@x'], ['b@x']]);
      const { runId } = loadOf('r1');
      await records.settle(runId, { state: 'failed', next: 0, error: 'Disk full.' });
      const again = await records.settle(runId, { state: 'loading', next: 0, error: null });
      expect(again).toMatchObject({ state: 'loading', next: 2 });
      const progress = await records.add(runId, { rows: packRows([rowOf(2, ['c@x'])]), next: 3, at });
      expect(progress).toMatchObject({ added: 3 });
    });

    it('keeps rows aside that come after a person has ended their load, and counts them nowhere', async () => {
      const { runId } = await records.begin({ ...loadOf('r1'), rowsOut: 5 });
      const batch = (first: number, ...names: readonly string[]) => ({
        rows: packRows(names.map((name, n) => rowOf(first + n, [`${name}@x`]))),
        next: first + names.length,
        at,
      });
      await records.add(runId, batch(0, 'a', 'b'));
      const person = { by: 'Ana', reason: 'The sender has withdrawn the rest.', at };
      const ended = await records.force(runId, person);
      expect(ended).toMatchObject({ state: 'comparing', rows: 2, forced: { ...person, missing: 3 } });
      expect(await records.force(runId, { ...person, by: 'Ben' })).toEqual(ended);
      // Of one that is at work still: rows of before, rows that are late, and the same again.
      await records.add(runId, batch(0, 'a', 'b'));
      await records.add(runId, batch(0, 'a', 'b', 'c', 'd'));
      expect(await records.add(runId, batch(0, 'a', 'b', 'c', 'd'))).toMatchObject({ rows: 2, late: 2 });
      await records.settle(runId, { state: 'done', next: 0, error: null, at });
      expect(await everything()).toHaveLength(2);

      const taken = await records.settleLate(runId, { take: true, by: 'Ben', at });
      expect(taken).toMatchObject({
        state: 'comparing',
        rows: 4,
        late: 0,
        forced: { by: 'Ana', missing: 1 },
      });
      await records.settle(runId, { state: 'done', next: 0, error: null, at });
      await records.add(runId, batch(4, 'e'));
      expect(await records.settleLate(runId, { take: false, by: 'Ana', at })).toMatchObject({
        state: 'done',
        rows: 4,
        late: 0,
      });
      expect((await records.loadEvents(runId)).map(({ kind, by: who }) => [kind, who])).toEqual([
        ['leadsBegun', 'Ana'],
        ['forced', 'Ana'],
        ['late', ''],
        ['lateTaken', 'Ben'],
        ['late', ''],
        ['lateDropped', 'Ana'],
      ]);
      // Opened again, it goes on behind its last row to its end.
      const again = await records.settle(runId, { state: 'loading', next: 0, error: null, at });
      expect(again).toMatchObject({ next: 4, forced: null });
      expect(await records.add(runId, batch(4, 'e'))).toMatchObject({ rows: 5, late: 0 });
      expect((await records.force(runId, person)).forced).toBeNull();
    });

    it('finds records by their blocks, noted once and again when they change', async () => {
      await load('r1', [
        ['a@x', 'Ana', null],
        ['b@x', 'Anna', null],
      ]);
      const ids = async () => (await records.unblocked(packId, 10)).map(({ id }) => id);
      expect(await ids()).toEqual([1, 2]);
      const blocked = (id: number, ...blocks: number[]) => ({ id: id as RecordId, blocks });
      await records.block(packId, [blocked(1, 5, 9), blocked(2, 9)]);
      expect(await ids()).toEqual([]);
      const near = (id: number, ...blocks: number[]) => records.near([blocked(id, ...blocks)]);
      expect(await near(1, 5, 9)).toEqual([2]);
      expect(await near(3, 9, 5)).toEqual([1, 2]);
      expect(await near(3, 8)).toEqual([]);
      const [first] = await everything();
      if (first === undefined) throw new Error('there is a record');
      await edit(first, 1, 'Annika');
      expect(await ids()).toEqual([1]);
      await records.block(packId, [blocked(1, 7), blocked(2, 7)]);
      expect([await ids(), await near(2, 7)]).toEqual([[], [1]]);
    });

    it('tells what was done at one stroke as one thing, and takes back what still holds of it', async () => {
      await load(
        'r1',
        Array.from({ length: 6 }, (_, n) => [`${String(n)}@x`, 'Ana', null]),
      );
      const rows = await everything();
      const changeOf = (record: StoredRecord) => ({
        packId,
        kind: 'merged' as const,
        ...by,
        batch: 'b1',
        records: [
          {
            id: record.id,
            basis: record.operation,
            after: { ...record, values: [record.values[0] ?? null, 'Anna'] },
          },
        ],
      });
      const before = JSON.stringify(rows);
      expect(await records.applySome([...rows.map(changeOf), ...rows.slice(0, 2).map(changeOf)])).toBe(6);
      expect(await records.operations({ packId, limit: 10 })).toMatchObject([
        { batch: 'b1', parts: 6, held: 6 },
      ]);
      const [, second] = await everything();
      if (second === undefined) throw new Error('there is a record');
      const later = await edit(second, 1, 'Annika');
      const blocked = await records.undoSome(await records.held('b1'), by);
      expect(blocked).toMatchObject([{ id: 2, error: { code: 'UNDO_BLOCKED' } }]);
      expect((await records.operations({ packId, limit: 10 }))[1]).toMatchObject({ parts: 6, held: 1 });
      await records.undo(later, by);
      expect(await records.undoSome(await records.held('b1'), by)).toEqual([]);
      expect(JSON.stringify(await everything())).toBe(before);
    });

    it('refuses a change that was thought out on an older record', async () => {
      await load('r1', [['a@x', 'Ana', null]]);
      const [seen] = await everything();
      if (seen === undefined) throw new Error('there is a record');
      await edit(seen, 1, 'Anna');
      await expect(edit(seen, 1, 'Annika')).rejects.toMatchObject({ code: 'RECORD_CHANGED' });
      expect((await everything())[0]?.values[1]).toBe('Anna');
    });

    it('lists by a field with those without a value last, either way, from anywhere', async () => {
      const names = ['b', null, 'C', 'a', null, 'd'];
      await load(
        'r1',
        names.map((one, n) => [`${String(n)}@x`, one, null]),
      );
      const list = async (descending: boolean, first = 0, count = 6) =>
        (await records.page(all, { place: 1, descending, first, count })).map(
          ({ values }) => values[1] ?? null,
        );
      expect(await list(false)).toEqual(['a', 'b', 'C', 'd', null, null]);
      expect(await list(true)).toEqual(['d', 'C', 'b', 'a', null, null]);
      expect(await list(false, 3, 2)).toEqual(['d', null]);
      expect(await list(false, 5, 2)).toEqual([null]);
    });

    it('counts and filters by words, values and marks', async () => {
      await load('r1', [
        ['a@x', 'Ana', 'Bonn'],
        ['b@x', 'Anna', 'Rom'],
        ['c@x', 'Ben', null],
      ]);
      await load('r2', [['a@x', 'Anabel', null]]);
      const count = async (query: object) => (await records.count({ ...all, ...query })).total;
      expect(await count({ words: ['an'] })).toBe(2);
      expect(await count({ words: ['an', 'rom'] })).toBe(1);
      expect(await count({ places: [{ place: 2, values: ['Bonn', ''] }] })).toBe(2);
      expect(await count({ mark: 'updated' })).toBe(1);
      expect((await records.count(all)).marks).toEqual({ updated: 1, edited: 0, merged: 0, waiting: 0 });
      expect(await records.values(all, 2)).toEqual([
        { value: '', count: 1 },
        { value: 'Bonn', count: 1 },
        { value: 'Rom', count: 1 },
      ]);
    });

    it('keeps groups until they are decided, and asks never again of what is different', async () => {
      await load('r1', [
        ['a@x', 'Ana', null],
        ['b@x', 'Anna', null],
        ['c@x', 'Ann', null],
      ]);
      const pair = (a: number, b: number, score: number) => ({
        a: a as RecordId,
        b: b as RecordId,
        score,
        reasons: [],
      });
      await records.pair(packId, [pair(1, 2, 0.9), pair(2, 3, 0.7)]);
      const window = { states: ['open'] as const, first: 0, count: 10 };
      const [group] = await records.groups(packId, window);
      expect(group?.records.map(({ id }) => id)).toEqual([1, 2, 3]);
      if (group === undefined) return;
      const decide = async (state: 'different' | 'skipped') =>
        records.apply({
          packId,
          kind: state,
          ...by,
          batch: null,
          records: [],
          group: { id: group.id, state },
        });
      const verdict = await decide('different');
      expect(await records.groups(packId, window)).toEqual([]);
      await records.pair(packId, [pair(1, 3, 0.99)]);
      expect(await records.groups(packId, window)).toEqual([]);
      await records.undo(verdict, by);
      expect((await records.groups(packId, window))[0]?.pairs).toHaveLength(2);
      const skipped = await decide('skipped');
      await decide('different');
      await expect(records.undo(skipped, by)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
    });
  });
}
