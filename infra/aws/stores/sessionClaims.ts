import type { SessionId } from '../../../core/model/session.ts';
import type { ClaimAnswer, CommitAnswer, Hold, SessionStore } from '../../../core/ports/sessions.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { claimRule } from '../../../core/session/claimRule.ts';
import { itemUnder } from '../../../core/session/itemUnder.ts';
import { expressed } from './expressed.ts';
import { countingKey, itemKey, numberOf, partitionOf, sessionOf, type TableItem } from './sessionItems.ts';
import { presentSession, readItem, readPair } from './sessionReads.ts';
import {
  type Actions,
  contention,
  type OneUpdate,
  type TableAccess,
  transact,
  updateOne,
} from './transact.ts';

type Claims = Pick<SessionStore, 'claim' | 'release' | 'commit'>;
type Commit = Parameters<SessionStore['commit']>[1];

/** How items are taken and counted. */
export function sessionClaims(access: TableAccess): Claims {
  const shardsKnown = shardsBySession(access);
  const commits = sessionCommits(access, shardsKnown);
  return {
    async claim(request) {
      const { sessionId, itemId, token, until } = request;
      // Where somebody was faster, what they wrote is read in the next round and answered.
      for (let round = 0; round < sessionTableOptions.tries; round++) {
        const read = await readPair(access, sessionId, itemId);
        if (read === undefined) return { kind: 'unknown' };
        const session = sessionOf(read.meta, []);
        shardsKnown.note(sessionId, read.meta);
        const item = itemUnder(session, read.item);
        const ruled = claimRule(session, item, request);
        if (ruled !== 'free') return ruled;
        const update = taking(access, request, { epoch: session.epoch, item: read.item });
        if ((await updateOne(access, update)) === 'refused') continue;
        const attempt = item.attempt + 1;
        return {
          kind: 'claimed',
          item: { ...item, state: 'claimed', attempt, claim: { token, until } },
        } satisfies ClaimAnswer;
      }
      throw contention(access);
    },

    async release(hold) {
      const update = 'SET #state = :pending REMOVE #claim_token, #claim_until';
      await updateOne(access, heldItem(access, hold, { update, values: { pending: 'pending' } }));
    },

    async commit(hold, end) {
      const answer = await commits(hold, end);
      return answer === 'changed' ? 'superseded' : answer;
    },
  };
}

/** What is written in the same transaction as an item is counted. */
interface Beside {
  /** Added to the session's counts, under names of their own. */
  readonly counters: Readonly<Record<string, number>>;
  readonly actions: Actions;
}

/** Counts items. `changed`: the item is still held so, but something that was to be written beside it is not as it was seen. */
export function sessionCommits(
  access: TableAccess,
  shardsKnown = shardsBySession(access),
): (hold: Hold, end: Commit, beside?: Beside) => Promise<CommitAnswer | 'changed'> {
  return async (hold, end, beside = { counters: {}, actions: [] }) => {
    const shards = await shardsKnown.of(hold.sessionId);
    const counted = counting(access, { hold, end, shards, counters: beside.counters });
    if ((await transact(access, [...counted, ...beside.actions])) === 'written') return 'committed';
    const [read, found] = await Promise.all([
      presentSession(access, hold.sessionId),
      readItem(access, hold.sessionId, hold.itemId),
    ]);
    const isOurs = found?.token === hold.token && found.item.epoch === hold.epoch;
    if (isOurs && found.item.state === end.outcome) {
      const { result, errorCode } = found.item;
      return result?.key === end.result?.key && errorCode === end.errorCode ? 'committed' : 'superseded';
    }
    const { status, epoch } = read.session;
    if (status !== 'sealed' || epoch !== hold.epoch) return 'closed';
    return isOurs && found.item.state === 'claimed' ? 'changed' : 'superseded';
  };
}

/** Takes an item that is as it was read and that nobody is at work on. */
function taking(
  { table: TableName }: TableAccess,
  { sessionId, itemId, token, now, until }: Parameters<SessionStore['claim']>[0],
  read: { readonly epoch: number; readonly item: { readonly epoch: number; readonly attempt: number } },
): OneUpdate {
  const update =
    'SET #state = :claimed, #claim_token = :token, #claim_until = :until, #epoch = :epoch, #attempt = :attempt';
  const condition =
    '(#state = :pending OR (#state = :claimed AND (#claim_until < :now OR #epoch < :epoch))) ' +
    'AND #epoch = :read_epoch AND #attempt = :read_attempt';
  const { epoch, item } = read;
  return {
    TableName,
    Key: { pk: partitionOf(sessionId), sk: itemKey(itemId) },
    UpdateExpression: update,
    ConditionExpression: condition,
    ...expressed([update, condition], {
      pending: 'pending',
      claimed: 'claimed',
      token,
      now,
      until,
      epoch,
      attempt: item.epoch === epoch ? item.attempt + 1 : 1,
      read_epoch: item.epoch,
      read_attempt: item.attempt,
    }),
  };
}

/** The two writes that count an item: its own state, and the count of its session or of one of its shards. */
function counting(
  access: TableAccess,
  {
    hold,
    end,
    shards,
    counters,
  }: {
    readonly hold: Hold;
    readonly end: Commit;
    readonly shards: number;
    readonly counters: Beside['counters'];
  },
): Actions {
  const { outcome, result, errorCode, at } = end;
  const update =
    'SET #state = :outcome' +
    (result === null ? '' : ', #result_key = :key, #result_sha256 = :sha256') +
    (errorCode === null ? '' : ', #error_code = :code') +
    ' REMOVE #claim_until';
  const values = { outcome, key: result?.key, sha256: result?.sha256, code: errorCode };
  const more = Object.keys(counters).map((name) => `, #${name} :${name}`);
  const count = `ADD #counted :one, #${outcome} :one${more.join('')} SET #progress_at = :at`;
  const condition =
    shards === 0
      ? '#status = :sealed AND #epoch = :epoch AND #counted < #total'
      : '#frozen = :no AND #epoch = :epoch';
  return [
    { Update: heldItem(access, hold, { update, values }) },
    {
      Update: {
        TableName: access.table,
        Key: { pk: partitionOf(hold.sessionId), sk: countingKey(hold.itemId, shards) },
        UpdateExpression: count,
        ConditionExpression: condition,
        ...expressed([count, condition], {
          ...counters,
          one: 1,
          at,
          sealed: 'sealed',
          no: false,
          epoch: hold.epoch,
        }),
      },
    },
  ];
}

/** Changes an item for as long as it is held so. */
function heldItem(
  { table: TableName }: TableAccess,
  { sessionId, itemId, token, epoch }: Hold,
  { update, values }: { readonly update: string; readonly values: Readonly<Record<string, unknown>> },
): OneUpdate {
  const condition = '#state = :claimed AND #claim_token = :token AND #epoch = :epoch';
  return {
    TableName,
    Key: { pk: partitionOf(sessionId), sk: itemKey(itemId) },
    UpdateExpression: update,
    ConditionExpression: condition,
    ...expressed([update, condition], { ...values, claimed: 'claimed', token, epoch }),
  };
}

/** Sessions whose shards are remembered; a function works for one or two at a time. */
const mostKnown = 1_000;

/** Over how many items the counts of a session are spread does not change once it is sealed, so it is read once. */
function shardsBySession(access: TableAccess) {
  const known = new Map<SessionId, number>();
  const note = (sessionId: SessionId, meta: TableItem): void => {
    if (meta['total'] === undefined) return;
    if (known.size >= mostKnown) known.clear();
    known.set(sessionId, numberOf(meta, 'shards'));
  };
  return {
    note,
    async of(sessionId: SessionId): Promise<number> {
      const before = known.get(sessionId);
      if (before !== undefined) return before;
      const read = await presentSession(access, sessionId);
      note(sessionId, read.meta);
      return read.shards.length;
    },
  };
}
