import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { isIdle, itemUnder } from '../../../core/session/itemUnder.ts';
import type { SessionItem } from '../../../core/model/session.ts';
import { sessionOptions, sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { conditionHeld } from './conditionHeld.ts';
import { outboxItem } from './outboxItem.ts';
import { sessionBeginnings } from './sessionBeginnings.ts';
import { sessionClaims } from './sessionClaims.ts';
import { sessionEnds } from './sessionEnds.ts';
import { sessionLate } from './sessionLate.ts';
import { readItem, readItems, readSession } from './sessionReads.ts';
import { sessionReminders } from './sessionReminders.ts';
import { askedOf, type TableAccess } from './transact.ts';

/**
 * Sessions in DynamoDB, in the table `sessions` (`infra/aws/tables.ts`). What must change together is one transaction
 * under conditions on what it was decided by; a transaction that was refused is decided anew from what stands there.
 *
 * @param options `shardAbove`: items above which the counts of a session are spread.
 */
export function dynamoSessionStore(
  access: TableAccess,
  { shardAbove }: { readonly shardAbove: number } = sessionTableOptions,
): SessionStore {
  return {
    ...sessionBeginnings(access, shardAbove),
    ...sessionClaims(access),
    ...sessionEnds(access),
    ...sessionLate(access),
    ...sessionReminders(access),
    async get(sessionId) {
      return (await readSession(access, sessionId))?.session;
    },
    async item(sessionId, itemId) {
      const [read, found] = await Promise.all([
        readSession(access, sessionId),
        readItem(access, sessionId, itemId),
      ]);
      return read === undefined || found === undefined ? undefined : itemUnder(read.session, found.item);
    },
    async items(sessionId, { limit, after = -1 }) {
      const read = await readSession(access, sessionId);
      if (read === undefined) return [];
      const items: SessionItem[] = [];
      for await (const page of readItems(access, sessionId, { after, uncounted: false, atOnce: limit })) {
        for (const item of page) if (items.length < limit) items.push(itemUnder(read.session, item));
        if (items.length === limit) break;
      }
      return items;
    },
    async idle(sessionId, now, limit) {
      const read = await readSession(access, sessionId);
      if (read?.session.status !== 'sealed') return [];
      const idle: SessionItem[] = [];
      const which = { after: -1, uncounted: true, atOnce: sessionOptions.pageItems };
      for await (const page of readItems(access, sessionId, which)) {
        const shown = page.map((item) => itemUnder(read.session, item));
        idle.push(...shown.filter((item) => isIdle(item, now)).slice(0, limit - idle.length));
        if (idle.length === limit) break;
      }
      return idle;
    },
    async tell(event) {
      const Item = outboxItem(event);
      const ConditionExpression = 'attribute_not_exists(pk)';
      const command = new PutCommand({ TableName: access.table, Item, ConditionExpression });
      return attemptCloud(askedOf(access, 'dynamodb:PutItem'), () =>
        conditionHeld(() => access.client.send(command)),
      );
    },
  };
}
