import { setTimeout as wait } from 'node:timers/promises';
import { GetCommand, paginateQuery, paginateScan, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import { type Asked, attemptCloud } from '../cloudErrors.ts';
import { countKey, headEntry, type Item, type MappingTables, numberOf, versionOf } from './mappingItems.ts';

/** What this store answers beyond the port. */
export interface LayoutMappings {
  /** The latest version of every mapping whose latest layout has this fingerprint, newest approval first. */
  forLayout(fingerprint: string): Promise<readonly MappingVersion[]>;
}

/** What is read of a mapping, and a version of an item. */
export interface MappingReads extends Omit<MappingStore, 'append'>, LayoutMappings {}

/** Waits for an index to come up with the table, in milliseconds; mostly it has before the first one. */
const indexWaitsMs = [20, 50, 100, 200, 400];

/**
 * Reads of the schema-mappings table. Those of one mapping are strongly consistent. Indexes come up with the table a moment
 * later: a list that lacks the last approval is read again, at last from the table itself.
 */
export function mappingReads(tables: MappingTables): MappingReads {
  const { client, mappingsTable, objects } = tables;
  const versions = (items: readonly Item[]): Promise<readonly MappingVersion[]> =>
    Promise.all(items.map((item) => versionOf(item, objects)));
  const queried = async (query: Omit<QueryCommandInput, 'TableName'>): Promise<readonly Item[]> =>
    attemptCloud(asked('dynamodb:Query', tables), async () => {
      const items: Item[] = [];
      for await (const page of paginateQuery({ client }, { ...query, TableName: mappingsTable }))
        items.push(...(page.Items ?? []));
      return items;
    });
  const revision = async (): Promise<number> => numberOf(await consistently(tables, countKey), 'approvals');

  /** All heads, the last approval first. */
  async function heads(): Promise<readonly Item[]> {
    const approvals = await revision();
    for (const waitMs of [0, ...indexWaitsMs]) {
      await wait(waitMs);
      const items = await queried({
        IndexName: 'all',
        KeyConditionExpression: 'every = :every',
        ExpressionAttributeValues: { ':every': 'mapping' },
        ScanIndexForward: false,
      });
      if (numberOf(items[0], 'approval') >= approvals) return items;
    }
    const items = await attemptCloud(asked('dynamodb:Scan', tables), scanned);
    return items.toSorted((a, b) => numberOf(b, 'approval') - numberOf(a, 'approval'));
  }

  async function scanned(): Promise<readonly Item[]> {
    const pages = paginateScan(
      { client },
      {
        TableName: mappingsTable,
        ConsistentRead: true,
        FilterExpression: '#entry = :head',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: { ':head': headEntry },
      },
    );
    const items: Item[] = [];
    for await (const page of pages) items.push(...(page.Items ?? []));
    return items;
  }

  return {
    async latest(id) {
      const head = await consistently(tables, { mapping_id: id, entry: headEntry });
      return head === undefined ? undefined : versionOf(head, objects);
    },
    async versions(id) {
      const items = await queried({
        ConsistentRead: true,
        KeyConditionExpression: 'mapping_id = :id AND begins_with(#entry, :version)',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: { ':id': id, ':version': 'V#' },
        ScanIndexForward: false,
      });
      return versions(items);
    },
    list: async () => versions(await heads()),
    revision,
    async forLayout(fingerprint) {
      const items = await queried({
        IndexName: 'by-layout',
        KeyConditionExpression: 'fingerprint = :fingerprint',
        ExpressionAttributeValues: { ':fingerprint': fingerprint },
        ScanIndexForward: false,
      });
      return versions(items);
    },
  };
}

/** An item as it is now; `undefined` where there is none. */
export async function consistently(
  tables: MappingTables,
  Key: Readonly<Record<string, string>>,
): Promise<Item | undefined> {
  const command = new GetCommand({ TableName: tables.mappingsTable, Key: { ...Key }, ConsistentRead: true });
  return attemptCloud(asked('dynamodb:GetItem', tables), async () => {
    const { Item } = await tables.client.send(command);
    return Item;
  });
}

/** How failures of this table are told. */
export function asked(action: string, { mappingsTable, region }: MappingTables): Asked {
  return { action, resource: mappingsTable, region };
}
