import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoStandardStore } from '../../infra/aws/stores/dynamoStandardStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { openLossyHttp } from './lossyHttp.ts';
import { describeStandards, standardBatch, standardOrder } from './standards.suite.ts';

describe.skipIf(noTables !== undefined)('standardising on DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  const makeWorld = (endpoint = () => emulator.endpoint) => {
    const names = { table: `s${worlds}-standards`, sessionsTable: `s${worlds}-sessions` };
    worlds += 1;
    const clients: ReturnType<typeof dynamoClient>[] = [];
    const connect = () => {
      const client = dynamoClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { dynamodb: endpoint() },
      });
      clients.push(client);
      return client;
    };
    const secret = () => Promise.resolve(new TextEncoder().encode('a key of the tests'));
    const openAgain = async () =>
      dynamoStandardStore({ client: connect(), region: standInRegion, ...names, secret });
    return {
      ...names,
      connect,
      openAgain,
      async open() {
        await emulator.create(tables.standards, names.table);
        await emulator.create(tables.sessions, names.sessionsTable);
        return openAgain();
      },
      async dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeStandards('DynamoDB', () => makeWorld());

  it('tells no value in keys, and counts what was handed in although answers were lost', async () => {
    const lossy = await openLossyHttp(emulator.endpoint, (request) => request % 3 === 1);
    const world = makeWorld(() => lossy.url);
    const store = await world.open();
    const values = ['zqland', 'zqia', 'zqstan'];
    await store.create(
      standardOrder(
        'j1',
        values.map((value) => standardBatch(value)),
      ),
    );
    for (const token of ['t1', 't2', 't3']) {
      const taken = await store.take('j1' as never, { token, now: '2025-01-01', until: '2025-01-02' });
      if (taken === undefined) throw new Error('Nothing was left.');
      const [from = ''] = taken.batch.values;
      const found = { field: 'country', from, to: 'Spain', modelId: 'm', cost: null, ledgerId: 'l' };
      const isDead = token === 't3';
      const dead = isDead ? [{ field: 'country', value: from, fault: 'rules' as const }] : [];
      const end = { taken, suggestions: isDead ? [] : [found], dead, left: 0, cached: 0 };
      expect(await store.commit(end, '2025-01-01')).toBe('counted');
      await store.keepVerdicts([
        {
          key: from,
          kept: {
            verdict: { kind: 'left', value: from },
            modelId: 'm',
            cost: null,
            ledgerId: 'l',
            at: '2025',
          },
        },
      ]);
    }
    expect(await store.get('j1' as never)).toMatchObject({
      state: 'done',
      counted: 3,
      suggested: 2,
      refused: 1,
    });
    const [one] = await store.suggestions('crm.leads' as never, { state: 'open', first: 0, count: 9 });
    const decision = { from: ['open'], to: 'rejected', by: 'Ben', at: '2025', batch: null } as const;
    expect(await store.decide(one!.id, decision)).toBe(true);
    expect(lossy.lost()).toBeGreaterThan(3);
    const { Items = [] } = await world.connect().send(new ScanCommand({ TableName: world.table }));
    for (const { document, ...others } of Items) {
      expect(JSON.stringify(others)).not.toMatch(/zq/);
      expect(document === undefined || JSON.parse(String(document))).toBeTruthy();
    }
    await world.dispose();
    await lossy.close();
  });
});
