import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { standInCredentials } from '../emulators/standIn.ts';
import type { CloudResource } from '../template/readResources.ts';
import { ofType, recordOf, textOf } from './cloudParts.ts';

const taken = [
  'KeySchema',
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
] as const;

/** Makes the tables of a template, keys, indexes and time to live as written there. */
export async function makeTables(
  resources: readonly CloudResource[],
  where: { readonly endpoint: string; readonly region: string },
): Promise<void> {
  const client = new DynamoDBClient({ ...where, credentials: standInCredentials });
  try {
    for (const { properties, names } of ofType(
      resources,
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::GlobalTable',
    )) {
      const input = Object.fromEntries(
        taken.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]),
      );
      await client.send(
        new CreateTableCommand({
          ...input,
          TableName: names.ref,
          BillingMode: 'PAY_PER_REQUEST',
        } as unknown as CreateTableCommandInput),
      );
      const AttributeName = textOf(recordOf(properties, 'TimeToLiveSpecification'), 'AttributeName');
      if (AttributeName === undefined) continue;
      await client.send(
        new UpdateTimeToLiveCommand({
          TableName: names.ref,
          TimeToLiveSpecification: { AttributeName, Enabled: true },
        }),
      );
    }
  } finally {
    client.destroy();
  }
}
