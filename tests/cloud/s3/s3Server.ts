import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { standInCredentials, standInRegion } from '../emulators/standIn.ts';
import type { Fault } from '../levers/levers.ts';
import { answerCall } from './answerCall.ts';
import { openBlobs } from './blobs.ts';
import { Bucket } from './bucket.ts';
import { type ObjectEvent, objectEvent } from './objectEvents.ts';
import { S3Error } from './s3Error.ts';
import { readRequest, type S3Request } from './s3Request.ts';
import type { S3Answer, S3World } from './s3World.ts';
import { type AccessKey, authenticate } from './signature.ts';
import { writeXml } from './xmlText.ts';

export interface S3Options {
  /** Bytes of the objects lie in it; the rest is in memory and gone with the server. */
  readonly folder: string;
  /** 0, the default: any free one. */
  readonly port?: number;
  readonly region?: string;
  readonly keys?: readonly AccessKey[];
  /** Milliseconds since the epoch; the machine's clock by default. */
  readonly now?: () => number;
  readonly onEvent?: (event: ObjectEvent) => void;
  /** Refuses what a key may not do. */
  readonly isDenied?: (request: S3Request) => boolean;
  /** Whether a key may be told that an object is not there; otherwise it hears that it may not read it. */
  readonly mayKnow?: (request: S3Request) => boolean;
  /** Lets a call fail; asked after the signature was found right. */
  readonly fault?: (request: S3Request) => Fault | undefined;
}

export interface S3Server {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  createBucket(
    name: string,
    settings?: { readonly isVersioned?: boolean; readonly isForeign?: boolean },
  ): void;
  /** Ends every connection. The folder stays. */
  close(): Promise<void>;
}

/**
 * An S3 of our own for what no emulator has: versions, ranges, conditions, checksums, parts that are listed and copied,
 * links whose signature and end are checked, events with S3's own encoding of keys. What it does not stand for it refuses
 * with `NotImplemented`. Rights are looked at by whoever gives `isDenied`; buckets of somebody else are closed.
 */
export async function openS3Server(options: S3Options): Promise<S3Server> {
  const { region = standInRegion, keys = [standInCredentials], now = Date.now } = options;
  let events = 0;
  const world: S3World = {
    region,
    buckets: new Map(),
    uploads: new Map(),
    blobs: await openBlobs(options.folder),
    now,
    tell(name, bucket, version) {
      events += 1;
      options.onEvent?.(objectEvent(name, { bucket, version, region, sequence: events }));
    },
  };
  const answered = async (request: S3Request, payload: string): Promise<S3Answer> => {
    try {
      return await answerCall(world, request, payload);
    } catch (error) {
      const isAbsent =
        error instanceof S3Error && (error.code === 'NoSuchKey' || error.code === 'NoSuchVersion');
      throw isAbsent && options.mayKnow?.(request) === false ? new S3Error(403, 'AccessDenied') : error;
    }
  };
  const answer = async (request: S3Request): Promise<S3Answer> => {
    const payload = authenticate(request, { keys, region, now: now() });
    if (options.isDenied?.(request) === true) throw new S3Error(403, 'AccessDenied');
    const fault = options.fault?.(request);
    if (fault === 'throttle') throw new S3Error(503, 'SlowDown');
    if (fault === 'expire') throw new S3Error(400, 'ExpiredToken');
    if (fault === 'reset') throw new LostAnswer();
    if (typeof fault === 'object') await wait(fault.delayMs);
    const answer = await answered(request, payload);
    if (fault === 'lose') throw new LostAnswer();
    return answer;
  };
  const sockets = new Set<Socket>();
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, (message, response) => {
    serve(answer, message, response).catch(() => message.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    createBucket(name, settings = {}) {
      const bucket = new Bucket(name);
      bucket.versioning = settings.isVersioned === true ? 'Enabled' : '';
      bucket.isForeign = settings.isForeign === true;
      world.buckets.set(name, bucket);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The connection ends without an answer. */
class LostAnswer extends Error {}

async function serve(
  answer: (request: S3Request) => Promise<S3Answer>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let given: S3Answer;
  try {
    given = await answer(readRequest(message));
  } catch (error) {
    if (error instanceof LostAnswer) throw error;
    given = refusal(error);
  }
  // What was not read of the body would otherwise stand before the next request.
  if (!message.complete) response.setHeader('connection', 'close');
  response.setHeader('x-amz-request-id', 'STANDIN');
  const text = message.method === 'HEAD' ? '' : (given.text ?? '');
  const isBare =
    given.bytes !== undefined || message.method === 'HEAD' || given.status === 204 || given.status === 304;
  const length = isBare ? {} : { 'content-length': String(Buffer.byteLength(text)) };
  response.writeHead(given.status, { ...given.headers, ...length });
  if (given.bytes === undefined) response.end(text);
  else await pipeline(Readable.from(given.bytes, { objectMode: false }), response);
}

function refusal(error: unknown): S3Answer {
  const known =
    error instanceof S3Error ? error : new S3Error(500, 'InternalError', { message: String(error) });
  if (known.status === 304) return { status: 304, headers: known.headers };
  return {
    status: known.status,
    headers: { 'content-type': 'application/xml', ...known.headers },
    text: writeXml('Error', { Code: known.code, Message: known.message, RequestId: 'STANDIN' }),
  };
}
