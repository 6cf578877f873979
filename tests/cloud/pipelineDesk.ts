import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { WebSocket } from 'ws';
import type { Session } from '../../core/model/session.ts';
import type { Upload as PipelineUpload, UploadState } from '../../core/model/upload.ts';
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
  /** Puts an object into the data bucket. @returns the id of its upload, as soon as that is listed */
  put(key: string, content: string | Uint8Array): Promise<string>;
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
  const api: PipelineDesk['api'] = async (method, path, body) => {
    const token = cloud.token({ sub: 'ana', email: 'ana@example.org', 'cognito:groups': ['operators'] });
    const response = await fetch(`${cloud.outputs['ApiAddress'] ?? ''}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const status = async (id: string): Promise<Status> => (await api('GET', `/status/${id}`)).body as Status;
  const takenUp = async (Key: string): Promise<string> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await wait(100)) {
      const { uploads = [] } = (await api('GET', '/uploads?limit=200')).body as {
        uploads?: readonly PipelineUpload[];
      };
      const found = uploads.find(({ key }) => key === Key);
      if (found !== undefined) return found.id;
    }
    throw new Error(`${Key} was not taken up.`);
  };
  return {
    api,
    status,
    async put(Key, content) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: content }));
      return takenUp(Key);
    },
    async send(Key, Body) {
      await new Upload({ client: s3, partSize: 8 * 1024 * 1024, params: { Bucket, Key, Body } }).done();
      return takenUp(Key);
    },
    async until(id, state) {
      let last = await status(id);
      for (const end = performance.now() + patienceMs; performance.now() < end; await wait(stepMs)) {
        if (last.upload.state === state) return last;
        // A connection that nobody uses is closed, by the same clock.
        for (const socket of sockets) if (socket.readyState === WebSocket.OPEN) socket.ping();
        cloud.clock.advance(clockMs);
        last = await status(id);
      }
      throw new Error(`The upload stayed ${last.upload.state}: ${JSON.stringify(last)}`);
    },
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
      const response = await fetch(url);
      if (!response.ok) throw new Error(await response.text());
      return response.text();
    },
    async watch() {
      const { body } = await api('POST', '/live/tickets');
      const socket = new WebSocket(
        `${cloud.outputs['SocketAddress'] ?? ''}?ticket=${(body as { ticket: string }).ticket}`,
      );
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
