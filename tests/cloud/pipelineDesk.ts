import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Upload } from '@aws-sdk/lib-storage';
import { WebSocket } from 'ws';
import type { Session } from '../../core/model/session.ts';
import type { Upload as PipelineUpload, UploadState } from '../../core/model/upload.ts';
import { s3Bucket } from '../../infra/aws/objects/s3Bucket.ts';
import { s3Objects } from '../../infra/aws/objects/s3Objects.ts';
import { standInCredentials } from './emulators/standIn.ts';
import type { Cloud } from './startCloud.ts';
import { ofType } from './up/cloudParts.ts';

export interface Status {
  readonly upload: PipelineUpload;
  readonly session: Session | null;
}

/** A desk that talks to the pipeline over its own APIs and nothing else. */
export interface PipelineDesk {
  api(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Puts an object into the data bucket. @param behind called when it is there @returns the id of its upload, as soon as that is listed */
  put(key: string, content: string | Uint8Array, behind?: () => void): Promise<string>;
  /** The same without waiting for anything. */
  write(key: string, content: string | Uint8Array): Promise<void>;
  /** Waits until so many uploads have the key. @returns their ids */
  uploadsOf(key: string, count: number): Promise<readonly string[]>;
  /** Waits until so many uploads that are wanted are done. */
  endsOf(isWanted: (upload: PipelineUpload) => boolean, count: number): Promise<readonly Status[]>;
  /** Reads an object through the product's own adapter, as a desk does whose profile names a region. */
  readFrom(region: string): Promise<unknown>;
  /** Takes what lies in a queue that nobody works off, as soon as something does. */
  received(queueName: string): Promise<readonly string[]>;
  /** Waits until no queue of the pipeline has a message left. */
  settled(): Promise<void>;
  /** All items of all tables, by the table's name. */
  items(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** As `put`, in parts, for what is too large to be held. */
  send(key: string, content: Readable): Promise<string>;
  status(id: string): Promise<Status>;
  /** Waits until an upload is in a state; meanwhile the cloud's clock goes ahead, so that schedules call and leases end. */
  until(id: string, state: UploadState): Promise<Status>;
  /** Waits for anything, as `until` does. */
  when(isSo: () => boolean): Promise<void>;
  /** Whether the tables still have a connection. */
  isKnown(connectionId: string): Promise<boolean>;
  /** The text of an output, by its link. */
  output(id: string, name: string): Promise<string>;
  /** Connects with a ticket and listens. */
  watch(): Promise<{
    readonly socket: WebSocket;
    readonly words: readonly unknown[];
    states(id: string): readonly string[];
  }>;
  /** Of sessions, tickets and links, as far as they were given to this desk. */
  readonly tokens: readonly string[];
  close(): void;
}

/** How a desk waits. */
export interface Patience {
  /** Longest that it waits for something. */
  readonly patienceMs: number;
  /** How often it looks. */
  readonly stepMs: number;
  /** How far it puts the cloud's clock ahead with each look. */
  readonly clockMs: number;
}

const usual: Patience = { patienceMs: 100_000, stepMs: 500, clockMs: 15_000 };

export async function openPipelineDesk(
  cloud: Cloud,
  { patienceMs, stepMs, clockMs }: Patience = usual,
): Promise<PipelineDesk> {
  const s3 = new S3Client({
    endpoint: cloud.s3.url,
    region: cloud.access['AWS_REGION'] ?? '',
    credentials: standInCredentials,
  });
  const bucket = ofType(cloud.parts.resources, 'AWS::S3::Bucket').find(({ names }) =>
    names.ref.includes('-data-'),
  );
  const Bucket = bucket?.names.ref ?? '';
  const sessionsTable =
    ofType(cloud.parts.resources, 'AWS::DynamoDB::Table').find(({ names }) =>
      names.ref.includes('-sessions-'),
    )?.names.ref ?? '';
  const tables = new DynamoDBClient({
    endpoint: cloud.access['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
    region: cloud.access['AWS_REGION'] ?? '',
    credentials: standInCredentials,
  });
  const sockets: WebSocket[] = [];
  const tokens: string[] = [];
  const api: PipelineDesk['api'] = async (method, path, body) => {
    const token = cloud.token({ sub: 'ana', email: 'ana@example.org', 'cognito:groups': ['operators'] });
    // The part that makes it a token.
    tokens.push(token.slice(token.lastIndexOf('.') + 1));
    const response = await fetch(`${cloud.outputs['ApiAddress'] ?? ''}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const status = async (id: string): Promise<Status> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await wait(stepMs)) {
      const { status: code, body } = await api('GET', `/status/${id}`);
      // A machine at work may be late to answer.
      if (code === 200) return body as Status;
    }
    throw new Error(`Nothing is told of ${id}.`);
  };
  const wantedUploads = async (
    isWanted: (upload: PipelineUpload) => boolean,
    count: number,
  ): Promise<readonly string[]> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await wait(100)) {
      const { uploads = [] } = (await api('GET', '/uploads?limit=200')).body as {
        uploads?: readonly PipelineUpload[];
      };
      const found = uploads.filter(isWanted);
      if (found.length >= count) return found.map(({ id }) => id);
    }
    throw new Error('What was sent was not taken up.');
  };
  const uploadsOf: PipelineDesk['uploadsOf'] = (Key, count) => wantedUploads(({ key }) => key === Key, count);
  const write: PipelineDesk['write'] = async (Key, Body) => {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  };
  const takenUp = async (Key: string): Promise<string> => {
    const [id = ''] = await uploadsOf(Key, 1);
    return id;
  };
  const until: PipelineDesk['until'] = async (id, state) => {
    let last = await status(id);
    for (const end = performance.now() + patienceMs; performance.now() < end; await wait(stepMs)) {
      // What is done has its leads taken in behind it.
      if (last.upload.state === state && last.upload.leads !== 'taking') return last;
      // A connection that nobody uses is closed, by the same clock.
      for (const socket of sockets) if (socket.readyState === WebSocket.OPEN) socket.ping();
      cloud.clock.advance(clockMs);
      last = await status(id);
    }
    throw new Error(`The upload stayed ${last.upload.state}: ${JSON.stringify(last)}`);
  };
  return {
    api,
    tokens,
    status,
    uploadsOf,
    write,
    async put(Key, content, behind) {
      await write(Key, content);
      behind?.();
      return takenUp(Key);
    },
    readFrom: (region) =>
      s3Objects(
        s3Bucket({ region, credentials: standInCredentials, endpoints: { s3: cloud.s3.url } }, Bucket),
      ).facts({ key: 'raw/none.csv' }),
    async received(queueName) {
      const QueueUrl = `${cloud.parts.queuesUrl}/000000000000/${queueName}`;
      const { Messages = [] } = await cloud.parts.sqs.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }),
      );
      return Messages.map(({ Body = '' }) => Body);
    },
    async settled() {
      const queues = ofType(cloud.parts.resources, 'AWS::SQS::Queue').filter(
        ({ names }) => !names.ref.includes('lost'),
      );
      const AttributeNames = ['All' as const];
      for (const end = performance.now() + patienceMs; performance.now() < end; await wait(250)) {
        const counts = await Promise.all(
          queues.map(async ({ names }) => {
            const { Attributes = {} } = await cloud.parts.sqs.send(
              new GetQueueAttributesCommand({ QueueUrl: names.ref, AttributeNames }),
            );
            return Object.entries(Attributes)
              .filter(([name]) => name.startsWith('ApproximateNumberOfMessages'))
              .reduce((sum, [, count]) => sum + Number(count), 0);
          }),
        );
        if (counts.every((count) => count === 0)) return;
      }
      throw new Error('Messages are left.');
    },
    async items() {
      const found: Record<string, readonly string[]> = {};
      for (const { names } of ofType(cloud.parts.resources, 'AWS::DynamoDB::Table')) {
        const { Items = [] } = await tables.send(new ScanCommand({ TableName: names.ref }));
        found[names.ref] = Items.map((item) => JSON.stringify(item));
      }
      return found;
    },
    async send(Key, Body) {
      await new Upload({ client: s3, partSize: 8 * 1024 * 1024, params: { Bucket, Key, Body } }).done();
      return takenUp(Key);
    },
    async endsOf(isWanted, count) {
      const ids = await wantedUploads(isWanted, count);
      return Promise.all(ids.map((id) => until(id, 'done')));
    },
    until,
    async when(isSo) {
      for (const end = performance.now() + patienceMs; performance.now() < end; await wait(250)) {
        if (isSo()) return;
      }
      throw new Error('It did not come to pass.');
    },
    async isKnown(connectionId) {
      const Key = { pk: { S: `CONN#${connectionId}` }, sk: { S: 'A' } };
      const { Item } = await tables.send(
        new GetItemCommand({ TableName: sessionsTable, Key, ConsistentRead: true }),
      );
      return Item !== undefined;
    },
    async output(id, name) {
      const { body } = await api('GET', `/uploads/${id}/outputs/${encodeURIComponent(name)}`);
      const { url } = body as { url?: string };
      if (url === undefined) throw new Error(`No link to ${name}: ${JSON.stringify(body)}`);
      tokens.push(new URL(url).searchParams.get('X-Amz-Signature') ?? url);
      const response = await fetch(url);
      if (!response.ok) throw new Error(await response.text());
      return response.text();
    },
    async watch() {
      const { body } = await api('POST', '/live/tickets');
      const { ticket } = body as { ticket: string };
      tokens.push(ticket);
      const socket = new WebSocket(`${cloud.outputs['SocketAddress'] ?? ''}?ticket=${ticket}`);
      sockets.push(socket);
      const words: Record<string, unknown>[] = [];
      socket.on(
        'message',
        (data: Buffer) => void words.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>),
      );
      await once(socket, 'open');
      return {
        socket,
        words,
        states: (id) => words.filter(({ uploadId }) => uploadId === id).map(({ state }) => String(state)),
      };
    },
    close() {
      for (const socket of sockets) socket.terminate();
      s3.destroy();
      tables.destroy();
    },
  };
}
