import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { invariant } from '../../../core/model/errors.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import type { ItemId, Session, SessionId, SessionItem } from '../../../core/model/session.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { expressed } from './expressed.ts';
import {
  itemKey,
  lastShardKey,
  metaKey,
  numberOf,
  partitionOf,
  sessionItemOf,
  sessionOf,
  type TableItem,
  textOf,
} from './sessionItems.ts';
import { askedOf, type TableAccess } from './transact.ts';

/** A session as it was read, strongly consistent. */
export interface ReadSession {
  readonly session: Session;
  readonly meta: TableItem;
  /** Empty where the counts stand with the session. */
  readonly shards: readonly TableItem[];
}

/**
 * Reads a session with its counts in one query. Its items are not read in the same moment, so a session whose counts are
 * not all there, or of another epoch than itself, is read again; within an epoch counts only grow, and their sum is never above the truth.
 */
export async function readSession(
  access: TableAccess,
  sessionId: SessionId,
): Promise<ReadSession | undefined> {
  for (let round = 0; round < sessionTableOptions.tries; round++) {
    const [meta, ...shards] = await query(access, {
      condition: '#pk = :pk AND #sk BETWEEN :meta AND :shard',
      values: { pk: partitionOf(sessionId), meta: metaKey, shard: lastShardKey },
    });
    if (meta === undefined) return undefined;
    const isWhole = shards.length === numberOf(meta, 'shards');
    if (isWhole && shards.every((shard) => numberOf(shard, 'epoch') === numberOf(meta, 'epoch')))
      return { session: sessionOf(meta, shards), meta, shards };
  }
  throw new Error('A session and its counts do not come to the same epoch.');
}

/** The same of one that must be there. */
export async function presentSession(access: TableAccess, sessionId: SessionId): Promise<ReadSession> {
  const read = await readSession(access, sessionId);
  invariant(read !== undefined, 'a session is begun before anything is done with it');
  return read;
}

/** A session without its counts, and one of its items, in one request. */
export interface ReadPair {
  readonly meta: TableItem;
  readonly item: SessionItem;
}

/** Reads what is to be known before an item is taken; `undefined` where there is no such item. */
export async function readPair(
  access: TableAccess,
  sessionId: SessionId,
  itemId: ItemId,
): Promise<ReadPair | undefined> {
  const pk = partitionOf(sessionId);
  const found = await batchGet(access, [
    { pk, sk: metaKey },
    { pk, sk: itemKey(itemId) },
  ]);
  const meta = found.find(({ sk }) => sk === metaKey);
  const item = found.find(({ sk }) => sk !== metaKey);
  return meta === undefined || item === undefined ? undefined : { meta, item: sessionItemOf(item) };
}

/** Items by their keys, strongly consistent, in no order. */
export async function batchGet(
  access: TableAccess,
  keys: readonly Readonly<Record<string, string>>[],
  fields?: string,
): Promise<readonly TableItem[]> {
  const items: TableItem[] = [];
  let Keys: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  while (Keys.length > 0) {
    const request = {
      Keys,
      ConsistentRead: true,
      ...(fields === undefined ? {} : { ProjectionExpression: fields }),
    };
    const answer = await attemptCloud(askedOf(access, 'dynamodb:BatchGetItem'), () =>
      access.client.send(new BatchGetCommand({ RequestItems: { [access.table]: request } })),
    );
    items.push(...(answer.Responses?.[access.table] ?? []));
    Keys = answer.UnprocessedKeys?.[access.table]?.Keys ?? [];
  }
  return items;
}

/** An item as it was written last. */
export async function readItem(
  access: TableAccess,
  sessionId: SessionId,
  itemId: ItemId,
): Promise<{ readonly item: SessionItem; readonly token: string } | undefined> {
  const Key = { pk: partitionOf(sessionId), sk: itemKey(itemId) };
  const { Item } = await attemptCloud(askedOf(access, 'dynamodb:GetItem'), () =>
    access.client.send(new GetCommand({ TableName: access.table, Key, ConsistentRead: true })),
  );
  return Item === undefined ? undefined : { item: sessionItemOf(Item), token: textOf(Item, 'claim_token') };
}

/** Items in the order of the manifest after a place, as they were written last, in batches as they come. */
export async function* readItems(
  access: TableAccess,
  sessionId: SessionId,
  which: { readonly after: number; readonly uncounted: boolean; readonly atOnce: number },
): AsyncGenerator<readonly SessionItem[]> {
  const pages = queryPages(access, {
    index: 'places',
    condition: '#pk = :pk AND #place > :after',
    ...(which.uncounted ? { filter: '#state IN (:pending, :claimed)' } : {}),
    values: {
      pk: partitionOf(sessionId),
      after: which.after,
      pending: 'pending',
      claimed: 'claimed',
    },
    limit: which.atOnce,
  });
  for await (const page of pages) yield page.map(sessionItemOf);
}

/** How many items are registered; their keys are all that is read. */
export async function countItems(access: TableAccess, sessionId: SessionId): Promise<number> {
  const condition = '#pk = :pk';
  const input: QueryCommandInput = {
    TableName: access.table,
    IndexName: 'places',
    ConsistentRead: true,
    Select: 'COUNT',
    KeyConditionExpression: condition,
    ...expressed([condition], { pk: partitionOf(sessionId) }),
  };
  let count = 0;
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const from = start === undefined ? input : { ...input, ExclusiveStartKey: start };
    const answer = await attemptCloud(askedOf(access, 'dynamodb:Query'), () =>
      access.client.send(new QueryCommand(from)),
    );
    count += answer.Count ?? 0;
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}

interface Asking {
  /** Of the table's own order where there is none. */
  readonly index?: string;
  readonly condition: string;
  readonly filter?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly limit?: number;
}

/** The first page of an answer. */
export async function query(access: TableAccess, asking: Asking): Promise<readonly TableItem[]> {
  for await (const page of queryPages(access, asking)) return page;
  return [];
}

async function* queryPages(access: TableAccess, asking: Asking): AsyncGenerator<readonly TableItem[]> {
  const { index, condition, filter, values, limit } = asking;
  const input: QueryCommandInput = {
    TableName: access.table,
    KeyConditionExpression: condition,
    ...(filter === undefined ? {} : { FilterExpression: filter }),
    ...expressed([condition, filter], values),
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(index === undefined ? {} : { IndexName: index }),
    // Indexes over the whole table cannot be read so; `places` has only keys, and the rest is fetched.
    ...(index === undefined || index === 'places' ? { ConsistentRead: true } : {}),
    ...(index === 'places' ? { Select: 'ALL_ATTRIBUTES' } : {}),
  };
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const from = start === undefined ? input : { ...input, ExclusiveStartKey: start };
    const answer = await attemptCloud(askedOf(access, 'dynamodb:Query'), () =>
      access.client.send(new QueryCommand(from)),
    );
    yield answer.Items ?? [];
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
}
