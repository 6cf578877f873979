import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keyOfName, metaKey } from '../../../core/liveScan/fileKeys.ts';
import type { SessionId } from '../../../core/model/session.ts';
import type { LiveScanStore } from '../../../core/ports/liveScans.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { conditionHeld } from './conditionHeld.ts';
import { expressed } from './expressed.ts';
import { fileItem, fileOf, metaItem, scanOf } from './liveScanItems.ts';
import { askedOf, type TableAccess, transact, updateOne } from './transact.ts';

/**
 * Scans of the WebSocket API in DynamoDB, in the table `scanResults` (`infra/aws/tables.ts`), whose items are those of
 * `docs/scan-api.md`. A document and its count are one transaction under the condition that the document is new, so however
 * often it is handed in, `processed_count` grows once.
 */
export function dynamoLiveScans(access: TableAccess): LiveScanStore {
  const { client, table: TableName } = access;

  const change = async (
    sessionId: SessionId,
    { update, condition, values }: Change,
  ): Promise<'written' | 'refused'> =>
    updateOne(access, {
      TableName,
      Key: { session_id: sessionId, file_name: metaKey },
      UpdateExpression: update,
      ConditionExpression: condition,
      ...expressed([update, condition], values),
    });

  const get: LiveScanStore['get'] = async (sessionId) => {
    const Key = { session_id: sessionId, file_name: metaKey };
    const { Item } = await attemptCloud(askedOf(access, 'dynamodb:GetItem'), () =>
      client.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
    );
    return Item === undefined ? undefined : scanOf(Item);
  };

  return {
    get,
    async begin(scan) {
      const Item = metaItem(scan);
      const ConditionExpression = 'attribute_not_exists(session_id)';
      await attemptCloud(askedOf(access, 'dynamodb:PutItem'), () =>
        conditionHeld(() => client.send(new PutCommand({ TableName, Item, ConditionExpression }))),
      );
    },
    async run(sessionId, totalFiles) {
      await change(sessionId, {
        update: 'SET #state = :running, #total_files = :total',
        condition: '#state = :listing',
        values: { running: 'running', listing: 'listing', total: totalFiles },
      });
    },
    async bind(sessionId, connectionId) {
      await change(sessionId, {
        update: 'SET #connection_id = :connection',
        condition: 'attribute_exists(#session_id)',
        values: { connection: connectionId },
      });
    },
    async count(sessionId, file) {
      const update = 'SET #processed_count = #processed_count + :inc';
      const isNew = 'attribute_not_exists(session_id)';
      const isOpen = 'attribute_not_exists(#ended_by)';
      const written = await transact(access, [
        { Put: { TableName, Item: fileItem(sessionId, file), ConditionExpression: isNew } },
        {
          Update: {
            TableName,
            Key: { session_id: sessionId, file_name: metaKey },
            UpdateExpression: update,
            ConditionExpression: isOpen,
            ...expressed([update, isOpen], { inc: 1 }),
          },
        },
      ]);
      return written === 'written';
    },
    async close(sessionId, { by, reason, at }) {
      await change(sessionId, {
        update: 'SET #ended_by = :by, #ended_reason = :reason, #ended_at = :at',
        condition: 'attribute_exists(#session_id) AND attribute_not_exists(#ended_by)',
        values: { by, reason, at },
      });
    },
    async tellValue(sessionId, value) {
      const written = await change(sessionId, {
        update: 'SET #told_value = :value',
        condition: '#told_value < :value',
        values: { value },
      });
      return written === 'written';
    },
    async takeEnd(sessionId, { now, until }) {
      const written = await change(sessionId, {
        update: 'SET #turn_until = :until',
        condition: '#state = :running AND (attribute_not_exists(#turn_until) OR #turn_until < :now)',
        values: { until, now, running: 'running' },
      });
      if (written === 'written') return 'taken';
      return (await get(sessionId))?.state === 'running' ? 'busy' : 'done';
    },
    async leaveEnd(sessionId) {
      await change(sessionId, {
        update: 'REMOVE #turn_until',
        condition: '#state = :running',
        values: { running: 'running' },
      });
    },
    async end(sessionId, end) {
      const outcome =
        end.state === 'complete'
          ? { update: '#total_matches = :outcome', outcome: end.totalMatches }
          : { update: '#failure = :outcome', outcome: end.failure };
      await change(sessionId, {
        update: `SET #state = :state, ${outcome.update} REMOVE #turn_until`,
        condition: 'attribute_exists(#session_id) AND #state <> :complete',
        values: { state: end.state, outcome: outcome.outcome, complete: 'complete' },
      });
    },
    async file(sessionId, name) {
      const Key = { session_id: sessionId, file_name: keyOfName(name) };
      const { Item } = await attemptCloud(askedOf(access, 'dynamodb:GetItem'), () =>
        client.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
      );
      return Item === undefined ? undefined : fileOf(Item);
    },
    async files(sessionId, { limit, after }) {
      const condition =
        after === undefined ? '#session_id = :sid' : '#session_id = :sid AND #file_name > :after';
      const values = { sid: sessionId, after: after === undefined ? '' : keyOfName(after) };
      const found: ReturnType<typeof fileOf>[] = [];
      for (let start: Record<string, unknown> | undefined; ; ) {
        const command = new QueryCommand({
          TableName,
          KeyConditionExpression: condition,
          ...expressed([condition], values),
          // One more, since the session's own item is among them, and keys cannot be filtered by.
          Limit: limit + 1 - found.length,
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        });
        const { Items = [], LastEvaluatedKey } = await attemptCloud(askedOf(access, 'dynamodb:Query'), () =>
          client.send(command),
        );
        found.push(...Items.filter((item) => item['file_name'] !== metaKey).map(fileOf));
        if (LastEvaluatedKey === undefined || found.length >= limit) return found.slice(0, limit);
        start = LastEvaluatedKey;
      }
    },
  };
}

interface Change {
  readonly update: string;
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}
