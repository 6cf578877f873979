import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../../../infra/aws/tables.ts';
import { standInCredentials, standInRegion } from './standIn.ts';

const binary = join(import.meta.dirname, '../../../node_modules/@dynoxide/linux-x64/dynoxide');

/** Why there are no tables on this machine; `undefined` where there are. For `describe.skipIf`, with the reason printed. */
export const noTables: string | undefined = existsSync(binary)
  ? undefined
  : `DynamoDB is not tested: @dynoxide/linux-x64 is not made for ${process.platform} ${process.arch}.`;
if (noTables !== undefined) console.info(noTables);

/** A DynamoDB in memory, in a process of its own. */
export interface Dynoxide {
  readonly endpoint: string;
  /** Makes a table; one that is there is an error. */
  create(definition: TableDefinition, name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an empty one on a free port and waits until it answers. */
export async function startDynoxide(): Promise<Dynoxide> {
  const port = await freePort();
  const child = spawn(binary, ['--port', String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: standInRegion, credentials: standInCredentials });
  const stop = async (): Promise<void> => {
    client.destroy();
    child.kill('SIGKILL');
    await ended;
  };
  for (let round = 0; ; round++) {
    try {
      await fetch(endpoint);
      break;
    } catch (error) {
      if (round < 200 && child.exitCode === null) {
        await wait(25);
        continue;
      }
      await stop();
      throw new Error('The DynamoDB stand-in does not answer.', { cause: error });
    }
  }
  return {
    endpoint,
    async create(definition, name) {
      await client.send(new CreateTableCommand(createInput(definition, name)));
      if (definition.timeToLive === undefined) return;
      await client.send(
        new UpdateTimeToLiveCommand({
          TableName: name,
          TimeToLiveSpecification: { AttributeName: definition.timeToLive, Enabled: true },
        }),
      );
    },
    stop,
  };
}

function createInput(definition: TableDefinition, name: string): CreateTableCommandInput {
  const { partitionKey, sortKey, indexes } = definition;
  const attributes = new Map(
    [
      partitionKey,
      ...(sortKey === undefined ? [] : [sortKey]),
      ...indexes.flatMap((index) => [index.partitionKey, index.sortKey]),
    ].map((key) => [key.name, key.type]),
  );
  const inputOf = (kind: 'global' | 'local') =>
    indexes
      .filter((index) => index.kind === kind)
      .map((index) => ({
        IndexName: index.name,
        KeySchema: [
          { AttributeName: index.partitionKey.name, KeyType: 'HASH' as const },
          { AttributeName: index.sortKey.name, KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: index.keysOnly === true ? ('KEYS_ONLY' as const) : ('ALL' as const) },
      }));
  const global = inputOf('global');
  const local = inputOf('local');
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: partitionKey.name, KeyType: 'HASH' },
      ...(sortKey === undefined ? [] : [{ AttributeName: sortKey.name, KeyType: 'RANGE' as const }]),
    ],
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    ...(global.length === 0 ? {} : { GlobalSecondaryIndexes: global }),
    ...(local.length === 0 ? {} : { LocalSecondaryIndexes: local }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
