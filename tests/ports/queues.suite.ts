import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  longestBody,
  type MessageQueues,
  type QueueName,
  type ReceivedMessage,
} from '../../core/ports/messages.ts';

/** One world's queues, empty ones each time. */
export interface QueuesUnderTest {
  open(): Promise<MessageQueues>;
  /** The same queues, as another process sees them. */
  openAgain(): Promise<MessageQueues>;
  dispose(): Promise<void>;
}

/** Every queue that there is. */
export const allQueues: readonly QueueName[] = [
  'main',
  'test',
  'analyze',
  'finish',
  'deadMain',
  'deadTest',
  'deadAnalyze',
  'deadFinish',
];

const atOnce = { most: 10, waitSeconds: 0, holdSeconds: 30 };

/** What every world's queues promise. */
export function describeQueues(name: string, makeWorld: () => QueuesUnderTest): void {
  describe(`queues: ${name}`, () => {
    let world: QueuesUnderTest;
    let queues: MessageQueues;
    beforeEach(async () => {
      world = makeWorld();
      queues = await world.open();
    });
    afterEach(() => world.dispose());

    it('hands each of many messages to somebody, and never again once it was removed', async () => {
      const second = await world.openAgain();
      const bodies = Array.from({ length: 47 }, (_, n) => JSON.stringify({ n, text: 'ü€' }));
      await queues.send(
        'main',
        bodies.map((body) => ({ body })),
      );
      const seen: string[] = [];
      const drain = async (own: MessageQueues): Promise<void> => {
        for (;;) {
          const messages = await own.receive('main', atOnce);
          if (messages.length === 0) return;
          expect(messages.length).toBeLessThanOrEqual(10);
          seen.push(...messages.map(({ body }) => body));
          await own.remove(
            'main',
            messages.map(({ receipt }) => receipt),
          );
        }
      };
      await Promise.all([drain(queues), drain(second)]);
      expect(seen.toSorted()).toEqual(bodies.toSorted());
      expect(await queues.depth('main')).toEqual({ waiting: 0, held: 0, delayed: 0 });
    });

    it('has a queue for each name, apart from the others', async () => {
      for (const queue of allQueues) await queues.send(queue, [{ body: queue }]);
      for (const queue of allQueues) {
        const messages = await queues.receive(queue, atOnce);
        expect(messages.map(({ body, received }) => [body, received])).toEqual([[queue, 1]]);
      }
    });

    it('brings a message again when its hold has run out, and counts', async () => {
      await queues.send('main', [{ body: 'a' }]);
      const first = await receiveOne(queues, 1);
      expect(first.received).toBe(1);
      expect(await queues.receive('main', atOnce)).toEqual([]);
      const again = await queues.receive('main', { ...atOnce, waitSeconds: 5 });
      expect(again.map(({ body, received, id }) => [body, received, id])).toEqual([['a', 2, first.id]]);
    });

    it('gives a message back at once, and keeps one longer', async () => {
      await queues.send('main', [{ body: 'a' }]);
      const first = await receiveOne(queues, 30);
      await queues.hold('main', first.receipt, 0);
      const second = await receiveOne(queues, 1);
      await queues.hold('main', second.receipt, 30);
      expect(await queues.receive('main', { ...atOnce, waitSeconds: 2 })).toEqual([]);
      expect(await queues.depth('main')).toEqual({ waiting: 0, held: 1, delayed: 0 });
      await queues.remove('main', [second.receipt]);
      // Nobody holds it any more: both are passed over.
      await queues.remove('main', [second.receipt]);
      await queues.hold('main', second.receipt, 10);
      expect(await queues.depth('main')).toEqual({ waiting: 0, held: 0, delayed: 0 });
    });

    it('keeps a delayed message back', async () => {
      await queues.send('main', [{ body: 'late', delaySeconds: 2 }, { body: 'now' }]);
      expect(await queues.depth('main')).toMatchObject({ waiting: 1, delayed: 1 });
      const first = await queues.receive('main', atOnce);
      expect(first.map(({ body }) => body)).toEqual(['now']);
      const second = await queues.receive('main', { ...atOnce, waitSeconds: 6 });
      expect(second.map(({ body }) => body)).toEqual(['late']);
    });

    it('wakes whoever waits for a message', async () => {
      const second = await world.openAgain();
      const waiting = queues.receive('main', { ...atOnce, waitSeconds: 15 });
      await wait(100);
      await second.send('main', [{ body: 'a' }]);
      expect((await waiting).map(({ body }) => body)).toEqual(['a']);
    });

    it('takes the longest bodies, and refuses longer ones as a bug', async () => {
      const body = 'x'.repeat(longestBody);
      await queues.send('main', [{ body }, { body }, { body: 'short' }]);
      const sizes: number[] = [];
      while (sizes.length < 3) {
        const messages = await queues.receive('main', atOnce);
        expect(messages.length).toBeGreaterThan(0);
        sizes.push(...messages.map((message) => message.body.length));
      }
      expect(sizes.toSorted((a, b) => a - b)).toEqual([5, longestBody, longestBody]);
      await expect(queues.send('main', [{ body: `${body}x` }])).rejects.toThrowError('Invariant');
      await queues.send('main', []);
      await queues.remove('main', []);
    });
  });
}

async function receiveOne(queues: MessageQueues, holdSeconds: number): Promise<ReceivedMessage> {
  const [message] = await queues.receive('main', { most: 1, waitSeconds: 1, holdSeconds });
  if (message === undefined) throw new Error('Nothing came.');
  return message;
}
