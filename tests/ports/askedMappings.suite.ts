import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskClause, AskQuery } from '../../core/model/ask.ts';
import type { AskValue } from '../../core/model/askPlan.ts';
import type { MappingStore } from '../../core/ports/stores.ts';
import { mappingVersion } from './examples.ts';

/** A table of mappings, and the way in which its world answers questions. */
export interface AskedMappings {
  /** Empty at first. */
  readonly store: MappingStore;
  ask(query: AskQuery): Promise<{
    readonly cells: readonly (readonly AskValue[])[];
    readonly found: number;
    readonly of: number | null;
  }>;
  dispose(): Promise<void>;
}

const plain: AskQuery = {
  subject: { kind: 'mappings' },
  where: [],
  groups: [],
  measures: [],
  order: [],
  limit: null,
  columns: ['person', 'version'],
};

/** What a desk and a pipeline answer alike about the same table of mappings. @param open makes the world, once */
export function describeAskedMappings(name: string, open: () => Promise<AskedMappings>): void {
  describe(`questions over mappings: ${name}`, () => {
    let world: AskedMappings;
    beforeAll(async () => {
      world = await open();
      const append = (mapping: string, version: number, of: { by: string; day: number; file: string }) => {
        const entry = mappingVersion(mapping, version, of.by);
        const approvedAt = new Date(Date.UTC(2025, 2, of.day, 12)).toISOString();
        return world.store.append({
          ...entry,
          approvedAt,
          evidence: { ...entry.evidence, fileName: of.file, rowCount: of.day * 10, edited: version - 1 },
        });
      };
      await append('m1', 1, { by: 'Ada', day: 1, file: 'Acme leads 2025-01.csv' });
      await append('m2', 1, { by: 'Grace', day: 2, file: 'globex.xlsx' });
      await append('m1', 2, { by: 'Grace', day: 3, file: 'Acme leads 2025-02.csv' });
      await append('m1', 3, { by: 'Ada', day: 4, file: 'Acme leads 2025-03.csv' });
      await append('m3', 1, { by: 'Ada', day: 5, file: 'initech.csv' });
    }, 60_000);
    afterAll(() => world?.dispose());
    const cells = async (query: Partial<AskQuery>) => (await world.ask({ ...plain, ...query })).cells;
    const where = (...clauses: readonly AskClause[]) => cells({ where: clauses });

    it('list every version, the newest first, and count those that are found of all', async () => {
      const all = [
        ['Ada', 1],
        ['Ada', 3],
        ['Grace', 2],
        ['Grace', 1],
        ['Ada', 1],
      ];
      expect(await world.ask(plain)).toEqual({ cells: all, found: 5, of: 5 });
      expect(await cells({ limit: 2 })).toEqual(all.slice(0, 2));
      expect(await cells({ order: [{ by: { field: 'rows' }, descending: false }] })).toEqual(
        all.toReversed(),
      );
    });

    it('narrow down by people, changes, times, figures and senders, by letters of any case', async () => {
      expect(await where({ field: 'person', test: { op: 'is', values: ['grace'] } })).toEqual([
        ['Grace', 2],
        ['Grace', 1],
      ]);
      expect(await where({ field: 'change', test: { op: 'is', values: ['changed'] } })).toHaveLength(2);
      const span = { kind: 'dates', from: '2025-03-02', to: '2025-03-03' } as const;
      expect(await where({ field: 'approved', test: { op: 'within', span } })).toHaveLength(2);
      expect(await where({ field: 'rows', test: { op: 'above', number: 30 } })).toHaveLength(2);
      expect(await where({ field: 'file', test: { op: 'contains', text: 'ACME' } })).toHaveLength(3);
      expect(await where({ field: 'reason', test: { op: 'empty' } })).toHaveLength(5);
      const either = {
        any: [
          { field: 'version', test: { op: 'equals', number: 3 } },
          { field: 'sender', test: { op: 'is', values: ['initech'] } },
        ],
      } as const;
      expect(await where(either)).toEqual([
        ['Ada', 1],
        ['Ada', 3],
      ]);
    });

    it('count and sum by person and by week', async () => {
      const counted = { columns: null, groups: [{ field: 'person', by: null }] } as const;
      expect(await cells(counted)).toEqual([
        ['Ada', 3],
        ['Grace', 2],
      ]);
      const sums = { ...counted, measures: [{ kind: 'sum', field: 'rows' }] } as const;
      expect(new Map((await cells(sums)).map(([person, sum]) => [person, sum]))).toEqual(
        new Map([
          ['Ada', 100],
          ['Grace', 50],
        ]),
      );
      const weeks = { columns: null, groups: [{ field: 'approved', by: 'week' }] } as const;
      expect((await cells(weeks)).map(([, count]) => count)).toEqual(expect.arrayContaining([2, 3]));
    });
  });
}
