import { randomUUID } from 'node:crypto';
import { invariant } from '../../../core/model/errors.ts';
import { longestBody, type MessageQueues, type QueueName } from '../../../core/ports/messages.ts';
import { type Database, integerOf, textOf } from '../store/openDatabase.ts';

/** Times that a message is received before it is given up, as the cloud's queues have it. */
export const mostReceived = 8;
/** How often a queue that others may write to is looked at, in milliseconds. */
const lookMs = 200;

/** Where what one queue gives up goes to; nothing gives up what was given up. */
const deadOf: Readonly<Partial<Record<QueueName, QueueName>>> = {
  main: 'deadMain',
  test: 'deadTest',
  analyze: 'deadAnalyze',
  finish: 'deadFinish',
};

/**
 * Queues in the pipeline's database, with the ways of the cloud's: a message that is not removed in time comes again, and
 * after eight times it is given up. Several processes may take from them.
 *
 * @param nowMs milliseconds since the epoch
 */
export function localQueues({ db, attempt, transaction }: Database, nowMs: () => number): MessageQueues {
  const insert = db.prepare('INSERT INTO message (queue, body, visible_ms) VALUES (?, ?, ?)');
  const giveUp = db.prepare(
    `UPDATE message SET queue = ?, visible_ms = ?, receipt = NULL, received = 0, at_work = 0
     WHERE queue = ? AND visible_ms <= ? AND received >= ?`,
  );
  const next = db.prepare(
    'SELECT seq, body, received FROM message WHERE queue = ? AND visible_ms <= ? ORDER BY visible_ms, seq LIMIT ?',
  );
  const take = db.prepare(
    'UPDATE message SET receipt = ?, visible_ms = ?, received = received + 1, at_work = 1 WHERE seq = ?',
  );
  const remove = db.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?');
  const hold = db.prepare('UPDATE message SET visible_ms = ?, at_work = 0 WHERE queue = ? AND receipt = ?');
  const depth = db.prepare(
    `SELECT coalesce(sum(visible_ms <= ?1), 0) AS waiting,
       coalesce(sum(visible_ms > ?1 AND received > 0), 0) AS held,
       coalesce(sum(visible_ms > ?1 AND received = 0), 0) AS delayed
     FROM message WHERE queue = ?2`,
  );
  /** Whoever waits in this process is woken at once. */
  const waiting = new Set<() => void>();

  function received(queue: QueueName, most: number, holdSeconds: number) {
    return transaction(() => {
      const now = nowMs();
      const dead = deadOf[queue];
      if (dead !== undefined) giveUp.run(dead, now, queue, now, mostReceived);
      return next.all(queue, now, most).map((row) => {
        const receipt = randomUUID();
        take.run(receipt, now + holdSeconds * 1_000, integerOf(row, 'seq'));
        return {
          id: String(integerOf(row, 'seq')),
          receipt,
          body: textOf(row, 'body'),
          received: integerOf(row, 'received') + 1,
        };
      });
    });
  }

  return {
    async send(queue, messages) {
      for (const { body } of messages)
        invariant(Buffer.byteLength(body) <= longestBody, 'a message fits a queue');
      await transaction(() => {
        for (const { body, delaySeconds = 0 } of messages)
          insert.run(queue, body, nowMs() + delaySeconds * 1_000);
      });
      for (const wake of waiting) wake();
    },
    async receive(queue, { most, waitSeconds, holdSeconds }) {
      const endMs = performance.now() + waitSeconds * 1_000;
      for (;;) {
        const messages = await received(queue, Math.min(most, 10), holdSeconds);
        const restMs = endMs - performance.now();
        if (messages.length > 0 || restMs <= 0) return messages;
        await pause(Math.min(lookMs, restMs), waiting);
      }
    },
    remove: (queue, receipts) =>
      transaction(() => {
        for (const receipt of receipts) remove.run(queue, receipt);
      }),
    hold: (queue, receipt, seconds) =>
      attempt(() => {
        hold.run(nowMs() + seconds * 1_000, queue, receipt);
        if (seconds === 0) for (const wake of waiting) wake();
      }),
    depth: (queue) =>
      attempt(() => {
        const row = depth.get(nowMs(), queue) ?? {};
        const [rest, held, delayed] = (['waiting', 'held', 'delayed'] as const).map((name) =>
          integerOf(row, name),
        );
        return { waiting: rest ?? 0, held: held ?? 0, delayed: delayed ?? 0 };
      }),
  };
}

function pause(ms: number, waiting: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    waiting.add(wake);
  });
}
