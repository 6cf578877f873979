import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoUploadStore } from '../../infra/aws/stores/dynamoUploadStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { describeUploads } from './uploads.suite.ts';

describe.skipIf(noTables !== undefined)('uploads on DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  describeUploads('DynamoDB', () => {
    const world = `w${worlds++}`;
    const names = { metadataTable: `${world}-metadata`, historyTable: `${world}-history` };
    const clients: ReturnType<typeof dynamoClient>[] = [];
    const openAgain = async () => {
      const client = dynamoClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { dynamodb: emulator.endpoint },
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
  });
});
