import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

const tables = new DynamoDBClient({});
const TableName = process.env['TABLE'] ?? '';

/** Over HTTP: how many files were counted, and who asks. By the clock or a topic: remembers that it was called. */
export async function handler(event: {
  readonly requestContext?: {
    readonly authorizer?: { readonly jwt: { readonly claims: { readonly sub: string } } };
  };
  readonly Records?: readonly { readonly Sns: { readonly Message: string } }[];
  readonly time?: string;
}): Promise<unknown> {
  if (event.requestContext !== undefined) {
    const { Item } = await tables.send(
      new GetItemCommand({ TableName, Key: { id: { S: 'COUNT' } }, ConsistentRead: true }),
    );
    return { files: Number(Item?.['files']?.N ?? 0), by: event.requestContext.authorizer?.jwt.claims.sub };
  }
  const id =
    event.time === undefined ? `TOLD#${event.Records?.[0]?.Sns.Message ?? ''}` : `TICK#${event.time}`;
  await tables.send(
    new PutItemCommand({ TableName, Item: { id: { S: id }, at: { S: new Date().toISOString() } } }),
  );
  return null;
}
