import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { asSessionId, type OutboxEvent, type Session } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { expressed } from './expressed.ts';
import { outboxShard, outboxShards } from './outboxItem.ts';
import { metaKey, partitionOf, stuckShardAt, type TableItem, textOf } from './sessionItems.ts';
import { query, type ReadSession, readSession } from './sessionReads.ts';
import { type TableAccess, updateOne } from './transact.ts';

type Reminders = Pick<SessionStore, 'stuck' | 'noteRound' | 'untold' | 'markTold'>;

/** For how long what was told is kept, so that whoever asks for it later finds it: 30 days, in seconds. */
const toldSeconds = 30 * 24 * 60 * 60;

/** What somebody is to look after: sessions without progress, and events that were not told. */
export function sessionReminders(access: TableAccess): Reminders {
  return {
    async stuck(before, limit) {
      const found = await Promise.all(
        Array.from({ length: sessionTableOptions.stuckShards }, (_, index) =>
          query(access, {
            index: 'stuck',
            condition: '#stuck_shard = :shard AND #stuck_at < :before',
            values: { shard: stuckShardAt(index), before },
            limit,
          }),
        ),
      );
      const stuck: { readonly session: Session; readonly since: string }[] = [];
      for (const item of found.flat()) {
        const read = await readSession(access, asSessionId(textOf(item, 'pk').slice('SES#'.length)));
        if (read === undefined || isEnded(read.session)) continue;
        const since = lastSign(read);
        if (since < before) stuck.push({ session: read.session, since });
        else await lookAgain(access, read.session, since);
      }
      return stuck
        .toSorted((a, b) => compare(a.since, b.since) || compare(a.session.id, b.session.id))
        .slice(0, limit)
        .map(({ session }) => session);
    },

    async noteRound(sessionId, at) {
      const read = await readSession(access, sessionId);
      if (read === undefined) return;
      const update = 'SET #rounds = :rounds, #round_at = :at, #stuck_at = :at';
      const condition =
        '#status = :sealed AND #epoch = :epoch AND (attribute_not_exists(#round_at) OR #round_at < :at)';
      const { epoch, rounds } = read.session;
      await change(access, {
        pk: partitionOf(sessionId),
        sk: metaKey,
        update,
        condition,
        values: { rounds: rounds + 1, at, sealed: 'sealed', epoch },
      });
    },

    async untold(limit) {
      const found = await Promise.all(
        Array.from({ length: outboxShards }, (_, index) =>
          query(access, {
            index: 'untold',
            condition: '#untold_shard = :shard',
            values: { shard: outboxShard(index) },
            limit,
          }),
        ),
      );
      return found
        .flat()
        .toSorted((a, b) => compare(textOf(a, 'untold_at'), textOf(b, 'untold_at')))
        .slice(0, limit)
        .map(eventOf);
    },

    async markTold(eventId, at) {
      await change(access, {
        pk: `OUTBOX#${eventId}`,
        sk: 'A',
        update: 'SET #told_at = :at, #expires_at = :expires REMOVE #untold_shard, #untold_at',
        condition: 'attribute_exists(#pk) AND attribute_not_exists(#told_at)',
        values: { at, expires: Math.floor(Date.parse(at) / 1000) + toldSeconds },
      });
    },
  };
}

/** Whatever is in the index and has not ended is sealed, or was left half-way by whoever opened it again. */
function isEnded({ status }: Session): boolean {
  return status === 'complete' || status === 'forced';
}

/** The last that was heard of a session: progress, or a round of reminders. */
function lastSign({ session, meta }: ReadSession): string {
  const roundAt = textOf(meta, 'round_at');
  return roundAt > session.lastProgressAt ? roundAt : session.lastProgressAt;
}

/**
 * Progress is not written into the index, which would double what counting an item costs; so a session that turns out to be
 * alive is moved there, to be looked at when it may have stopped.
 */
async function lookAgain(access: TableAccess, session: Session, since: string): Promise<void> {
  await change(access, {
    pk: partitionOf(session.id),
    sk: metaKey,
    update: 'SET #stuck_at = :since',
    condition: '#status = :status AND #epoch = :epoch',
    values: { since, status: session.status, epoch: session.epoch },
  });
}

/** Changes one item; where its condition does not hold any more there is nothing left to do. */
async function change(
  access: TableAccess,
  {
    pk,
    sk,
    update,
    condition,
    values,
  }: {
    readonly pk: string;
    readonly sk: string;
    readonly update: string;
    readonly condition: string;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await updateOne(access, {
    TableName: access.table,
    Key: { pk, sk },
    UpdateExpression: update,
    ConditionExpression: condition,
    ...expressed([update, condition], values),
  });
}

function eventOf(item: TableItem): OutboxEvent {
  return {
    id: textOf(item, 'event_id'),
    kind: textOf(item, 'kind') as OutboxEvent['kind'],
    at: textOf(item, 'at'),
    body: textOf(item, 'body'),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
