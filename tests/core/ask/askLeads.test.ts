import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedLeads, leadFilterOf, leadTopic } from '../../../core/ask/askLeads.ts';
import { meetsAll } from '../../../core/ask/rowTests.ts';
import type { AskPlan, PlanTest } from '../../../core/model/askPlan.ts';
import { dynamoClient } from '../../../infra/aws/clients.ts';
import { dynamoLeadStore } from '../../../infra/aws/stores/dynamoLeadStore.ts';
import { tables } from '../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import { findFields, leadPack, leadRow, leadSource } from '../../ports/leadExamples.ts';
import { topics } from './askWorld.ts';

const value = fc.constantFrom('SG', 'sg', ' SG', 'MY', 'Acme Ltd', 'ACME LTD', 'Ümlaut', 'ümlaut', 'x');
const test: fc.Arbitrary<PlanTest> = fc.oneof(
  fc.record({
    kind: fc.constant('oneOf' as const),
    field: fc.constantFrom('country', 'company', 'name'),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('contains' as const),
    field: fc.constantFrom('company', 'name'),
    text: value,
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('empty' as const),
    field: fc.constantFrom('country', 'phone'),
    isNot: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    field: fc.constant('@loaded'),
    from: fc.constantFrom(null, '2025-02-15T00:00:00.000Z', '2025-03-02T00:00:00.000Z'),
    to: fc.constantFrom(null, '2025-03-02T00:00:00.000Z'),
    isNot: fc.boolean(),
  }),
);
const where = fc.array(fc.array(test, { minLength: 1, maxLength: 2 }), { maxLength: 3 });
const row = fc.record(
  { country: value, company: value, name: value, phone: fc.constantFrom('+65', '+49') },
  { requiredKeys: [] },
);

describe('the leads of a pipeline', () => {
  it('cannot be asked what only a desk knows of them', () => {
    const [leads] = topics;
    if (leads === undefined) throw new Error('no leads');
    const names = leadTopic(leads).fields.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('@'))).toEqual(['@loaded', '@edited', '@changed']);
  });

  it('are looked for by the index of a value, never by one that leaves some out', () => {
    const plan = (...tests: readonly PlanTest[]): Pick<AskPlan, 'where'> => ({ where: [tests] });
    const is = { kind: 'oneOf', field: 'country', values: ['SG'], isNot: false } as const;
    expect(leadFilterOf(plan(is))).toEqual({ fields: [{ field: 'country', value: 'SG' }] });
    expect(leadFilterOf(plan(is, { ...is, field: 'company' }))).toEqual({ fields: [] });
    expect(leadFilterOf(plan({ ...is, isNot: true }))).toEqual({ fields: [] });
    expect(leadFilterOf(plan({ ...is, values: ['SG', 'MY'] }))).toEqual({ fields: [] });
    expect(leadFilterOf(plan({ ...is, values: [' '] }))).toEqual({ fields: [] });
  });
});

describe.skipIf(noTables !== undefined)('questions over leads in DynamoDB', { timeout: 120_000 }, () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  it('find the leads that the evaluation of every lead finds', async () => {
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 20 }),
        fc.array(row, { maxLength: 20 }),
        fc.array(where, { minLength: 10, maxLength: 10 }),
        async (first, second, asked) => {
          const table = `a${worlds++}-leads`;
          await emulator.create(tables.leads, table);
          const client = dynamoClient({
            region: standInRegion,
            credentials: standInCredentials,
            endpoints: { dynamodb: emulator.endpoint },
          });
          const secret = () => Promise.resolve(new TextEncoder().encode('a key of the tests'));
          const store = dynamoLeadStore({ client, region: standInRegion, table }, { secret });
          const loads = [
            { rows: first, run: 'r1', at: '2025-03-01T00:00:00.000Z' },
            { rows: second, run: 'r2', at: '2025-03-02T10:00:00.000Z' },
          ];
          for (const { rows, run, at } of loads)
            if (rows.length > 0)
              await store.take(
                leadSource(run),
                rows.map((values, n) => leadRow(n, values)),
                at,
              );
          const stored = loads.flatMap(({ rows, at }) =>
            rows.map((values) => new Map<string, string>([...Object.entries(values), ['@loaded', at]])),
          );
          for (const conditions of asked) {
            const plan: AskPlan = { where: conditions, groups: [], measures: [], order: [], limit: null };
            const found = await askedLeads({ store, nowMs: () => 0 }, { plan, packId: leadPack, findFields });
            const expected = stored.filter((values) =>
              meetsAll(plan.where, (field) => values.get(field) ?? null),
            );
            expect(found.map(({ valueOf }) => told(valueOf)).sort()).toEqual(
              expected.map((values) => told((field) => values.get(field) ?? null)).sort(),
            );
          }
          client.destroy();
        },
      ),
      { numRuns: 12 },
    );
  });
});

function told(valueOf: (field: string) => unknown): string {
  return JSON.stringify(['country', 'company', 'name', 'phone', '@loaded'].map(valueOf));
}
