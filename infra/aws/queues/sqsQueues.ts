import { setTimeout as wait } from 'node:timers/promises';
import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { AppError, invariant } from '../../../core/model/errors.ts';
import {
  longestBody,
  type Message,
  type MessageQueues,
  type QueueName,
} from '../../../core/ports/messages.ts';
import { attemptCloud, errorName } from '../cloudErrors.ts';

/** Queues of an account. */
export interface SqsPlaces {
  readonly client: SQSClient;
  readonly region: string;
  /** Of the queues that are used here; a function knows no others. */
  readonly urls: Readonly<Partial<Record<QueueName, string>>>;
}

/** Messages and bytes that SQS takes at a time. */
const batchMessages = 10;
const batchBytes = longestBody;
/** Tries of what was refused singly, with growing waits. */
const mostTries = 6;
const firstWaitMs = 50;
/** Longest time that SQS waits for messages, in seconds. */
const longestWait = 20;

/** Names of a message that is not held any more. */
const notHeld: ReadonlySet<string> = new Set([
  'ReceiptHandleIsInvalid',
  'MessageNotInflight',
  'InvalidParameterValue',
]);

/** The queues of the pipeline on SQS. */
export function sqsQueues({ client, region, urls }: SqsPlaces): MessageQueues {
  const urlOf = (queue: QueueName): string => {
    const url = urls[queue];
    invariant(url !== undefined, `the queue ${queue} has an address here`);
    return url;
  };
  const ask = <T>(action: string, queue: QueueName, work: () => Promise<T>): Promise<T> =>
    attemptCloud({ action: `sqs:${action}`, resource: nameOf(urlOf(queue)), region }, work);

  /** Runs a batch until nothing of it is refused. @param run what was refused of the entries given */
  async function inFull<T>(
    queue: QueueName,
    entries: readonly T[],
    run: (entries: readonly T[]) => Promise<readonly BatchResultErrorEntry[]>,
  ): Promise<void> {
    let rest = entries;
    for (let tries = 1; ; tries++) {
      const refused = await run(rest);
      const own = refused.find(({ SenderFault }) => SenderFault === true);
      if (own !== undefined) throw new Error(`SQS refused a message: ${own.Code ?? ''}.`);
      if (refused.length === 0) return;
      const places = new Set(refused.map(({ Id }) => Number(Id)));
      rest = rest.filter((_, place) => places.has(place));
      if (tries === mostTries)
        throw new AppError('STORE_UNAVAILABLE', `The queue ${nameOf(urlOf(queue))} refuses messages.`, {
          remedy: 'Wait a little, then try again; what was sent may come twice.',
        });
      await wait(firstWaitMs * 2 ** tries * (0.5 + Math.random() / 2));
    }
  }

  return {
    async send(queue, messages) {
      for (const batch of batchesOf(messages))
        await inFull(queue, batch, async (entries) => {
          const command = new SendMessageBatchCommand({
            QueueUrl: urlOf(queue),
            Entries: entries.map(({ body, delaySeconds }, place) => ({
              Id: String(place),
              MessageBody: body,
              ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
            })),
          });
          return (await ask('SendMessage', queue, () => client.send(command))).Failed ?? [];
        });
    },
    async receive(queue, { most, waitSeconds, holdSeconds }) {
      const command = new ReceiveMessageCommand({
        QueueUrl: urlOf(queue),
        MaxNumberOfMessages: Math.min(most, batchMessages),
        WaitTimeSeconds: Math.min(waitSeconds, longestWait),
        VisibilityTimeout: holdSeconds,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      });
      const { Messages = [] } = await ask('ReceiveMessage', queue, () => client.send(command));
      return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', Attributes }) => ({
        id: MessageId,
        receipt: ReceiptHandle,
        body: Body,
        received: Number(Attributes?.ApproximateReceiveCount ?? 1),
      }));
    },
    async remove(queue, receipts) {
      for (let start = 0; start < receipts.length; start += batchMessages)
        await inFull(queue, receipts.slice(start, start + batchMessages), async (entries) => {
          const command = new DeleteMessageBatchCommand({
            QueueUrl: urlOf(queue),
            Entries: entries.map((ReceiptHandle, place) => ({ Id: String(place), ReceiptHandle })),
          });
          const { Failed = [] } = await ask('DeleteMessage', queue, () => client.send(command));
          return Failed.filter(({ Code }) => !notHeld.has(Code ?? ''));
        });
    },
    async hold(queue, receipt, seconds) {
      const command = new ChangeMessageVisibilityCommand({
        QueueUrl: urlOf(queue),
        ReceiptHandle: receipt,
        VisibilityTimeout: seconds,
      });
      await ask('ChangeMessageVisibility', queue, async () => {
        try {
          await client.send(command);
        } catch (error) {
          if (!notHeld.has(errorName(error))) throw error;
        }
      });
    },
    async depth(queue) {
      const command = new GetQueueAttributesCommand({
        QueueUrl: urlOf(queue),
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
        ],
      });
      const { Attributes = {} } = await ask('GetQueueAttributes', queue, () => client.send(command));
      return {
        waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        held: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
        delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
      };
    },
  };
}

function batchesOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  const batches: Message[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    const size = Buffer.byteLength(message.body);
    invariant(size <= longestBody, 'a message fits a queue');
    const last = batches.at(-1);
    if (last === undefined || last.length === batchMessages || bytes + size > batchBytes) {
      batches.push([message]);
      bytes = size;
    } else {
      last.push(message);
      bytes += size;
    }
  }
  return batches;
}

function nameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
