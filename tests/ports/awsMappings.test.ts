import { join } from 'node:path';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoMappingStore } from '../../infra/aws/stores/dynamoMappingStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { localObjects } from '../../infra/local/pipeline/localObjects.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { mappingVersion } from './examples.ts';
import { openLossyHttp } from './lossyHttp.ts';
import { describeMappings } from './mappings.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe.skipIf(noTables !== undefined)('the schema-mappings table on DynamoDB', () => {
  let emulator: Dynoxide;
  const folder = temporaryFolder();
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(async () => {
    await emulator.stop();
    folder.dispose();
  });

  let worlds = 0;
  const makeWorld = (endpoint = () => emulator.endpoint) => {
    const world = `w${worlds++}`;
    const clients: ReturnType<typeof dynamoClient>[] = [];
    const names = { mappingsTable: `${world}-mappings`, sessionsTable: `${world}-sessions` };
    const openAgain = async () => {
      const client = dynamoClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { dynamodb: endpoint() },
      });
      clients.push(client);
      const objects = localObjects(join(folder.path, world));
      return dynamoMappingStore({ client, region: standInRegion, ...names, objects });
    };
    return {
      names,
      clients,
      openAgain,
      async open() {
        await emulator.create(tables.mappings, names.mappingsTable);
        await emulator.create(tables.sessions, names.sessionsTable);
        return openAgain();
      },
      async dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeMappings('DynamoDB', () => makeWorld());

  it('tells of an approval in the same transaction, once', async () => {
    const world = makeWorld();
    const store = await world.open();
    await store.append(mappingVersion('m1', 1));
    await store.append(mappingVersion('m1', 1));
    const client = world.clients[0];
    const told = await client?.send(
      new GetCommand({
        TableName: world.names.sessionsTable,
        Key: { pk: 'OUTBOX#mapping#m1#1', sk: 'A' },
      }),
    );
    expect(told?.Item).toMatchObject({ kind: 'mappingApproved', event_id: 'mapping#m1#1' });
    expect(JSON.parse(String(told?.Item?.['body']))).toMatchObject({ mappingId: 'm1', fingerprint: 'f00d' });
    await world.dispose();
  });

  it('takes the same approval again as the one that it has', async () => {
    const world = makeWorld();
    const [store, second] = [await world.open(), await world.openAgain()];
    await store.append(mappingVersion('m1', 1));
    const revision = await store.revision();
    await second.append(mappingVersion('m1', 1));
    await Promise.all([store.append(mappingVersion('m1', 2)), second.append(mappingVersion('m1', 2))]);
    expect(await store.versions(mappingVersion('m1', 1).mappingId)).toHaveLength(2);
    expect(await store.revision()).toBe(revision + 1);
    await world.dispose();
  });

  it('takes an approval once whose answer was lost, and whoever else approved is told so', async () => {
    // Each third answer is lost, those of transactions too: then the SDK asks again.
    const lossy = await openLossyHttp(emulator.endpoint, (request) => request % 3 === 0);
    const world = makeWorld(() => lossy.url);
    const [ada, grace] = [await world.open(), await world.openAgain()];
    for (let version = 1; version <= 12; version++) {
      const outcomes = await Promise.allSettled([
        ada.append(mappingVersion('m1', version, 'Ada')),
        grace.append(mappingVersion('m1', version, 'Grace')),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(lossy.lost()).toBeGreaterThan(12);
    expect(await ada.versions(mappingVersion('m1', 1).mappingId)).toHaveLength(12);
    expect(await ada.revision()).toBe(12);
    await world.dispose();
    await lossy.close();
  });

  it('finds the mappings of a layout as it is in their latest versions', async () => {
    const world = makeWorld();
    const store = await world.open();
    await store.append(mappingVersion('m1', 1));
    await store.append(mappingVersion('m2', 1));
    const changed = { ...mappingVersion('m1', 2), layout: { fingerprint: 'beef', columns: [] } };
    await store.append(changed);
    expect((await store.forLayout('f00d')).map((entry) => entry.mappingId)).toEqual(['m2']);
    expect(await store.forLayout('beef')).toEqual([changed]);
    expect(await store.forLayout('none')).toEqual([]);
    await world.dispose();
  });
});
