import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoLiveScans } from '../../infra/aws/stores/dynamoLiveScans.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { describeLiveScans } from './liveScans.suite.ts';

describe.skipIf(noTables !== undefined)('scans in DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  describeLiveScans('DynamoDB', () => {
    const table = `w${worlds++}-scan-results`;
    const client = dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
    return {
      async open() {
        await emulator.create(tables.scanResults, table);
        return dynamoLiveScans({ client, region: standInRegion, table });
      },
      dispose: async () => client.destroy(),
    };
  });
});
