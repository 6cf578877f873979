import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoLeadStore } from '../../infra/aws/stores/dynamoLeadStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { leadPack, leadRow, leadSource } from './leadExamples.ts';
import { describeLeads } from './leads.suite.ts';
import { openLossyHttp } from './lossyHttp.ts';

describe.skipIf(noTables !== undefined)('leads on DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  const makeWorld = (endpoint = () => emulator.endpoint) => {
    const table = `w${worlds++}-leads`;
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
      dynamoLeadStore({ client: connect(), region: standInRegion, table }, { secret });
    return {
      table,
      connect,
      openAgain,
      async open() {
        await emulator.create(tables.leads, table);
        return openAgain();
      },
      async dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeLeads('DynamoDB', () => makeWorld());

  it('tells nothing of a person in keys', async () => {
    const world = makeWorld();
    const store = await world.open();
    const row = leadRow(0, { email: 'zqmail@x.org', name: 'zqname', country: 'zqland', company: 'zqfirm' });
    await store.take(leadSource('r1'), [row], '2025-03-01T00:00:00.000Z');
    const { Items = [] } = await world.connect().send(new ScanCommand({ TableName: world.table }));
    expect(Items.length).toBeGreaterThan(4);
    for (const { document, ...others } of Items) {
      expect(JSON.stringify(others)).not.toMatch(/zq/);
      expect(document === undefined || JSON.parse(String(document))).toBeTruthy();
    }
    await world.dispose();
  });

  it('takes rows in once whose answers were lost', async () => {
    const lossy = await openLossyHttp(emulator.endpoint, (request) => request % 3 === 1);
    const world = makeWorld(() => lossy.url);
    const store = await world.open();
    const rows = Array.from({ length: 70 }, (_, n) => leadRow(n, { email: `${n}@x.org`, name: `N${n}` }));
    const at = '2025-03-01T00:00:00.000Z';
    for (let n = 0; n < 2; n++)
      expect(await store.take(leadSource('r1'), rows, at)).toEqual({ added: 70, updated: 0, same: 0 });
    expect(await store.count(leadPack)).toBe(70);
    const window = { first: 60, count: 50, descending: false };
    expect(await store.page(leadPack, window)).toHaveLength(10);
    expect(lossy.lost()).toBeGreaterThan(3);
    await world.dispose();
    await lossy.close();
  });
});
