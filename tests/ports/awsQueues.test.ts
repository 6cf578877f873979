import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqsClient } from '../../infra/aws/clients.ts';
import { sqsQueues } from '../../infra/aws/queues/sqsQueues.ts';
import { type Fauxqs, startFauxqsHere } from '../cloud/emulators/fauxqs.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { openPartialSqs, type PartialSqs } from './partialSqs.ts';
import { allQueues, describeQueues } from './queues.suite.ts';

describe('queues on SQS', () => {
  let emulator: Fauxqs;
  let partial: PartialSqs;
  beforeAll(async () => {
    emulator = await startFauxqsHere();
    partial = await openPartialSqs(emulator.endpoint);
  });
  afterAll(async () => {
    await partial.close();
    await emulator.stop();
  });

  let worlds = 0;
  const makeWorld = (endpoint: () => string) => {
    const world = `w${worlds++}`;
    const clients: ReturnType<typeof sqsClient>[] = [];
    const urls: Record<string, string> = {};
    const openAgain = async () => {
      const client = sqsClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { sqs: endpoint() },
      });
      clients.push(client);
      return sqsQueues({ client, region: standInRegion, urls });
    };
    return {
      openAgain,
      async open() {
        for (const name of allQueues) urls[name] = emulator.queue(`${world}-${name}`);
        return openAgain();
      },
      async dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeQueues('SQS', () => makeWorld(() => emulator.endpoint));

  it('sends again what was refused singly, and nothing else', async () => {
    const world = makeWorld(() => partial.url);
    const queues = await world.open();
    const bodies = Array.from({ length: 23 }, (_, n) => `m${n}`);
    partial.refuse(9);
    await queues.send(
      'main',
      bodies.map((body) => ({ body })),
    );
    const seen: string[] = [];
    while (seen.length < bodies.length) {
      const messages = await queues.receive('main', { most: 10, waitSeconds: 0, holdSeconds: 30 });
      expect(messages.length).toBeGreaterThan(0);
      seen.push(...messages.map(({ body }) => body));
      partial.refuse(3);
      await queues.remove(
        'main',
        messages.map(({ receipt }) => receipt),
      );
    }
    expect(seen.toSorted()).toEqual(bodies.toSorted());
    expect(await queues.depth('main')).toEqual({ waiting: 0, held: 0, delayed: 0 });
    await world.dispose();
  });

  it('tells when messages are refused for good', async () => {
    const world = makeWorld(() => partial.url);
    const queues = await world.open();
    partial.refuse(1_000);
    await expect(queues.send('main', [{ body: 'a' }])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    partial.refuse(0);
    await world.dispose();
  });

  it('stays with the endpoint that was set, whatever host a queue names', async () => {
    const client = sqsClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { sqs: partial.url },
    });
    const urls = { main: 'https://sqs.eu-central-1.amazonaws.com/123456789012/never' };
    const before = partial.requests();
    await expect(
      sqsQueues({ client, region: standInRegion, urls }).send('main', [{ body: 'a' }]),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(partial.requests()).toBe(before + 1);
    client.destroy();
  });
});
