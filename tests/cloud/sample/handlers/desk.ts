import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';

const tables = new DynamoDBClient({});
const TableName = process.env['TABLE'] ?? '';

/** Remembers desks that come with the right ticket until they leave. */
export async function handler(
  event: APIGatewayProxyWebsocketEventV2 & { queryStringParameters?: Record<string, string> },
): Promise<{ statusCode: number; body?: string }> {
  const { routeKey, connectionId } = event.requestContext;
  const id = { S: `DESK#${connectionId}` };
  if (routeKey === '$connect') {
    if (event.queryStringParameters?.['ticket'] !== 'good') return { statusCode: 401 };
    await tables.send(new PutItemCommand({ TableName, Item: { id } }));
  }
  if (routeKey === '$disconnect') await tables.send(new DeleteItemCommand({ TableName, Key: { id } }));
  return { statusCode: 200 };
}
