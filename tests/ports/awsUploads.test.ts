import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoUploadStore } from '../../infra/aws/stores/dynamoUploadStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { openLossyHttp } from './lossyHttp.ts';
import { describeUploads, upload } from './uploads.suite.ts';

describe.skipIf(noTables !== undefined)('uploads on DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  const makeWorld = (endpoint = () => emulator.endpoint) => {
    const world = `w${worlds++}`;
    const names = { metadataTable: `${world}-metadata`, historyTable: `${world}-history` };
    const clients: ReturnType<typeof dynamoClient>[] = [];
    const openAgain = async () => {
      const client = dynamoClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { dynamodb: endpoint() },
      });
      clients.push(client);
      return dynamoUploadStore({ client, region: standInRegion, ...names });
    };
    return {
      openAgain,
      async open() {
        await emulator.create(tables.metadata, names.metadataTable);
        await emulator.create(tables.history, names.historyTable);
        return openAgain();
      },
      async dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeUploads('DynamoDB', () => makeWorld());

  it('makes a change once whose answer was lost, and answers it', async () => {
    const lossy = await openLossyHttp(emulator.endpoint, (request) => request % 2 === 1);
    const world = makeWorld(() => lossy.url);
    const store = await world.open();
    const first = { ...upload('u1'), revision: 0 };
    // The try whose answer was lost has put it.
    expect(await store.add(first)).toEqual(first);
    const changed = await store.change({ ...first, state: 'analyzing' });
    expect(changed).toEqual({ ...first, state: 'analyzing', revision: 1 });
    expect(await store.change({ ...first, state: 'failed' })).toBeUndefined();
    expect(await store.get(first.id)).toEqual(changed);
    expect(lossy.lost()).toBeGreaterThan(3);
    await world.dispose();
    await lossy.close();
  });
});
