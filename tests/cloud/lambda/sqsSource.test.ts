import { type Message, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Fauxqs, startFauxqsHere } from '../emulators/fauxqs.ts';
import { standInCredentials, standInRegion } from '../emulators/standIn.ts';
import { failedOf } from './sqsEvent.ts';
import { SqsSource, type SqsSourceDeps, type SqsSourceSettings } from './sqsSource.ts';

let emulator: Fauxqs;
let client: SQSClient;
beforeAll(async () => {
  emulator = await startFauxqsHere();
  client = new SQSClient({
    endpoint: emulator.endpoint,
    region: standInRegion,
    credentials: standInCredentials,
  });
});
afterAll(async () => {
  client.destroy();
  await emulator.stop();
});

let made = 0;
/** A queue whose messages are given up after two receives, with its source. */
function sourceOf(
  answer: (bodies: readonly string[], event: SQSEvent) => unknown,
  settings: Partial<SqsSourceSettings> = {},
  arrange?: SqsSourceDeps['arrange'],
) {
  made += 1;
  const name = `q${String(made)}`;
  const deadUrl = emulator.queue(`${name}-dlq`);
  const queueUrl = emulator.queue(name, {
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: `arn:aws:sqs:${standInRegion}:000000000000:${name}-dlq`,
      maxReceiveCount: 2,
    }),
  });
  const batches: string[][] = [];
  const start = () => {
    const source = new SqsSource(
      {
        queueUrl,
        queueArn: `arn:aws:sqs:${standInRegion}:000000000000:${name}`,
        batchSize: 10,
        windowSeconds: 0,
        reportsFailures: true,
        concurrency: 1,
        ...settings,
      },
      {
        client,
        arrange,
        async invoke(event) {
          const bodies = (event as SQSEvent).Records.map(({ body }) => body);
          batches.push(bodies);
          return { kind: 'answer', payload: await answer(bodies, event as SQSEvent) };
        },
      },
    );
    onTestFinished(() => source.close());
  };
  const send = async (...bodies: readonly string[]) => {
    for (const MessageBody of bodies)
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  };
  return { start, send, batches, deadUrl };
}

const patient = { timeout: 15_000, interval: 50 };

describe('a queue that calls a function', () => {
  it('hands over batches, and deletes what has not failed; what fails twice is given up', async () => {
    const { start, send, batches, deadUrl } = sourceOf((_, event) => ({
      batchItemFailures: event.Records.filter(({ body }) => body === 'poison').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }));
    await send('a', 'poison', 'b');
    start();
    await vi.waitFor(() => expect(batches).toHaveLength(2), patient);
    expect(batches).toEqual([['a', 'poison', 'b'], ['poison']]);
    const { ReceiveMessageCommand } = await import('@aws-sdk/client-sqs');
    const dead = await client.send(new ReceiveMessageCommand({ QueueUrl: deadUrl, WaitTimeSeconds: 10 }));
    expect(dead.Messages?.map(({ Body }) => Body)).toEqual(['poison']);
  });

  it('waits for a batch to become full', async () => {
    const { start, send, batches } = sourceOf(() => null, { windowSeconds: 5, batchSize: 3 });
    start();
    await send('a', 'b', 'c');
    await vi.waitFor(() => expect(batches.flat()).toHaveLength(3), patient);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('makes no more calls at one time than it may', async () => {
    let running = 0;
    let most = 0;
    const { start, send, batches } = sourceOf(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 50));
        running -= 1;
        return null;
      },
      { batchSize: 1, concurrency: 2 },
    );
    await send('a', 'b', 'c', 'd', 'e', 'f');
    start();
    await vi.waitFor(() => expect(batches).toHaveLength(6), patient);
    expect(most).toBe(2);
  });

  it('lets a test deliver twice and backwards', async () => {
    const { start, send, batches } = sourceOf(
      () => null,
      {},
      (messages) => [[...messages].reverse(), messages.slice(0, 1)],
    );
    await send('a', 'b');
    start();
    await vi.waitFor(() => expect(batches).toHaveLength(2), patient);
    expect(batches).toEqual([['b', 'a'], ['a']]);
  });
});

describe('what of a batch has failed', () => {
  const messages: Message[] = [{ MessageId: '1' }, { MessageId: '2' }];
  const failed = (payload: unknown) => [...failedOf(messages, { kind: 'answer', payload }, true)];

  it.each([
    ['nothing after no answer', null, []],
    ['nothing after an empty list', { batchItemFailures: [] }, []],
    ['what is named', { batchItemFailures: [{ itemIdentifier: '2' }] }, ['2']],
    ['all after an unknown name', { batchItemFailures: [{ itemIdentifier: '3' }] }, ['1', '2']],
    ['all after an empty name', { batchItemFailures: [{ itemIdentifier: '' }] }, ['1', '2']],
    ['all after no name', { batchItemFailures: [null] }, ['1', '2']],
  ])('is %s', (_, payload, expected) => {
    expect(failed(payload)).toEqual(expected);
  });

  it('is all after an error, and the answer has no say where the source does not ask', () => {
    expect(failedOf(messages, { kind: 'throttled' }, true).size).toBe(2);
    const payload = { batchItemFailures: [{ itemIdentifier: '2' }] };
    expect(failedOf(messages, { kind: 'answer', payload }, false).size).toBe(0);
  });
});
