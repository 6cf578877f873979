import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoSessionStore } from '../../infra/aws/stores/dynamoSessionStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { describeSessionEnds } from './sessionEnds.suite.ts';
import { describeSessions } from './sessions.suite.ts';
import type { SessionsUnderTest } from './sessionExamples.ts';

describe.skipIf(noTables !== undefined)('in DynamoDB', () => {
  let emulator: Dynoxide;
  let client: ReturnType<typeof dynamoClient>;
  let tableCount = 0;
  beforeAll(async () => {
    emulator = await startDynoxide();
    client = dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
  });
  afterAll(async () => {
    client.destroy();
    await emulator.stop();
  });

  const worldOf = (options?: { readonly shardAbove: number }): SessionsUnderTest => {
    const openAgain = async () =>
      dynamoSessionStore({ client, table: `sessions-${tableCount}`, region: standInRegion }, options);
    return {
      async open() {
        tableCount += 1;
        await emulator.create(tables.sessions, `sessions-${tableCount}`);
        return openAgain();
      },
      openAgain,
      dispose: () => Promise.resolve(),
    };
  };
  describeSessions('DynamoDB', worldOf());
  describeSessionEnds('DynamoDB', worldOf());
  describeSessions('DynamoDB, counts in shards', worldOf({ shardAbove: 0 }));
  describeSessionEnds('DynamoDB, counts in shards', worldOf({ shardAbove: 0 }));
});
