import {
  type ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { invariant } from '../../../core/model/errors.ts';
import { asSessionId } from '../../../core/model/session.ts';
import { type Connection, type Connections, longestWord } from '../../../core/ports/notices.ts';
import { attemptCloud, errorName } from '../cloudErrors.ts';

/** Where connections are kept, and the way to them. */
export interface SocketPlaces {
  readonly client: DynamoDBDocumentClient;
  readonly management: ApiGatewayManagementApiClient;
  readonly region: string;
  readonly sessionsTable: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** Kept beyond their end, in seconds, so that a clock that is wrong does not take one away that lives. */
const graceSeconds = 600;

/**
 * Connections of the WebSocket API. Each lies twice in the sessions table, by its id and by what it watches, in one
 * transaction; both vanish by themselves some time after its end.
 */
export function socketConnections(places: SocketPlaces): Connections {
  const { client, management, region, sessionsTable, nowMs } = places;
  const ask = <T>(action: string, work: () => Promise<T>): Promise<T> =>
    attemptCloud({ action, resource: sessionsTable, region }, work);

  async function get(id: string): Promise<Connection | undefined> {
    const command = new GetCommand({ TableName: sessionsTable, Key: ownKey(id), ConsistentRead: true });
    const { Item } = await ask('dynamodb:GetItem', () => client.send(command));
    return Item === undefined ? undefined : connectionOf(Item);
  }

  async function remove(id: string): Promise<Connection | undefined> {
    const before = await get(id);
    if (before === undefined) return undefined;
    const TransactItems = [ownKey(id), watchKey(before)].map((Key, place) => ({
      Delete: {
        TableName: sessionsTable,
        Key,
        ...(place === 0 ? { ConditionExpression: 'attribute_exists(pk)' } : {}),
      },
    }));
    return ask('dynamodb:TransactWriteItems', async () => {
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return before;
      } catch (error) {
        // Somebody else has removed it, or is about to.
        if (errorName(error) === 'TransactionCanceledException') return undefined;
        throw error;
      }
    });
  }

  async function watchers(pk: string): Promise<readonly Connection[]> {
    return ask('dynamodb:Query', async () => {
      const found: Connection[] = [];
      const query = {
        TableName: sessionsTable,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        found.push(...Items.map(connectionOf));
      return found;
    });
  }

  return {
    get,
    remove,
    async put(connection) {
      const before = await get(connection.id);
      const item = { ...itemOf(connection) };
      const keys = [ownKey(connection.id), watchKey(connection)];
      const isMoved = before !== undefined && before.sessionId !== connection.sessionId;
      const TransactItems = [
        ...keys.map((key) => ({ Put: { TableName: sessionsTable, Item: { ...key, ...item } } })),
        ...(isMoved ? [{ Delete: { TableName: sessionsTable, Key: watchKey(before) } }] : []),
      ];
      await ask('dynamodb:TransactWriteItems', () =>
        client.send(new TransactWriteCommand({ TransactItems })),
      );
    },
    async watching(sessionId) {
      const now = new Date(nowMs()).toISOString();
      const all = await Promise.all([`WATCH#${sessionId}`, 'WATCH#*'].map(watchers));
      // The table forgets late.
      return all.flat().filter(({ until }) => until > now);
    },
    async post(id, text) {
      const Data = Buffer.from(text);
      invariant(Data.length <= longestWord, 'a word to a desk fits a frame');
      const isThere = await attemptCloud(
        { action: 'execute-api:ManageConnections', resource: 'the live connections', region },
        async () => {
          try {
            await management.send(new PostToConnectionCommand({ ConnectionId: id, Data }));
            return true;
          } catch (error) {
            if (errorName(error) === 'GoneException') return false;
            throw error;
          }
        },
      );
      if (isThere) return 'sent';
      await remove(id);
      return 'gone';
    },
  };
}

function ownKey(id: string): Record<string, string> {
  return { pk: `CONN#${id}`, sk: 'A' };
}

function watchKey({ id, sessionId }: Connection): Record<string, string> {
  return { pk: `WATCH#${sessionId ?? '*'}`, sk: `CONN#${id}` };
}

function itemOf({
  id,
  by,
  isOperator = false,
  sessionId,
  until,
}: Connection): Readonly<Record<string, unknown>> {
  return {
    connection_id: id,
    by,
    ...(isOperator ? { is_operator: true } : {}),
    session_id: sessionId,
    until,
    expires_at: Math.ceil(Date.parse(until) / 1_000) + graceSeconds,
  };
}

function connectionOf(item: Readonly<Record<string, unknown>>): Connection {
  const sessionId = item['session_id'];
  return {
    id: String(item['connection_id']),
    by: String(item['by']),
    ...(item['is_operator'] === true ? { isOperator: true } : {}),
    sessionId: typeof sessionId === 'string' ? asSessionId(sessionId) : null,
    until: String(item['until']),
  };
}
