import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { PackId } from '../../../core/model/ids.ts';
import { leadTableOptions } from '../../../core/model/options/leadOptions.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { blockOf, nextKey, segmentsPartition, segmentText, sumsPartition, blockText } from './leadItems.ts';
import { type Actions, askedOf, type TableAccess } from './transact.ts';

/** A stretch of the list that one writer alone fills, one transaction after the other. */
export interface Segment {
  readonly number: number;
  /** Leads in it. */
  used: number;
  readonly sinceMs: number;
}

/** Hands out segments of the list of a pack. */
export interface Segments {
  /** So many, in order, for writers side by side; a single one goes on where the last one stopped. */
  open(packId: PackId, count: number): Promise<Segment[]>;
  /** One with room for so many leads more, in the place of one that is full. */
  roomFor(packId: PackId, segment: Segment, leads: number): Promise<Segment>;
  /** A single writer has done its work; the next one may go on. */
  giveBack(packId: PackId, segment: Segment): void;
}

export function leadSegments(access: TableAccess, nowMs: () => number): Segments {
  const last = new Map<PackId, Segment>();

  async function reserve(packId: PackId, count: number): Promise<Segment[]> {
    const command = new UpdateCommand({
      TableName: access.table,
      Key: nextKey(packId),
      UpdateExpression: 'ADD #next :count',
      ExpressionAttributeNames: { '#next': 'next' },
      ExpressionAttributeValues: { ':count': count },
      ReturnValues: 'UPDATED_NEW',
    });
    // Asked again after a lost answer it leaves numbers out, which means nothing.
    const { Attributes } = await attemptCloud(askedOf(access, 'dynamodb:UpdateItem'), () =>
      access.client.send(command),
    );
    const first = Number(Attributes?.['next']) - count;
    const sinceMs = nowMs();
    return Array.from({ length: count }, (_, n) => ({ number: first + n, used: 0, sinceMs }));
  }

  return {
    async open(packId, count) {
      const present = last.get(packId);
      last.delete(packId);
      const isFresh = present !== undefined && nowMs() - present.sinceMs < leadTableOptions.segmentMs;
      return count === 1 && isFresh ? [present] : reserve(packId, count);
    },
    async roomFor(packId, segment, leads) {
      if (segment.used + leads <= leadTableOptions.segmentLeads) return segment;
      const [next = segment] = await reserve(packId, 1);
      return next;
    },
    giveBack: (packId, segment) => void last.set(packId, segment),
  };
}

/** Counts leads of a segment, and of its block. */
export function countActions(
  { table: TableName }: TableAccess,
  packId: PackId,
  { segment, leads }: { readonly segment: Segment; readonly leads: number },
): Actions {
  const { number } = segment;
  const block = blockOf(number);
  const shard = number % leadTableOptions.sumShards;
  const keys = [
    { lead_id: segmentsPartition(packId, block), entry: segmentText(number) },
    { lead_id: sumsPartition(packId), entry: `${blockText(block)}#${String(shard)}` },
  ];
  return keys.map((Key) => ({
    Update: {
      TableName,
      Key,
      UpdateExpression: 'ADD leads :leads',
      ExpressionAttributeValues: { ':leads': leads },
    },
  }));
}
