import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import type { LambdaOutcome } from './lambdaSettings.ts';
import { failedOf, sqsEvent } from './sqsEvent.ts';

/** How a queue calls a function, as an event source mapping says it. */
export interface SqsSourceSettings {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** To wait for a batch to become full. */
  readonly windowSeconds: number;
  readonly reportsFailures: boolean;
  /** Calls at one time. */
  readonly concurrency: number;
}

export interface SqsSourceDeps {
  readonly client: SQSClient;
  /** Calls the function with an event. */
  invoke(event: unknown): Promise<LambdaOutcome>;
  /** Lets a test deliver a batch twice, in pieces or in another order; messages stay in the queue if one delivery fails. */
  readonly arrange?: ((messages: readonly Message[]) => readonly (readonly Message[])[]) | undefined;
}

/** Short, since an emulator that ends waits for polls that nobody listens to any more. */
const pollSeconds = 3;

/** Polls a queue and calls a function until it is closed. What fails is left in the queue until it is visible again. */
export class SqsSource {
  readonly #settings: SqsSourceSettings;
  readonly #deps: SqsSourceDeps;
  readonly #abort = new AbortController();
  readonly #loops: readonly Promise<void>[];

  constructor(settings: SqsSourceSettings, deps: SqsSourceDeps) {
    this.#settings = settings;
    this.#deps = deps;
    this.#loops = Array.from({ length: settings.concurrency }, () => this.#loop());
  }

  /** Polls no more and waits for calls that are under way. */
  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#loops);
  }

  async #loop(): Promise<void> {
    while (!this.#abort.signal.aborted) {
      const messages = await this.#batch();
      if (messages.length > 0) await this.#deliver(messages);
    }
  }

  async #batch(): Promise<readonly Message[]> {
    const { batchSize, windowSeconds } = this.#settings;
    const messages = [...(await this.#receive(batchSize, pollSeconds))];
    const end = performance.now() + windowSeconds * 1000;
    while (messages.length > 0 && messages.length < batchSize) {
      const left = Math.floor((end - performance.now()) / 1000);
      if (left < 1) break;
      messages.push(...(await this.#receive(batchSize - messages.length, left)));
    }
    return messages;
  }

  async #receive(most: number, seconds: number): Promise<readonly Message[]> {
    try {
      const command = new ReceiveMessageCommand({
        QueueUrl: this.#settings.queueUrl,
        MaxNumberOfMessages: Math.min(10, most),
        WaitTimeSeconds: Math.min(20, seconds),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      const { Messages = [] } = await this.#deps.client.send(command, { abortSignal: this.#abort.signal });
      return Messages;
    } catch (error) {
      if (this.#abort.signal.aborted) return [];
      // A queue that is throttled or does not answer is asked again, as the service does.
      if (error instanceof Error) await wait(200);
      return [];
    }
  }

  async #deliver(messages: readonly Message[]): Promise<void> {
    const { queueArn, queueUrl, reportsFailures } = this.#settings;
    const failed = new Set<string>();
    for (const batch of this.#deps.arrange?.(messages) ?? [messages]) {
      const outcome = await this.#deps.invoke(sqsEvent(batch, queueArn));
      for (const id of failedOf(batch, outcome, reportsFailures)) failed.add(id);
    }
    const done = messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
    for (let at = 0; at < done.length; at += 10) {
      const Entries = done
        .slice(at, at + 10)
        .map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
      // A deletion that is lost lets the messages come again, which is what SQS promises no better.
      await this.#deps.client
        .send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
        .catch(() => undefined);
    }
  }
}
