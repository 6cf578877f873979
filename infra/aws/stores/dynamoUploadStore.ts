import { createHash } from 'node:crypto';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Upload, UploadEvent, UploadId, UploadState } from '../../../core/model/upload.ts';
import { eventEntry, receivedOrder, waitingFor } from '../../../core/model/uploadOrder.ts';
import type { UploadStore } from '../../../core/ports/uploads.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { conditionHeld } from './conditionHeld.ts';

/** The tables of an account that uploads lie in. */
export interface UploadTables {
  readonly client: DynamoDBDocumentClient;
  readonly region: string;
  readonly metadataTable: string;
  readonly historyTable: string;
}

/**
 * Uploads and their history on DynamoDB. An upload is a JSON document beside the few attributes that indexes need, so what
 * is read is what was written, to the last digit. Lists come of indexes and may lack a change of the last moment.
 */
export function dynamoUploadStore(tables: UploadTables): UploadStore {
  const { client, region, metadataTable, historyTable } = tables;
  const ask = <T>(action: string, resource: string, work: () => Promise<T>): Promise<T> =>
    attemptCloud({ action: `dynamodb:${action}`, resource, region }, work);

  async function get(id: UploadId): Promise<Upload | undefined> {
    const command = new GetCommand({
      TableName: metadataTable,
      Key: { upload_id: id },
      ConsistentRead: true,
    });
    const { Item } = await ask('GetItem', metadataTable, () => client.send(command));
    return Item === undefined ? undefined : uploadOf(Item);
  }

  /** @returns whether the condition held */
  function put(
    upload: Upload,
    condition: Pick<
      ConstructorParameters<typeof PutCommand>[0],
      'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    const command = new PutCommand({ TableName: metadataTable, Item: itemOf(upload), ...condition });
    return ask('PutItem', metadataTable, () => conditionHeld(() => client.send(command)));
  }

  async function queried(query: Omit<QueryCommandInput, 'TableName'>): Promise<readonly Upload[]> {
    const command = new QueryCommand({ ...query, TableName: metadataTable });
    const { Items = [] } = await ask('Query', metadataTable, () => client.send(command));
    return Items.map(uploadOf);
  }

  /** Newest first, those that came before `order`; of one state, or of all. */
  async function page(
    state: UploadState | undefined,
    order: string | undefined,
    limit: number,
  ): Promise<readonly Upload[]> {
    return queried({
      IndexName: state === undefined ? 'all' : 'by-state',
      KeyConditionExpression: `#key = :key${order === undefined ? '' : ' AND received_order < :order'}`,
      ExpressionAttributeNames: { '#key': state === undefined ? 'every' : 'state' },
      ExpressionAttributeValues: {
        ':key': state ?? 'upload',
        ...(order === undefined ? {} : { ':order': order }),
      },
      ScanIndexForward: false,
      Limit: limit,
    });
  }

  return {
    get,
    async add(upload) {
      const isNew = await put(upload, { ConditionExpression: 'attribute_not_exists(upload_id)' });
      return isNew ? undefined : get(upload.id);
    },
    async change(upload) {
      const next: Upload = { ...upload, revision: upload.revision + 1 };
      const isChanged = await put(next, {
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ':read': upload.revision },
      });
      if (isChanged) return next;
      // A try whose answer was lost may have done it.
      const present = await get(upload.id);
      return JSON.stringify(present) === JSON.stringify(next) ? next : undefined;
    },
    async list({ states, limit, after }) {
      if (limit === 0 || states?.length === 0) return [];
      const last = after === undefined ? undefined : await get(after);
      if (after !== undefined && last === undefined) return [];
      const order = last === undefined ? undefined : receivedOrder(last);
      const pages = await Promise.all(
        (states === undefined ? [undefined] : [...new Set(states)]).map((state) => page(state, order, limit)),
      );
      return pages
        .flat()
        .toSorted((a, b) => (receivedOrder(a) < receivedOrder(b) ? 1 : -1))
        .slice(0, limit);
    },
    waitingFor: (fingerprint, limit) =>
      queried({
        IndexName: 'waiting',
        KeyConditionExpression: 'waiting_for = :fingerprint',
        ExpressionAttributeValues: { ':fingerprint': fingerprint },
        Limit: limit,
      }),
    async note(event) {
      const Item = {
        upload_id: event.uploadId,
        entry: eventEntry(event, sha256),
        document: JSON.stringify(event),
      };
      const command = new PutCommand({ TableName: historyTable, Item });
      await ask('PutItem', historyTable, () => client.send(command));
    },
    events: (id) =>
      ask('Query', historyTable, async () => {
        const found: UploadEvent[] = [];
        const query = {
          TableName: historyTable,
          ConsistentRead: true,
          KeyConditionExpression: 'upload_id = :id',
          ExpressionAttributeValues: { ':id': id },
        };
        for await (const { Items = [] } of paginateQuery({ client }, query))
          found.push(...Items.map((item) => JSON.parse(String(item['document'])) as UploadEvent));
        return found;
      }),
  };
}

function itemOf(upload: Upload): Record<string, unknown> {
  return {
    upload_id: upload.id,
    every: 'upload',
    state: upload.state,
    received_order: receivedOrder(upload),
    waiting_for: waitingFor(upload),
    revision: upload.revision,
    document: JSON.stringify(upload),
  };
}

function uploadOf(item: Readonly<Record<string, unknown>>): Upload {
  return JSON.parse(String(item['document'])) as Upload;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
