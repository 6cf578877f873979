import { invariant } from '../../../core/model/errors.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { expressed } from './expressed.ts';
import { itemKey, metaKey, partitionOf, shardKey, stuckShard } from './sessionItems.ts';
import { batchGet, countItems, presentSession } from './sessionReads.ts';
import { type Actions, type TableAccess, transact } from './transact.ts';

type Beginnings = Pick<SessionStore, 'begin' | 'register' | 'seal'>;
type NewItem = Parameters<SessionStore['register']>[1][number];

/** How sessions begin and get their manifest. @param shardAbove Items above which the counts of a session are spread */
export function sessionBeginnings(access: TableAccess, shardAbove: number): Beginnings {
  const TableName = access.table;
  return {
    async begin({ id, kind, lane, at }) {
      const Item = {
        pk: partitionOf(id),
        sk: metaKey,
        status: 'open',
        epoch: 1,
        kind,
        lane,
        done: 0,
        failed: 0,
        quarantined: 0,
        counted: 0,
        late: 0,
        created_at: at,
        progress_at: at,
      };
      await transact(access, [{ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }]);
      return (await presentSession(access, id)).session;
    },

    async register(sessionId, items) {
      const { transactionItems } = sessionTableOptions;
      for (let from = 0; from < items.length; from += transactionItems) {
        const isOpen = await registerSome(access, sessionId, items.slice(from, from + transactionItems));
        if (!isOpen) return;
      }
    },

    async seal(sessionId, { total, sha256, at }) {
      const before = await presentSession(access, sessionId);
      if (before.session.total === null) {
        const count = await countItems(access, sessionId);
        invariant(count === total, 'every item of a manifest is registered before it is sealed');
        const shards = total > shardAbove ? sessionTableOptions.shards : 0;
        await transact(access, sealing(access, sessionId, { total, sha256, at, shards }));
      }
      const { session } = await presentSession(access, sessionId);
      invariant(session.total === total && session.manifestSha256 === sha256, 'a session has one manifest');
      return session;
    },
  };
}

/** @returns `false` where the session takes no more items */
async function registerSome(
  access: TableAccess,
  sessionId: Parameters<SessionStore['register']>[0],
  items: readonly NewItem[],
): Promise<boolean> {
  const TableName = access.table;
  const pk = partitionOf(sessionId);
  const condition = '#status = :open AND attribute_not_exists(#total)';
  for (let missing = items; missing.length > 0; ) {
    const actions: Actions = [
      {
        ConditionCheck: {
          TableName,
          Key: { pk, sk: metaKey },
          ConditionExpression: condition,
          ...expressed([condition], { open: 'open' }),
        },
      },
      ...missing.map(({ id, place, work }) => ({
        Put: {
          TableName,
          Item: { pk, sk: itemKey(id), place, work, state: 'pending', epoch: 1, attempt: 0 },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      })),
    ];
    if ((await transact(access, actions)) === 'written') return true;
    const { session } = await presentSession(access, sessionId);
    if (session.status !== 'open' || session.total !== null) return false;
    const keys = missing.map(({ id }) => ({ pk, sk: itemKey(id) }));
    const there = new Set((await batchGet(access, keys, 'pk, sk')).map(({ sk }) => String(sk)));
    missing = missing.filter(({ id }) => !there.has(itemKey(id)));
  }
  return true;
}

/** Fixes the manifest, and makes what the counts of a large session are spread over. */
function sealing(
  { table: TableName }: TableAccess,
  sessionId: Parameters<SessionStore['seal']>[0],
  manifest: Parameters<SessionStore['seal']>[1] & { readonly shards: number },
): Actions {
  const pk = partitionOf(sessionId);
  const update =
    'SET #status = :sealed, #total = :total, #manifest_sha256 = :sha256, #shards = :shards, ' +
    '#progress_at = :at, #stuck_shard = :stuck_shard, #stuck_at = :at';
  const condition = '#status = :open AND attribute_not_exists(#total)';
  const { total, sha256, at, shards } = manifest;
  const values = {
    sealed: 'sealed',
    open: 'open',
    total,
    sha256,
    shards,
    at,
    stuck_shard: stuckShard(sessionId),
  };
  const counting = { epoch: 1, frozen: false, done: 0, failed: 0, quarantined: 0, counted: 0 };
  return [
    {
      Update: {
        TableName,
        Key: { pk, sk: metaKey },
        UpdateExpression: update,
        ConditionExpression: condition,
        ...expressed([update, condition], values),
      },
    },
    ...Array.from({ length: shards }, (_, index) => ({
      Put: { TableName, Item: { pk, sk: shardKey(index), progress_at: at, ...counting } },
    })),
  ];
}
