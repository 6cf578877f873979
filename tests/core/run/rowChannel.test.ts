import { describe, expect, it } from 'vitest';
import { rowChannel } from '../../../core/run/rowChannel.ts';

describe('rowChannel', () => {
  it('hands over everything in order and never holds more than one batch', async () => {
    const channel = rowChannel<number>();
    let put = 0;
    const taken: number[] = [];
    const consumer = (async () => {
      for await (const batch of channel.batches) {
        taken.push(batch);
        expect(put - taken.length).toBeLessThanOrEqual(1);
      }
    })();
    for (; put < 50; put++) await channel.put(put);
    channel.end();
    await consumer;
    expect(taken).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it('tells the producer when the consumer is gone', async () => {
    const channel = rowChannel<number>();
    const waiting = channel.put(1);
    channel.fail(new Error('disk full'));
    await expect(waiting).rejects.toThrow('disk full');
    await expect(channel.put(2)).rejects.toThrow('disk full');
  });

  it('tells the consumer when the producer has failed, whether it waits or comes later', async () => {
    const channel = rowChannel<number>();
    const asked = channel.batches[Symbol.asyncIterator]().next();
    channel.fail(new Error('source gone'));
    await expect(asked).rejects.toThrow('source gone');
    const later = rowChannel<number>();
    later.fail(new Error('source gone'));
    await expect(later.batches[Symbol.asyncIterator]().next()).rejects.toThrow('source gone');
  });
});
