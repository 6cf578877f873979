import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zoneNamed } from '../../../../core/ask/days.ts';
import { figuresOf, listRows, type AskedRow } from '../../../../core/ask/evaluate.ts';
import { finishFigures, type FigureRow } from '../../../../core/ask/figures.ts';
import type { AskPlan, PlanGroup, PlanTest } from '../../../../core/model/askPlan.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import { askOptions } from '../../../../core/model/options/askOptions.ts';
import type { AskedRows } from '../../../../core/ports/askStore.ts';
import { packRows } from '../../../../core/records/rowBatch.ts';
import { type LocalStores, openStores } from '../../../../infra/local/store/openStores.ts';

const packId = asId<PackId>('crm.leads');
const fields = ['city', 'size', 'born'] as const;
const numbers = new Set(['size']);
const rows: AskedRows = {
  kind: 'records',
  packId,
  places: fields.map((field, place) => ({ field, place, isNumber: numbers.has(field) })),
};
/** Two loads, so that records are told apart by when and in what they came. */
const loads = [
  { run: 'r1', startedAt: '2025-12-31T23:40:00.000Z', fileName: 'Acme leads.csv' },
  { run: 'r2', startedAt: '2026-03-04T11:05:00.000Z', fileName: 'globex 2026-03.csv' },
] as const;

const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Berlin',
      'berlin',
      'BERLIN',
      'Köln',
      'köln',
      'São Paulo',
      '100% "a_b"',
      "O'Neil",
    ),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 4 }).filter((text) => !text.includes('\0')) },
);
const number = fc.oneof(
  fc.constantFrom(null, '0', '10', '-3', '2.5', '007', '1-2', '.5', '-', 'n/a', '10.0'),
  fc.integer({ min: -50, max: 50 }).map(String),
);
const date = fc.oneof(
  fc.constantFrom(null, '2025-12-31', '2026-01-01', '2026-03-04T10:00:00', 'soon', '2026-3-4'),
  fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)),
);
const row = fc.tuple(cell, number, date);

const text = fc.constantFrom('berlin', 'BERLIN', 'ö', 'a_b', '%', '"', "o'n", 'S');
const day = fc.constantFrom('2025-06-01', '2026-01-01', '2026-03-04', '2026-03-05');
const edge = fc.option(fc.integer({ min: -20, max: 20 }), { nil: null });
const test: fc.Arbitrary<PlanTest> = fc.oneof(
  fc.record({
    kind: fc.constant('oneOf'),
    field: fc.constantFrom('city', '@sender', '@edited'),
    values: fc.array(fc.oneof(text, fc.constantFrom('acme', 'globex', 'true', 'false')), {
      minLength: 1,
      maxLength: 3,
    }),
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('contains'),
    field: fc.constantFrom('city', '@file'),
    text,
    isNot: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('begins'), field: fc.constantFrom('city', '@file'), text }),
  fc.record({
    kind: fc.constant('empty'),
    field: fc.constantFrom(...fields, '@sender', '@loaded'),
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('number'),
    field: fc.constant('size'),
    low: edge,
    high: edge,
    withLow: fc.boolean(),
    withHigh: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('time'),
    field: fc.constant('born'),
    from: fc.option(day, { nil: null }),
    to: fc.option(day, { nil: null }),
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('time'),
    field: fc.constant('@loaded'),
    from: fc.constantFrom(null, '2026-01-01T00:00:00.000Z'),
    to: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
    isNot: fc.boolean(),
  }),
);
const group: fc.Arbitrary<PlanGroup> = fc.constantFrom<PlanGroup>(
  { field: 'city', type: 'text', by: null },
  { field: '@sender', type: 'text', by: null },
  { field: 'size', type: 'number', by: null },
  { field: 'born', type: 'day', by: 'month' },
  { field: 'born', type: 'day', by: 'week' },
  { field: '@loaded', type: 'instant', by: 'day' },
  { field: '@loaded', type: 'instant', by: 'year' },
);
const where = fc.array(fc.array(test, { minLength: 1, maxLength: 2 }), { maxLength: 3 });
const listPlan: fc.Arbitrary<AskPlan> = fc.record({
  where,
  groups: fc.constant([]),
  measures: fc.constant([]),
  order: fc.oneof(
    fc.constant([]),
    fc
      .record({ by: fc.record({ field: fc.constantFrom(...fields) }), descending: fc.boolean() })
      .map((one) => [one]),
  ),
  limit: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
});
const figurePlan: fc.Arbitrary<AskPlan> = fc
  .tuple(
    where,
    fc.uniqueArray(group, { maxLength: 2, selector: ({ field }) => field }),
    fc.array(test, { minLength: 1, maxLength: 2 }),
    fc.boolean(),
  )
  .map(([conditions, groups, of, descending]) => ({
    where: conditions,
    groups,
    measures: [
      { kind: 'count' },
      { kind: 'share', of },
      { kind: 'sum', field: 'size' },
      { kind: 'avg', field: 'size' },
      { kind: 'max', field: 'size' },
    ],
    order: [{ by: { measure: 0 }, descending }],
    limit: null,
  }));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-asklaw-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sums come in another order, so their last digits may differ. */
const rounded = (found: readonly FigureRow[]) =>
  found.map(({ keys, figures }) => [
    keys,
    figures.map((figure) => (figure === null ? null : Math.round(figure * 1e6) / 1e6 + 0)),
  ]);

describe('questions over records in SQLite', { timeout: 120_000 }, () => {
  let stores: LocalStores;
  let known: AskedRow[] = [];
  beforeAll(() => {
    stores = openStores(join(folder, 'desk.db'));
  });
  afterAll(() => stores.close());

  const fill = async (given: readonly (readonly (readonly (string | null)[])[])[]): Promise<void> => {
    await stores.erase();
    await stores.records.places(packId, fields);
    known = [];
    for (const [at, { run, startedAt, fileName }] of loads.entries()) {
      const { runId } = await stores.records.begin({
        runId: asId(run),
        packId,
        fileId: asId('f1'),
        fileName,
        mappingId: asId('m1'),
        mappingVersion: 1,
        overrides: {},
        startedAt,
        by: 'Ana',
        rowsOut: 0,
      });
      const own = given[at] ?? [];
      const packed = packRows(
        own.map((values, n) => ({ row: n, place: String(n), values, raw: [], key: null, keyPlaces: [] })),
      );
      if (own.length > 0) await stores.records.add(runId, { rows: packed, next: own.length, at: startedAt });
      await stores.records.settle(runId, { state: 'done', next: own.length, error: null });
      for (const values of own) {
        const all = new Map<string, string | null>([
          ...fields.map((field, place) => [field, values[place] ?? null] as const),
          ['@loaded', startedAt],
          ['@file', fileName],
          ['@sender', at === 0 ? 'acme leads' : 'globex'],
          ['@edited', 'false'],
        ]);
        known.push({ seq: known.length + 1, valueOf: (field) => all.get(field) ?? null });
      }
    }
  };
  const data = fc.tuple(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }));
  const plans = <T>(plan: fc.Arbitrary<T>) => fc.tuple(data, fc.array(plan, { minLength: 8, maxLength: 8 }));

  it('list the rows that the evaluation of every row finds, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(plans(listPlan), async ([given, asked]) => {
        await fill(given);
        for (const plan of asked) {
          const expected = listRows(known, plan, numbers).map(({ seq }) => String(seq));
          const found = await stores.asks.list({ rows, plan, columns: ['@sender'], first: 0, count: 100 });
          expect(found.entries.map(({ id }) => id)).toEqual(expected);
          expect(found.entries.map(({ cells }) => cells[0])).toEqual(
            expected.map((id) => known[Number(id) - 1]?.valueOf('@sender')),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('count the figures that the evaluation of every row counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans(figurePlan),
        fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York'),
        async ([given, asked], name) => {
          await fill(given);
          const zone = zoneNamed(name);
          for (const plan of asked) {
            const expected = figuresOf(known, plan, zone);
            const found = finishFigures(await stores.asks.figures({ rows, plan }), plan, zone);
            expect(rounded(found.rows)).toEqual(rounded(expected.rows));
            expect(found.found).toBe(expected.found);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are broken off when nobody waits any more', async () => {
    const values = ['Berlin', '1', '2026-01-01'];
    await fill([Array.from({ length: askOptions.rowsBetweenLooks + 10 }, () => values), []]);
    const plan: AskPlan = { where: [], groups: [], measures: [{ kind: 'count' }], order: [], limit: null };
    await expect(stores.asks.figures({ rows, plan }, { aborted: true })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect((await stores.asks.figures({ rows, plan }))[0]?.count).toBe(askOptions.rowsBetweenLooks + 10);
  });
});
