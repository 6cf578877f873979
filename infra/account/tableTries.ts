import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type TableDefinition, tables } from '../aws/tables.ts';
import { type AwsTry, probeName, unlessNamed } from './awsTry.ts';
import type { DeskPlaces } from './deskPlaces.ts';

type Action = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** A table, what the desk does there, and which of its indexes it reads. */
interface TableUse {
  readonly definition: TableDefinition;
  readonly name: string;
  readonly actions: readonly Action[];
  readonly indexes: readonly string[];
}

/** Whatever writes rests on a condition that cannot hold, so it is refused to those who may. */
export async function tableTries(client: DynamoDBClient, places: DeskPlaces): Promise<readonly AwsTry[]> {
  const uses: readonly TableUse[] = [
    {
      definition: tables.metadata,
      name: places.metadataTable,
      actions: ['GetItem', 'PutItem'],
      indexes: ['all', 'by-state'],
    },
    { definition: tables.history, name: places.historyTable, actions: ['Query', 'PutItem'], indexes: [] },
    {
      definition: tables.mappings,
      name: places.mappingsTable,
      actions: ['GetItem', 'Query', 'PutItem'],
      indexes: ['all'],
    },
    {
      definition: tables.sessions,
      name: places.sessionsTable,
      actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      indexes: ['places'],
    },
  ];
  const { scanResultsTable } = places;
  const scans: readonly TableUse[] =
    scanResultsTable === null
      ? []
      : [
          {
            definition: tables.scanResults,
            name: scanResultsTable,
            actions: ['GetItem', 'Query'],
            indexes: [],
          },
        ];
  const sdk = await import('@aws-sdk/client-dynamodb');
  const attemptOf = ({ definition, name }: TableUse, action: Action): AwsTry['attempt'] => {
    const { partitionKey, sortKey } = definition;
    const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
    const Key = Object.fromEntries(
      keys.map(({ name: key, type }) => [key, type === 'N' ? { N: '-1' } : { S: probeName }]),
    );
    const never = {
      TableName: name,
      ConditionExpression: 'attribute_exists(#key)',
      ExpressionAttributeNames: { '#key': partitionKey.name },
    };
    const refused = (work: () => Promise<unknown>): Promise<void> =>
      unlessNamed(['ConditionalCheckFailedException'], work);
    switch (action) {
      case 'GetItem':
        return async (abortSignal) => {
          await client.send(new sdk.GetItemCommand({ TableName: name, Key }), { abortSignal });
        };
      case 'Query':
        return (abortSignal) => query({ name, key: partitionKey.name }, abortSignal);
      case 'PutItem':
        return (abortSignal) =>
          refused(() => client.send(new sdk.PutItemCommand({ ...never, Item: Key }), { abortSignal }));
      case 'UpdateItem':
        return (abortSignal) =>
          refused(() => client.send(new sdk.UpdateItemCommand({ ...never, Key }), { abortSignal }));
      case 'DeleteItem':
        return (abortSignal) =>
          refused(() => client.send(new sdk.DeleteItemCommand({ ...never, Key }), { abortSignal }));
    }
  };
  const query = async (
    asked: { readonly name: string; readonly key: string; readonly index?: string },
    abortSignal: AbortSignal,
  ): Promise<void> => {
    const command = new sdk.QueryCommand({
      TableName: asked.name,
      ...(asked.index === undefined ? {} : { IndexName: asked.index }),
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': asked.key },
      ExpressionAttributeValues: { ':key': { S: probeName } },
      Limit: 1,
    });
    await client.send(command, { abortSignal });
  };
  return [...uses, ...scans].flatMap((use): readonly AwsTry[] => [
    ...use.actions.map((action) => ({
      action: `dynamodb:${action}`,
      resource: use.name,
      attempt: attemptOf(use, action),
    })),
    ...use.indexes.map((index) => ({
      action: 'dynamodb:Query',
      resource: `${use.name}/index/${index}`,
      attempt: (abortSignal: AbortSignal) =>
        query({ name: use.name, key: keyOf(use, index), index }, abortSignal),
    })),
  ]);
}

function keyOf({ definition }: TableUse, index: string): string {
  return definition.indexes.find(({ name }) => name === index)?.partitionKey.name ?? '';
}
