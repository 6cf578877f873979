import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { noTables } from './emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from './emulators/standIn.ts';
import { sampleAssembly } from './sample/sampleAssembly.ts';
import { type Cloud, startCloud } from './startCloud.ts';

const patient = { timeout: 30_000, interval: 50 };
const folder = temporaryFolder();
const Bucket = 'sample-data-000000000000';
let cloud: Cloud;
let s3: S3Client;
let tables: DynamoDBClient;

beforeAll(async () => {
  if (noTables !== undefined) return;
  cloud = await startCloud({
    assembly: await sampleAssembly(folder.path),
    folder: folder.path,
    tune: { visibilitySeconds: () => 3, timeoutSeconds: () => 2, retryMs: [50, 50] },
  });
  const access = { region: standInRegion, credentials: standInCredentials };
  s3 = new S3Client({ ...access, endpoint: cloud.s3.url });
  tables = new DynamoDBClient({ ...access, endpoint: cloud.access['AWS_ENDPOINT_URL_DYNAMODB'] ?? '' });
}, 60_000);
afterAll(async () => {
  await cloud?.close();
  folder.dispose();
});
afterEach(() => {
  if (cloud === undefined) return;
  for (const lever of ['fault', 'meddle', 'arrange', 'objectEvent'] as const) cloud.levers[lever] = undefined;
});

const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));

async function processed(key: string): Promise<string | undefined> {
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: `processed/${key}` }));
  return got.Body?.transformToString();
}

async function items(prefix: string): Promise<readonly string[]> {
  const { Items = [] } = await tables.send(new ScanCommand({ TableName: 'sample', ConsistentRead: true }));
  return Items.map(({ id }) => id?.S ?? '').filter((id) => id.startsWith(prefix));
}

async function received(queue: string): Promise<readonly string[]> {
  const QueueUrl = `${cloud.parts.queuesUrl}/000000000000/${queue}`;
  const { Messages = [] } = await cloud.parts.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await cloud.parts.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return Messages.map(({ Body = '' }) => Body);
}

async function desk(ticket = 'good') {
  const socket = new WebSocket(`${cloud.outputs['SocketAddress'] ?? ''}?ticket=${ticket}`);
  const told: string[] = [];
  socket.on('message', (data: Buffer) => void told.push(data.toString('utf8')));
  await once(socket, 'open');
  onTestFinished(() => socket.terminate());
  return { socket, told };
}

async function count(token: string): Promise<{ status: number; files?: number; by?: string }> {
  const response = await fetch(`${cloud.outputs['ApiAddress'] ?? ''}/count`, {
    headers: { authorization: token },
  });
  return { status: response.status, ...((await response.json()) as object) };
}

describe.skipIf(noTables !== undefined)('the stand-in cloud', () => {
  it('tells of every kind of resource whether it works', () => {
    const states = new Map(cloud.notes.map(({ type, state }) => [type, state]));
    expect(states.get('AWS::Lambda::Function')).toBe('stands');
    expect(states.get('AWS::IAM::Role')).toBe('stands');
    expect(states.get('AWS::Lambda::Permission')).toBe('inert');
    expect(cloud.notes.filter(({ state }) => state === 'missing')).toEqual([]);
    expect(cloud.leftOut).toHaveLength(1);
  });

  it('takes an object all the way: function, queue, function, object, table, topic, desk and HTTP API', async () => {
    await expect(desk('bad')).rejects.toThrow('401');
    const { told } = await desk();
    const token = cloud.token({ sub: 'ana' });
    const before = await count(token);
    await put('raw/né w.csv', 'four');
    await put('elsewhere/no.csv', 'four');
    await vi.waitFor(() => expect(told).toEqual([JSON.stringify({ done: 'raw/né w.csv' })]), patient);
    expect(await processed('raw/né w.csv')).toBe('4');
    expect(await count(token)).toEqual({ status: 200, files: (before.files ?? 0) + 1, by: 'ana' });
    expect((await count('Bearer none')).status).toBe(401);
    expect(JSON.parse((await received('sample-told'))[0] ?? '{}')).toMatchObject({ Message: 'raw/né w.csv' });
    await vi.waitFor(async () => expect(await items('TOLD#')).toContain('TOLD#raw/né w.csv'), patient);
  });

  it('lets a function do what its role allows and nothing else', async () => {
    const { rights } = cloud.parts;
    rights.withhold = (name, { action }) => name === 'sample-work' && action === 's3:PutObject';
    onTestFinished(() => {
      rights.withhold = undefined;
    });
    await put('raw/refused', 'abc');
    expect(JSON.parse((await received('sample-dlq'))[0] ?? '{}')).toMatchObject({ key: 'raw/refused' });
    expect([...rights.refused].join()).toContain('sample-work s3:PutObject arn:aws:s3:::');
    const unused = rights
      .unused()
      .map(
        ({ functionName, action, resource }) =>
          `${functionName} ${action} ${resource.split(':').at(-1) ?? ''}`,
      );
    expect(unused).not.toContain('sample-intake sqs:SendMessage sample-queue');
    expect(unused).toContain('sample-intake sqs:SendMessage sample-lost');
  });

  it('gives up what fails again and again, and keeps the rest', async () => {
    await put('raw/bad', 'poison');
    await put('raw/good', 'abc');
    expect(JSON.parse((await received('sample-dlq'))[0] ?? '{}')).toMatchObject({ key: 'raw/bad' });
    expect(await processed('raw/good')).toBe('3');
  });

  it('kills what takes too long, and lets its message come again', async () => {
    const work = cloud.function('sample-work');
    const before = work.reports.length;
    await put('raw/late', 'slow');
    expect(JSON.parse((await received('sample-dlq'))[0] ?? '{}')).toMatchObject({ key: 'raw/late' });
    const ends = work.reports.slice(before).map(({ errorType }) => errorType);
    expect(ends.filter((end) => end === 'Sandbox.Timedout')).toHaveLength(2);
  });

  it('counts once what is told twice, killed in the middle, throttled and never answered', async () => {
    const token = cloud.token({ sub: 'ana' });
    const before = (await count(token)).files ?? 0;
    let kills = 0;
    let faults = 0;
    cloud.levers.objectEvent = () => [0, 30];
    cloud.levers.arrange = (_, messages) => [[...messages].reverse(), messages];
    cloud.levers.meddle = (name) =>
      name === 'sample-work' && kills++ < 1 ? { killAfterMs: 300 } : undefined;
    cloud.levers.fault = ({ operation }) => {
      if (operation !== 'TransactWriteItems' && !operation.includes('/processed/')) return undefined;
      faults += 1;
      return ([undefined, 'throttle', 'lose', 'reset', { delayMs: 50 }] as const)[faults % 5];
    };
    const keys = Array.from({ length: 6 }, (_, place) => `raw/many-${String(place)}`);
    for (const key of keys) await put(key, key);
    await vi.waitFor(async () => expect((await items('FILE#raw/many-')).length).toBe(6), patient);
    cloud.levers.fault = undefined;
    await vi.waitFor(async () => expect(await count(token)).toMatchObject({ files: before + 6 }), patient);
    expect(faults).toBeGreaterThan(12);
  });

  it('tells functions that a desk is gone', async () => {
    const { told } = await desk();
    const [socketApi] = cloud.parts.sockets.values();
    const id = [...(socketApi?.sockets.keys() ?? [])].at(-1) ?? '';
    expect(await items('DESK#')).toContain(`DESK#${id}`);
    socketApi?.lose(id);
    await put('raw/after', 'x');
    await vi.waitFor(async () => expect(await items('DESK#')).not.toContain(`DESK#${id}`), patient);
    expect(told).not.toContain(JSON.stringify({ done: 'raw/after' }));
  });

  it('calls by the clock when that is put ahead, and functions see the same time', async () => {
    cloud.clock.advance(3_600_000);
    await vi.waitFor(async () => expect(await items('TICK#')).toHaveLength(1), patient);
    const [tick = ''] = await items('TICK#');
    expect(Math.abs(Date.parse(tick.slice('TICK#'.length)) - cloud.clock.now())).toBeLessThan(120_000);
  });

  it('puts into its queue what a function could not be called with', async () => {
    await put('raw/lost', 'x');
    expect(JSON.parse((await received('sample-lost'))[0] ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { Records: [{ s3: { object: { key: 'raw/lost' } } }] },
      responsePayload: { errorMessage: 'lost' },
    });
  });

  it('lets nothing leave the machine', async () => {
    const { RedshiftDataClient, ListDatabasesCommand } = await import('@aws-sdk/client-redshift-data');
    const client = new RedshiftDataClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoint: cloud.access['AWS_ENDPOINT_URL'] ?? '',
    });
    await expect(client.send(new ListDatabasesCommand({ Database: 'd' }))).rejects.toThrow('no such service');
    expect(cloud.strays.join()).toContain('RedshiftData.ListDatabases');
    client.destroy();
  });
});
