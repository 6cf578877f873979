import type { Message, MessageQueues, QueueName } from '../../../core/ports/messages.ts';

interface Kept {
  readonly body: string;
  readonly id: string;
  visibleAt: number;
  received: number;
}

/** How messages fare. */
export interface QueueTroubles {
  /** Share of messages that are there twice. */
  readonly doubled: number;
  /** Share of messages that never arrive; no queue does so, but people purge queues and policies expire. */
  readonly dropped: number;
}

/** Times that a message is received before the queue gives it up, and seconds for which it is hidden then, as in the stack. */
const mostReceives = 8;
export const holdMs = 720_000;

/** A queue and its dead letters in memory, in no order at all. */
export class SimulatedQueue {
  troubles: QueueTroubles = { doubled: 0, dropped: 0 };
  readonly #random: () => number;
  readonly #now: () => number;
  readonly #queues = new Map<QueueName, Kept[]>();
  #count = 0;

  constructor(random: () => number, now: () => number) {
    this.#random = random;
    this.#now = now;
  }

  /** One that somebody may have now; it is hidden for a while. */
  take(queue: QueueName): { readonly id: string; readonly body: string } | undefined {
    const visible = this.#of(queue).filter(({ visibleAt }) => visibleAt <= this.#now());
    const message = visible[Math.floor(this.#random() * visible.length)];
    if (message === undefined) return undefined;
    message.received += 1;
    if (message.received > mostReceives && queue === 'main') {
      this.remove('main', message.id);
      this.#of('deadMain').push({ ...message, received: 0 });
      return undefined;
    }
    message.visibleAt = this.#now() + holdMs;
    return message;
  }

  remove(queue: QueueName, id: string): void {
    this.#queues.set(
      queue,
      this.#of(queue).filter((message) => message.id !== id),
    );
  }

  hold(queue: QueueName, id: string, seconds: number): void {
    const message = this.#of(queue).find((kept) => kept.id === id);
    if (message !== undefined) message.visibleAt = this.#now() + seconds * 1000;
  }

  send(queue: QueueName, messages: readonly Message[]): void {
    for (const { body, delaySeconds = 0 } of messages) {
      const { doubled, dropped } = this.troubles;
      const copies = this.#random() < dropped ? 0 : 1 + Number(this.#random() < doubled);
      for (let copy = 0; copy < copies; copy++)
        this.#of(queue).push({
          body,
          id: String(this.#count++),
          visibleAt: this.#now() + delaySeconds * 1000,
          received: 0,
        });
    }
  }

  get isEmpty(): boolean {
    return [...this.#queues.values()].every((messages) => messages.length === 0);
  }

  /** When the next message can be had; `undefined` for never. */
  get nextAt(): number | undefined {
    const times = [...this.#queues.values()].flat().map(({ visibleAt }) => visibleAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** As the port, for use cases; they only send. */
  asPort(): MessageQueues {
    return {
      send: async (queue, messages) => this.send(queue, messages),
      receive: async () => [],
      remove: async (queue, receipts) => {
        for (const receipt of receipts) this.remove(queue, receipt);
      },
      hold: async (queue, receipt, seconds) => this.hold(queue, receipt, seconds),
      depth: async (queue) => ({ waiting: this.#of(queue).length, held: 0, delayed: 0 }),
    };
  }

  #of(queue: QueueName): Kept[] {
    const messages = this.#queues.get(queue);
    if (messages !== undefined) return messages;
    const none: Kept[] = [];
    this.#queues.set(queue, none);
    return none;
  }
}
