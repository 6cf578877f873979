import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { mappingConflict } from '../../../core/mapping/mappingConflict.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import { attemptCloud } from '../cloudErrors.ts';
import {
  countKey,
  headEntry,
  type Item,
  keepDocument,
  type MappingTables,
  numberOf,
  textOf,
  versionEntry,
  versionOf,
} from './mappingItems.ts';
import { asked, consistently, type LayoutMappings, mappingReads } from './mappingReads.ts';
import { outboxItem } from './outboxItem.ts';

/** Rounds in which an approval gives way to others of other mappings; with the waits below, some 20 seconds. */
const mostRounds = 60;
/** Bounds of the random wait between two rounds, in milliseconds; it doubles from the first to the last. */
const [firstWaitMs, lastWaitMs] = [5, 400];

/**
 * The schema-mappings table on DynamoDB. A version, the head that names it, the count of approvals and the event that
 * tells of it are one transaction, under the condition that head and count are as they were read. So of approvals at once
 * one wins, and whoever comes second reads whose it was.
 */
export function dynamoMappingStore(tables: MappingTables): MappingStore & LayoutMappings {
  const reads = mappingReads(tables);
  return { append: (entry) => append(entry, tables), ...reads };
}

async function append(entry: MappingVersion, tables: MappingTables): Promise<void> {
  const kept = await keepDocument(entry, tables.objects);
  for (let round = 0; round < mostRounds; round++) {
    const [head, count] = await Promise.all([
      consistently(tables, { mapping_id: entry.mappingId, entry: headEntry }),
      consistently(tables, countKey),
    ]);
    if (entry.version !== numberOf(head, 'version') + 1) {
      if (head !== undefined && textOf(head, 'document_sha256') === kept.document_sha256) return;
      throw mappingConflict(entry, head === undefined ? undefined : await versionOf(head, tables.objects));
    }
    const body = approval(entry, tables, {
      kept: { ...kept },
      approvals: numberOf(count, 'approvals'),
      headSha256: textOf(head, 'document_sha256'),
    });
    if (await commit(body, tables)) return;
    // Half of it at random, so that those who met part.
    await wait(Math.min(firstWaitMs * 2 ** round, lastWaitMs) * (0.5 + Math.random() / 2));
  }
  throw new AppError('STORE_UNAVAILABLE', 'Too many approvals at once.', {
    remedy: 'Wait a little, then approve again; nothing was lost.',
  });
}

/** @returns `false` where something was changed since it was read, or somebody else was at it in the same moment */
async function commit(
  TransactItems: TransactWriteCommandInput['TransactItems'],
  tables: MappingTables,
): Promise<boolean> {
  // Of the whole body: the same token with another body is refused.
  const token = createHash('sha256').update(JSON.stringify(TransactItems)).digest('hex').slice(0, 36);
  const command = new TransactWriteCommand({ TransactItems, ClientRequestToken: token });
  return attemptCloud(asked('dynamodb:TransactWriteItems', tables), async () => {
    try {
      await tables.client.send(command);
      return true;
    } catch (error) {
      if (!(error instanceof Error) || !isLost(error)) throw error;
      return false;
    }
  });
}

function isLost(error: Error): boolean {
  if (error.name === 'TransactionInProgressException' || error.name === 'TransactionConflictException')
    return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
}

function approval(
  entry: MappingVersion,
  { mappingsTable, sessionsTable }: MappingTables,
  now: {
    readonly kept: Item;
    readonly approvals: number;
    readonly headSha256: string | undefined;
  },
): TransactWriteCommandInput['TransactItems'] {
  const { mappingId, version, approvedAt, layout } = entry;
  const facts = { mapping_id: mappingId, version, hash: entry.hash, approved_at: approvedAt, ...now.kept };
  const place = now.approvals + 1;
  return [
    {
      Put: {
        TableName: mappingsTable,
        Item: { ...facts, entry: versionEntry(version) },
        ConditionExpression: 'attribute_not_exists(mapping_id)',
      },
    },
    {
      Put: {
        TableName: mappingsTable,
        Item: {
          ...facts,
          entry: headEntry,
          every: 'mapping',
          approval: place,
          fingerprint: layout.fingerprint,
        },
        ...(now.headSha256 === undefined
          ? { ConditionExpression: 'attribute_not_exists(mapping_id)' }
          : {
              ConditionExpression: '#version = :before AND document_sha256 = :sha256',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': version - 1, ':sha256': now.headSha256 },
            }),
      },
    },
    {
      Put: {
        TableName: mappingsTable,
        Item: { ...countKey, approvals: place },
        ...(now.approvals === 0
          ? { ConditionExpression: 'attribute_not_exists(mapping_id)' }
          : {
              ConditionExpression: 'approvals = :before',
              ExpressionAttributeValues: { ':before': now.approvals },
            }),
      },
    },
    {
      Put: {
        TableName: sessionsTable,
        Item: outboxItem({
          id: `mapping#${mappingId}#${version}`,
          kind: 'mappingApproved',
          at: approvedAt,
          body: JSON.stringify({ mappingId, version, fingerprint: layout.fingerprint, packId: entry.packId }),
        }),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
}
