import { createHash } from 'node:crypto';
import type { NativeAttributeValue } from '@aws-sdk/lib-dynamodb';
import {
  asItemId,
  asSessionId,
  type ItemId,
  type ItemResult,
  type Session,
  type SessionCounts,
  type SessionId,
  type SessionItem,
} from '../../../core/model/session.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';

/** An item of the table as the SDK gives it. */
export type TableItem = Readonly<Record<string, NativeAttributeValue>>;

/** `META`, and what the counts of a large session are spread over, sort side by side. */
export const metaKey = 'META';
const shardPrefix = 'PROG#';
export const lastShardKey = `${shardPrefix}~`;
const itemPrefix = 'FILE#';

export function partitionOf(sessionId: SessionId): string {
  return `SES#${sessionId}`;
}

export function itemKey(itemId: ItemId): string {
  return `${itemPrefix}${itemId}`;
}

export function lateKey(itemId: ItemId): string {
  return `LATE#${itemId}`;
}

export function shardKey(index: number): string {
  return `${shardPrefix}${String(index).padStart(2, '0')}`;
}

/** Key of the item that counts another one. @param shards Over how many the counts are spread; 0: they stand with the session */
export function countingKey(itemId: ItemId, shards: number): string {
  return shards === 0 ? metaKey : shardKey(byteOf(itemId) % shards);
}

/** Partition of the index `stuck` that a session is in. */
export function stuckShard(sessionId: SessionId): string {
  return stuckShardAt(byteOf(sessionId) % sessionTableOptions.stuckShards);
}

export function stuckShardAt(index: number): string {
  return `stuck#${index}`;
}

/** The session from its own item and those that its counts are spread over; without these, its counts are not to be looked at. */
export function sessionOf(meta: TableItem, shards: readonly TableItem[]): Session {
  const progressAt =
    [meta, ...shards]
      .map((part) => textOf(part, 'progress_at'))
      .sort()
      .at(-1) ?? '';
  const counting = shards.length === 0 ? [meta] : shards;
  const sum = (name: string): number => counting.reduce((all, part) => all + numberOf(part, name), 0);
  const counts: SessionCounts = {
    done: sum('done'),
    failed: sum('failed'),
    quarantined: sum('quarantined'),
    late: numberOf(meta, 'late'),
  };
  const forcedBy = textOrNull(meta, 'forced_by');
  return {
    id: asSessionId(textOf(meta, 'pk').slice('SES#'.length)),
    kind: textOf(meta, 'kind') as Session['kind'],
    lane: textOf(meta, 'lane') as Session['lane'],
    status: textOf(meta, 'status') as Session['status'],
    epoch: numberOf(meta, 'epoch'),
    total: typeof meta['total'] === 'number' ? meta['total'] : null,
    manifestSha256: textOrNull(meta, 'manifest_sha256'),
    counts,
    createdAt: textOf(meta, 'created_at'),
    lastProgressAt: progressAt,
    rounds: textOf(meta, 'round_at') > progressAt ? numberOf(meta, 'rounds') : 0,
    endedAt: textOrNull(meta, 'ended_at'),
    forced:
      forcedBy === null
        ? null
        : {
            by: forcedBy,
            at: textOf(meta, 'ended_at'),
            reason: textOf(meta, 'forced_reason'),
            missing: numberOf(meta, 'missing'),
          },
  };
}

/** An item of a session, as it was written last. */
export function sessionItemOf(item: TableItem): SessionItem {
  const token = textOrNull(item, 'claim_token');
  const until = textOrNull(item, 'claim_until');
  return {
    sessionId: asSessionId(textOf(item, 'pk').slice('SES#'.length)),
    id: asItemId(textOf(item, 'sk').slice(itemPrefix.length)),
    place: numberOf(item, 'place'),
    state: textOf(item, 'state') as SessionItem['state'],
    epoch: numberOf(item, 'epoch'),
    attempt: numberOf(item, 'attempt'),
    claim: token !== null && until !== null ? { token, until } : null,
    work: textOf(item, 'work'),
    result: resultOf(item),
    errorCode: textOrNull(item, 'error_code'),
  };
}

/** Empty where there is none. */
export function textOf(item: TableItem, name: string): string {
  return textOrNull(item, name) ?? '';
}

/** 0 where there is none. */
export function numberOf(item: TableItem, name: string): number {
  const value: unknown = item[name];
  return typeof value === 'number' ? value : 0;
}

function textOrNull(item: TableItem, name: string): string | null {
  const value: unknown = item[name];
  return typeof value === 'string' ? value : null;
}

function resultOf(item: TableItem): ItemResult | null {
  const key = textOrNull(item, 'result_key');
  return key === null ? null : { key, sha256: textOf(item, 'result_sha256') };
}

/** From 0 to 255, alike for every id. */
function byteOf(id: string): number {
  return createHash('sha256').update(id).digest()[0] ?? 0;
}
