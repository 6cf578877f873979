import { createHash } from 'node:crypto';
import { invariant } from '../../../core/model/errors.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { countedItems, type Session } from '../../../core/model/session.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import { reopeningText } from '../../../core/session/reopeningText.ts';
import { endedEvent } from '../../../core/session/sessionEvents.ts';
import { outboxItem } from './outboxItem.ts';
import { reopenSession } from './sessionReopening.ts';
import { metaKey, numberOf, textOf } from './sessionItems.ts';
import { presentSession, type ReadSession } from './sessionReads.ts';
import { type Actions, contention, type TableAccess, transact } from './transact.ts';
import { updating } from './updating.ts';

type Ends = Pick<SessionStore, 'complete' | 'force' | 'reopen'>;

/** How sessions end, and begin anew. */
export function sessionEnds(access: TableAccess): Ends {
  const complete: Ends['complete'] = async (sessionId, at) => {
    const read = await presentSession(access, sessionId);
    const { session } = read;
    if (isEnded(session)) return 'ended';
    if (session.status === 'open' || countedItems(session.counts) !== session.total) return 'unfinished';
    if ((await transact(access, completing(access, read, at))) === 'written') return 'completed';
    // Somebody else has ended it in the meantime, and perhaps it was opened again since.
    const { session: now } = await presentSession(access, sessionId);
    return isEnded(now) || now.epoch > session.epoch ? 'ended' : 'unfinished';
  };
  return {
    complete,
    async force(sessionId, person) {
      // Whatever is counted between reading and writing is met by a condition, and it is read again.
      for (let round = 0; round < sessionTableOptions.tries; round++) {
        const read = await presentSession(access, sessionId);
        const { session } = read;
        invariant(session.status !== 'open', 'an open session has no items yet that could be missing');
        if (isEnded(session)) return isForcedSo(session, person) ? 'forced' : 'ended';
        const missing = (session.total ?? 0) - countedItems(session.counts);
        if (missing > 0) {
          const forced = { ...person, missing };
          if ((await transact(access, forcing(access, read, forced))) === 'written') return 'forced';
          continue;
        }
        const answer = await complete(sessionId, person.at);
        if (answer !== 'unfinished') return answer;
      }
      throw contention(access);
    },
    reopen: (sessionId, { epoch, items, at }) =>
      reopenSession(access, sessionId, {
        epoch,
        items,
        at,
        key: createHash('sha256').update(reopeningText(epoch, items)).digest('hex'),
      }),
  };
}

function isEnded({ status }: Session): boolean {
  return status === 'complete' || status === 'forced';
}

function isForcedSo({ forced }: Session, person: Parameters<SessionStore['force']>[1]): boolean {
  return forced?.by === person.by && forced.reason === person.reason && forced.at === person.at;
}

/**
 * With the counts in shards, that all items are counted was read and cannot have changed: within an epoch counts only grow,
 * and to no more than the total. With the counts beside it, the session's own condition says it again.
 */
function completing(access: TableAccess, { session, shards }: ReadSession, at: string): Actions {
  const { id, epoch } = session;
  const isSharded = shards.length > 0;
  const update = 'SET #status = :complete, #ended_at = :at REMOVE #stuck_shard, #stuck_at';
  const condition = `#status = :sealed AND #epoch = :epoch${isSharded ? '' : ' AND #counted = #total'}`;
  const values = { complete: 'complete', sealed: 'sealed', at, epoch };
  return [
    updating(access, { sessionId: id, sk: metaKey, update, condition, values }),
    telling(access, { ...session, status: 'complete', endedAt: at }),
  ];
}

function forcing(
  access: TableAccess,
  { session, meta, shards }: ReadSession,
  forced: NonNullable<Session['forced']>,
): Actions {
  const { id, epoch } = session;
  const { by, reason, at, missing } = forced;
  const update =
    'SET #status = :forced, #ended_at = :at, #forced_by = :by, #forced_reason = :reason, #missing = :missing ' +
    'REMOVE #stuck_shard, #stuck_at';
  const isSharded = shards.length > 0;
  const condition = `#status = :sealed AND #epoch = :epoch${isSharded ? '' : ' AND #counted < #total AND #counted = :counted'}`;
  const values = { forced: 'forced', sealed: 'sealed', at, by, reason, missing, epoch };
  return [
    updating(access, {
      sessionId: id,
      sk: metaKey,
      update,
      condition,
      values: { ...values, counted: numberOf(meta, 'counted') },
    }),
    // From here on nothing is counted, so what is missing is exact.
    ...shards.map((shard) =>
      updating(access, {
        sessionId: id,
        sk: textOf(shard, 'sk'),
        update: 'SET #frozen = :yes',
        condition: '#epoch = :epoch AND #counted = :counted',
        values: { yes: true, epoch, counted: numberOf(shard, 'counted') },
      }),
    ),
    telling(access, { ...session, status: 'forced', endedAt: at, forced }),
  ];
}

function telling({ table: TableName }: TableAccess, ended: Session): Actions[number] {
  return {
    Put: {
      TableName,
      Item: outboxItem(endedEvent(ended)),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}
