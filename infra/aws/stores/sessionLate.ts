import { asItemId } from '../../../core/model/session.ts';
import type { Hold, SessionStore } from '../../../core/ports/sessions.ts';
import { lateKey, metaKey, partitionOf, textOf } from './sessionItems.ts';
import { query } from './sessionReads.ts';
import { type Actions, type TableAccess, transact } from './transact.ts';
import { updating } from './updating.ts';

/** Results that came after the end of their session: each is written, and taken away, together with its count. */
export function sessionLate(
  access: TableAccess,
): Pick<SessionStore, 'keepLate' | 'lateResults' | 'forgetLate'> {
  const { table: TableName } = access;
  return {
    async keepLate(hold, late) {
      await transact(access, lateActions(access, hold, late));
    },
    async lateResults(sessionId, limit) {
      const found = await query(access, {
        condition: '#pk = :pk AND begins_with(#sk, :late)',
        values: { pk: partitionOf(sessionId), late: lateKey(asItemId('')) },
        limit,
      });
      return found.map((item) => ({
        itemId: asItemId(textOf(item, 'sk').slice(lateKey(asItemId('')).length)),
        at: textOf(item, 'at'),
        result: { key: textOf(item, 'result_key'), sha256: textOf(item, 'result_sha256') },
      }));
    },
    async forgetLate(sessionId, items) {
      for (const id of items)
        await transact(access, [
          {
            Delete: {
              TableName,
              Key: { pk: partitionOf(sessionId), sk: lateKey(id) },
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
          counting(access, sessionId, -1),
        ]);
    },
  };
}

/** Keeps a result that came too late, once an item, and counts it as late. */
export function lateActions(
  access: TableAccess,
  { sessionId, itemId }: Hold,
  { result, at }: Parameters<SessionStore['keepLate']>[1],
): Actions {
  const Item = {
    pk: partitionOf(sessionId),
    sk: lateKey(itemId),
    at,
    result_key: result.key,
    result_sha256: result.sha256,
  };
  return [
    { Put: { TableName: access.table, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    counting(access, sessionId, 1),
  ];
}

function counting(access: TableAccess, sessionId: Hold['sessionId'], more: 1 | -1): Actions[number] {
  return updating(access, {
    sessionId,
    sk: metaKey,
    update: 'ADD #late :more',
    condition: 'attribute_exists(#pk)',
    values: { more },
  });
}
