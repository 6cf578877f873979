import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId, type MappingId, type PackId, type RunId } from '../../core/model/ids.ts';
import type { Stores } from '../../core/ports/stores.ts';
import {
  analysis,
  draftStep,
  fileRecord,
  inspection,
  mappingVersion,
  mappingId,
  run,
  packVersion,
} from './examples.ts';

/** One world's stores. */
export interface StoresUnderTest {
  /** Empty stores of their own. */
  open(): Promise<Stores>;
  /** The same data, as a second process or a restart sees it. */
  openAgain(): Promise<Stores>;
  /** Ends every connection and throws the data away. */
  dispose(): Promise<void>;
}

const f1 = asId<FileId>('f1');
const f2 = asId<FileId>('f2');
const m1 = asId<MappingId>('m1');
const own = asId<PackId>('own.a');
const savedAt = '2025-01-01T00:00:00.000Z';

/** What every world's stores promise. A new adapter joins by calling this with its own factory. */
export function describeStores(name: string, makeWorld: () => StoresUnderTest): void {
  describe(`stores: ${name}`, () => {
    let world: StoresUnderTest;
    let stores: Stores;
    beforeEach(async () => {
      world = makeWorld();
      stores = await world.open();
    });
    afterEach(() => world.dispose());

    describe('files', () => {
      it('gives back a record as it was put, also after a restart', async () => {
        await stores.files.put(fileRecord('f1'));
        expect(await stores.files.get(f1)).toEqual(fileRecord('f1'));
        const again = await world.openAgain();
        expect(await again.files.get(f1)).toEqual(fileRecord('f1'));
      });

      it('knows nothing of a file that was never put', async () => {
        expect(await stores.files.get(f1)).toBeUndefined();
        expect(await stores.files.getInspection(f1)).toBeUndefined();
        expect(await stores.files.getAnalysis(f1)).toBeUndefined();
      });

      it('lists the newest first and keeps the place of a record that changes', async () => {
        for (const id of ['f1', 'f2', 'f3']) await stores.files.put(fileRecord(id));
        await stores.files.put({ ...fileRecord('f1'), state: 'done' });
        const list = await stores.files.list();
        expect(list.map((record) => record.id)).toEqual(['f3', 'f2', 'f1']);
        expect(list[2]?.state).toBe('done');
      });

      it('keeps inspection and analysis beside the record, and takes an analysis away', async () => {
        await stores.files.put(fileRecord('f1'));
        await stores.files.putInspection(f1, inspection);
        await stores.files.putAnalysis(f1, analysis);
        expect(await stores.files.getInspection(f1)).toEqual(inspection);
        expect(await stores.files.getAnalysis(f1)).toEqual(analysis);
        await stores.files.putAnalysis(f1, undefined);
        expect(await stores.files.getAnalysis(f1)).toBeUndefined();
        expect(await stores.files.getInspection(f1)).toEqual(inspection);
      });

      it('puts files in the place of one, all at once, and none where that one is gone', async () => {
        for (const id of ['f1', 'f2']) await stores.files.put(fileRecord(id));
        const members = ['f3', 'f4'].map((id) => fileRecord(id));
        expect(await stores.files.replace(f1, members)).toBe(true);
        const again = await world.openAgain();
        expect((await again.files.list()).map(({ id }) => id)).toEqual(['f4', 'f3', 'f2']);
        expect(await stores.files.replace(f1, [fileRecord('f5')])).toBe(false);
        expect(await stores.files.list()).toHaveLength(3);
      });

      it('keeps what is known of a file that is among those in its place', async () => {
        await stores.files.put(fileRecord('f1'));
        await stores.files.putInspection(f1, inspection);
        const changed = { ...fileRecord('f1'), name: 'member.csv' };
        expect(await stores.files.replace(f1, [fileRecord('f2'), changed])).toBe(true);
        expect((await stores.files.get(f1))?.name).toBe('member.csv');
        expect(await stores.files.getInspection(f1)).toEqual(inspection);
      });

      it('removes a file with its analysis and draft, and leaves mappings and runs', async () => {
        await stores.files.put(fileRecord('f1'));
        await stores.files.putInspection(f1, inspection);
        await stores.files.putAnalysis(f1, analysis);
        await stores.drafts.append(f1, mappingId, draftStep('one'), savedAt);
        await stores.mappings.append(mappingVersion('m1', 1));
        await stores.runs.put(run('r1'));
        await stores.files.remove(f1);
        expect(await stores.files.get(f1)).toBeUndefined();
        expect(await stores.files.getAnalysis(f1)).toBeUndefined();
        expect(await stores.drafts.get(f1, mappingId)).toEqual({ steps: [], position: 0, savedAt: null });
        expect(await stores.mappings.latest(m1)).toEqual(mappingVersion('m1', 1));
        expect(await stores.runs.get(asId<RunId>('r1'))).toEqual(run('r1'));
      });

      it('does not bring a removed file back when its analysis arrives late', async () => {
        await stores.files.put(fileRecord('f1'));
        await stores.files.remove(f1);
        await stores.files.putInspection(f1, inspection);
        await stores.files.putAnalysis(f1, analysis);
        await stores.files.put(fileRecord('f1'));
        expect(await stores.files.getInspection(f1)).toBeUndefined();
        expect(await stores.files.getAnalysis(f1)).toBeUndefined();
      });
    });

    describe('drafts', () => {
      beforeEach(async () => {
        await stores.files.put(fileRecord('f1'));
        await stores.files.put(fileRecord('f2'));
      });

      it('has an untouched draft where there is none', async () => {
        expect(await stores.drafts.get(f1, mappingId)).toEqual({ steps: [], position: 0, savedAt: null });
      });

      it('drops the steps that could have been redone when a new one is added', async () => {
        await stores.drafts.append(f1, mappingId, draftStep('one'), savedAt);
        await stores.drafts.append(f1, mappingId, draftStep('two'), savedAt);
        await stores.drafts.move(f1, mappingId, 1, savedAt);
        const draft = await stores.drafts.append(f1, mappingId, draftStep('three'), savedAt);
        expect(draft.steps.map((step) => step.label)).toEqual(['one', 'three']);
        expect(draft.position).toBe(2);
      });

      it('cuts a position out of range to the nearest end', async () => {
        await stores.drafts.append(f1, mappingId, draftStep('one'), savedAt);
        expect((await stores.drafts.move(f1, mappingId, -5, savedAt)).position).toBe(0);
        expect((await stores.drafts.move(f1, mappingId, 99, savedAt)).position).toBe(1);
        expect((await stores.drafts.move(f2, mappingId, 99, savedAt)).position).toBe(0);
      });

      it('keeps the drafts of two files and of two packs apart, and clears those of one file', async () => {
        const other = asId<typeof mappingId>('m2');
        await stores.drafts.append(f1, mappingId, draftStep('one'), savedAt);
        await stores.drafts.append(f1, other, draftStep('two'), savedAt);
        await stores.drafts.append(f2, mappingId, draftStep('three'), savedAt);
        await stores.drafts.clear(f1);
        expect((await stores.drafts.get(f1, mappingId)).steps).toEqual([]);
        expect((await stores.drafts.get(f1, other)).steps).toEqual([]);
        expect((await stores.drafts.get(f2, mappingId)).steps).toEqual([draftStep('three')]);
      });

      it('refuses a step for a file that was removed', async () => {
        await stores.files.remove(f1);
        await expect(stores.drafts.append(f1, mappingId, draftStep('one'), savedAt)).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      });

      it('does as a list with a cursor does, for any steps and moves, restarts included', async () => {
        const action = fc.oneof(
          fc.record({ kind: fc.constant('append' as const), label: fc.string() }),
          fc.record({ kind: fc.constant('move' as const), position: fc.integer({ min: -2, max: 9 }) }),
          fc.record({ kind: fc.constant('restart' as const) }),
        );
        await fc.assert(
          fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
            await stores.drafts.clear(f1);
            let labels: readonly string[] = [];
            let position = 0;
            let view = stores;
            for (const step of actions) {
              if (step.kind === 'append') {
                labels = [...labels.slice(0, position), step.label];
                position = labels.length;
                await view.drafts.append(f1, mappingId, draftStep(step.label), savedAt);
              } else if (step.kind === 'move') {
                position = Math.min(Math.max(0, step.position), labels.length);
                await view.drafts.move(f1, mappingId, step.position, savedAt);
              } else {
                view = await world.openAgain();
              }
              const draft = await view.drafts.get(f1, mappingId);
              expect(draft.steps.map((one) => one.label)).toEqual(labels);
              expect(draft.position).toBe(position);
            }
          }),
          { numRuns: 20 },
        );
      });
    });

    describe('runs', () => {
      it('pages through the newest first, each run once', async () => {
        for (let n = 0; n < 7; n++) await stores.runs.put(run(`r${n}`));
        await stores.runs.put({ ...run('r2'), state: 'done' });
        const seen: string[] = [];
        let page = await stores.runs.list({ limit: 3 });
        for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
          seen.push(...page.map((entry) => entry.id));
          page = await stores.runs.list({ limit: 3, before: last.id });
        }
        expect(seen).toEqual(['r6', 'r5', 'r4', 'r3', 'r2', 'r1', 'r0']);
        expect((await stores.runs.get(asId<RunId>('r2')))?.state).toBe('done');
      });

      it('says so when it is to go on behind a run that it does not know', async () => {
        const page = stores.runs.list({ limit: 3, before: asId<RunId>('nobody') });
        await expect(page).rejects.toMatchObject({ code: 'NOT_FOUND' });
      });
    });

    describe('packs', () => {
      it('keeps every version of a pack as it was saved, also after a restart', async () => {
        await stores.packs.append(packVersion('own.a', 1));
        await stores.packs.append(packVersion('own.b', 1));
        await stores.packs.append(packVersion('own.a', 2));
        const again = await world.openAgain();
        expect(await again.packs.get(own)).toEqual(packVersion('own.a', 2));
        expect(await again.packs.get(own, 1)).toEqual(packVersion('own.a', 1));
        expect(await again.packs.get(own, 3)).toBeUndefined();
        const { pack: _, ...first } = packVersion('own.a', 1);
        expect((await again.packs.versions(own)).map(({ version }) => version)).toEqual([2, 1]);
        expect((await again.packs.versions(own))[1]).toEqual(first);
        expect(await again.packs.heads()).toEqual([
          { packId: 'own.a', version: 2, archived: false },
          { packId: 'own.b', version: 1, archived: false },
        ]);
      });

      it('lets one of two next versions win, in other processes too', async () => {
        await stores.packs.append(packVersion('own.a', 1));
        const again = await world.openAgain();
        const saved = await Promise.allSettled([
          stores.packs.append(packVersion('own.a', 2)),
          again.packs.append(packVersion('own.a', 2)),
        ]);
        expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        await expect(stores.packs.append(packVersion('own.b', 2))).rejects.toMatchObject({
          code: 'PACK_CONFLICT',
        });
      });

      it('archives, offers again and removes, and tells of every change by its revision', async () => {
        const seen = [await stores.packs.revision()];
        const note = async (): Promise<unknown> => seen.push(await stores.packs.revision());
        await stores.packs.append(packVersion('own.a', 1));
        await note();
        await stores.packs.setArchived(own, true);
        await note();
        expect(await stores.packs.heads()).toEqual([{ packId: own, version: 1, archived: true }]);
        await stores.packs.setArchived(own, false);
        await note();
        await stores.packs.remove(own);
        await note();
        expect(await stores.packs.heads()).toEqual([]);
        expect(await stores.packs.versions(own)).toEqual([]);
        expect(new Set(seen).size).toBe(5);
        await stores.packs.append(packVersion('own.a', 1));
        expect(await stores.packs.get(own)).toBeDefined();
      });
    });

    describe('memory', () => {
      it('keeps what was forgotten and when that was last said, and takes it back', async () => {
        expect(await stores.memory.forgotten()).toEqual([]);
        await stores.memory.forget(['b', 'a'], '2025-01-01T00:00:00.000Z');
        await stores.memory.forget(['b'], '2025-02-01T00:00:00.000Z');
        await stores.memory.forget(['b'], '2024-02-01T00:00:00.000Z');
        const again = await world.openAgain();
        expect(await again.memory.forgotten()).toEqual([
          { id: 'a', at: '2025-01-01T00:00:00.000Z' },
          { id: 'b', at: '2025-02-01T00:00:00.000Z' },
        ]);
        await again.memory.restore(['b', 'never forgotten']);
        expect(await stores.memory.forgotten()).toEqual([{ id: 'a', at: '2025-01-01T00:00:00.000Z' }]);
      });

      it('has another revision after each change, whoever made it', async () => {
        const second = await world.openAgain();
        const seen = [await stores.memory.revision()];
        await second.memory.forget(['a', 'b'], '2025-01-01T00:00:00.000Z');
        seen.push(await stores.memory.revision());
        await second.memory.restore(['a']);
        seen.push(await stores.memory.revision());
        await second.memory.forget(['c'], '2025-01-01T00:00:00.000Z');
        seen.push(await stores.memory.revision());
        await second.memory.forget(['c'], '2025-01-02T00:00:00.000Z');
        seen.push(await stores.memory.revision());
        await second.memory.restore(['c']);
        await second.memory.forget(['d'], '2025-01-02T00:00:00.000Z');
        seen.push(await stores.memory.revision());
        expect(new Set(seen).size).toBe(6);
        expect(await stores.memory.revision()).toBe(seen.at(-1));
      });
    });

    describe('column layouts', () => {
      const layout = { order: ['b', 'a'], widths: [['a', 80]], pins: [['b', true]], hidden: ['c'] } as const;
      const entry = (day: number) => ({ layout, savedAt: `2026-01-0${String(day)}T00:00:00.000Z`, kept: 2 });

      it('gives back a layout as it was put, also after a restart, until it is removed', async () => {
        expect(await stores.columnLayouts.get('rows')).toBeUndefined();
        await stores.columnLayouts.put('rows', { ...entry(1), layout: { ...layout, order: [] } });
        await stores.columnLayouts.put('rows', entry(2));
        expect(await (await world.openAgain()).columnLayouts.get('rows')).toEqual(layout);
        await stores.columnLayouts.remove('rows');
        await stores.columnLayouts.remove('rows');
        expect(await stores.columnLayouts.get('rows')).toBeUndefined();
      });

      it('keeps as many as it is told to, those saved last', async () => {
        await stores.columnLayouts.put('first', entry(1));
        await stores.columnLayouts.put('second', entry(2));
        await stores.columnLayouts.put('first', entry(3));
        await stores.columnLayouts.put('third', entry(4));
        expect(await stores.columnLayouts.get('second')).toBeUndefined();
        expect(await stores.columnLayouts.get('first')).toEqual(layout);
        expect(await stores.columnLayouts.get('third')).toEqual(layout);
      });
    });

    describe('settings', () => {
      it('starts empty and leaves alone what it is not given', async () => {
        expect(await stores.settings.get()).toEqual({});
        await stores.settings.put({ theme: 'dark', defaultPackId: null });
        await stores.settings.put({ acceptThreshold: 0.95 });
        const again = await world.openAgain();
        expect(await again.settings.get()).toEqual({
          theme: 'dark',
          defaultPackId: null,
          acceptThreshold: 0.95,
        });
      });
    });
  });
}
