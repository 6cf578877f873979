import { createHash } from 'node:crypto';
import type { OutboxEvent } from '../../../core/model/session.ts';

/** Over how many partitions of the index `untold` events are spread; one takes some 1,000 writes a second. */
export const outboxShards = 4;

/** Name of a partition of the index `untold`. */
export function outboxShard(index: number): string {
  return `untold#${index}`;
}

/**
 * The event as an item of the sessions table. To be written in the transaction of the change that it tells of, under the
 * condition `attribute_not_exists(pk)`; whoever marks it as told removes `untold_shard` and sets `told_at`.
 */
export function outboxItem(event: OutboxEvent): Readonly<Record<string, string>> {
  const byte = createHash('sha256').update(event.id).digest()[0] ?? 0;
  return {
    pk: `OUTBOX#${event.id}`,
    sk: 'A',
    event_id: event.id,
    kind: event.kind,
    at: event.at,
    body: event.body,
    untold_shard: outboxShard(byte % outboxShards),
    untold_at: `${event.at}#${event.id}`,
  };
}
