import type { IncomingMessage } from 'node:http';
import { type HttpAnswer, readBody } from './listen.ts';
import type { LiveSocket } from './socketEvent.ts';

/** What the calls need of the API. */
export interface SocketHolder {
  readonly sockets: ReadonlyMap<string, LiveSocket>;
  readonly stage: string;
  now(): number;
  /** Whether whoever signed may do this to the connection. */
  may(authorization: string, method: string, connectionId: string): boolean;
}

/** Longest message that a function may post. */
const messageBytes = 128 * 1024;

/**
 * Calls of the API Gateway Management API: post to a connection, look at it, end it.
 * A connection that is not there is `GoneException` (410), with the header by which the SDK knows it.
 */
export async function answerManagement(api: SocketHolder, message: IncomingMessage): Promise<HttpAnswer> {
  const { pathname } = new URL(message.url ?? '/', 'http://stand-in');
  const [, stage = '', word = '', id = ''] = pathname.split('/');
  const body = await readBody(message, messageBytes);
  if (stage !== api.stage || word !== '@connections') return failure(403, 'ForbiddenException');
  const { authorization = '' } = message.headers;
  if (!authorization.startsWith('AWS4-HMAC-SHA256 '))
    return failure(403, 'MissingAuthenticationTokenException');
  if (!api.may(authorization, message.method ?? '', decodeURIComponent(id)))
    return failure(403, 'AccessDeniedException');
  const live = api.sockets.get(decodeURIComponent(id));
  if (live === undefined) return failure(410, 'GoneException');
  if (body === undefined) return failure(413, 'PayloadTooLargeException');
  switch (message.method ?? '') {
    case 'POST':
      live.socket.send(body.toString('utf8'));
      live.lastActiveAt = api.now();
      return { status: 200, headers: {}, body: '' };
    case 'GET':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          connectedAt: new Date(live.connectedAt).toISOString(),
          lastActiveAt: new Date(live.lastActiveAt).toISOString(),
          identity: { sourceIp: '127.0.0.1', userAgent: live.request.headers['user-agent'] ?? '' },
        }),
      };
    case 'DELETE':
      live.socket.close(1000);
      return { status: 204, headers: {}, body: '' };
    default:
      return failure(403, 'ForbiddenException');
  }
}

function failure(status: number, type: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
    body: JSON.stringify({ message: type }),
  };
}
