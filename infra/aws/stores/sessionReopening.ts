import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import {
  type ItemId,
  type ItemOutcome,
  isTerminal,
  type Session,
  type SessionId,
  type SessionItem,
} from '../../../core/model/session.ts';
import { countingKey, itemKey, metaKey, stuckShard, textOf } from './sessionItems.ts';
import { presentSession, readItems, type ReadSession } from './sessionReads.ts';
import { type Actions, contention, type TableAccess, transact } from './transact.ts';
import { updating } from './updating.ts';

interface Request {
  readonly epoch: number;
  readonly items: readonly ItemId[];
  readonly at: string;
  /** The same for the same epoch and items. */
  readonly key: string;
}

/**
 * Opens an ended session again. A transaction takes 100 writes at most, so it goes in three steps, each of which can be
 * done again: the session becomes `open` in the next epoch, in which nothing is counted; what is named is taken back, 90
 * items at a time together with the counts; the session is sealed.
 */
export async function reopenSession(
  access: TableAccess,
  sessionId: SessionId,
  request: Request,
): Promise<Session | undefined> {
  for (let round = 0; round < sessionTableOptions.tries; round++) {
    const read = await presentSession(access, sessionId);
    const { session, meta } = read;
    const isNext = session.epoch === request.epoch + 1;
    if (isNext && session.status === 'open') {
      if (await takeBack(access, read, request)) await transact(access, resealing(access, read, request));
    } else if (isNext && textOf(meta, 'reopened') === request.key) {
      return session;
    } else {
      const isEnded = session.status === 'complete' || session.status === 'forced';
      if (!isEnded || session.epoch !== request.epoch) return undefined;
      await transact(access, opening(access, read, request));
    }
  }
  throw contention(access);
}

function opening(access: TableAccess, { session, shards }: ReadSession, { epoch, at }: Request): Actions {
  return [
    updating(access, {
      sessionId: session.id,
      sk: metaKey,
      update:
        'SET #status = :open, #epoch = :next, #progress_at = :at, #stuck_shard = :stuck_shard, #stuck_at = :at ' +
        'REMOVE #ended_at, #forced_by, #forced_reason, #missing, #round_at',
      condition: '#status IN (:complete, :forced) AND #epoch = :epoch',
      values: {
        open: 'open',
        complete: 'complete',
        forced: 'forced',
        epoch,
        next: epoch + 1,
        at,
        stuck_shard: stuckShard(session.id),
      },
    }),
    ...shards.map((shard) =>
      updating(access, {
        sessionId: session.id,
        sk: textOf(shard, 'sk'),
        update: 'SET #frozen = :yes, #epoch = :next',
        condition: '#epoch = :epoch',
        values: { yes: true, epoch, next: epoch + 1 },
      }),
    ),
  ];
}

/** @returns `false` where somebody else was at it in the meantime */
async function takeBack(access: TableAccess, read: ReadSession, { epoch, items }: Request): Promise<boolean> {
  const named = new Set<string>(items);
  const which = { after: -1, uncounted: false, atOnce: sessionTableOptions.transactionItems };
  for await (const page of readItems(access, read.session.id, which)) {
    // Those of the new epoch were taken back before an answer was lost; those without an outcome have nothing to take back.
    const counted = page.filter(
      (item) => named.has(item.id) && isTerminal(item.state) && item.epoch <= epoch,
    );
    if (counted.length === 0) continue;
    if ((await transact(access, takingBack(access, read, counted))) === 'refused') return false;
  }
  return true;
}

function takingBack(
  access: TableAccess,
  { session, shards }: ReadSession,
  items: readonly SessionItem[],
): Actions {
  const { id: sessionId, epoch } = session;
  const taken = new Map<string, Record<ItemOutcome, number>>();
  for (const { id, state } of items) {
    const key = countingKey(id, shards.length);
    const sums = taken.get(key) ?? { done: 0, failed: 0, quarantined: 0 };
    if (state === 'done' || state === 'failed' || state === 'quarantined') sums[state] -= 1;
    taken.set(key, sums);
  }
  const isOpen = '#status = :open AND #epoch = :epoch';
  const counts = [...taken].map(([sk, { done, failed, quarantined }]) =>
    updating(access, {
      sessionId,
      sk,
      update: 'ADD #done :done, #failed :failed, #quarantined :quarantined, #counted :counted',
      condition: shards.length === 0 ? isOpen : '#frozen = :yes AND #epoch = :epoch',
      values: {
        done,
        failed,
        quarantined,
        counted: done + failed + quarantined,
        open: 'open',
        yes: true,
        epoch,
      },
    }),
  );
  const states = items.map((item) =>
    updating(access, {
      sessionId,
      sk: itemKey(item.id),
      update:
        'SET #state = :pending, #epoch = :epoch, #attempt = :none ' +
        'REMOVE #claim_token, #claim_until, #result_key, #result_sha256, #error_code',
      condition: '#state = :state AND #epoch = :before',
      values: { pending: 'pending', epoch, none: 0, state: item.state, before: item.epoch },
    }),
  );
  return [...counts, ...states];
}

function resealing(access: TableAccess, { session, shards }: ReadSession, { at, key }: Request): Actions {
  const { id: sessionId, epoch } = session;
  return [
    updating(access, {
      sessionId,
      sk: metaKey,
      update:
        'SET #status = :sealed, #progress_at = :at, #reopened = :key, #stuck_shard = :stuck_shard, #stuck_at = :at',
      condition: '#status = :open AND #epoch = :epoch',
      values: { sealed: 'sealed', open: 'open', at, key, epoch, stuck_shard: stuckShard(sessionId) },
    }),
    ...shards.map((shard) =>
      updating(access, {
        sessionId,
        sk: textOf(shard, 'sk'),
        update: 'SET #frozen = :no, #progress_at = :at',
        condition: '#epoch = :epoch',
        values: { no: false, at, epoch },
      }),
    ),
  ];
}
