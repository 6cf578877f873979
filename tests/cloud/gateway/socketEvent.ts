import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';

/** A desk that is connected. */
export interface SocketFacts {
  readonly connectionId: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  readonly apiId: string;
  readonly stage: string;
  /** Of the request that opened it. */
  readonly request: IncomingMessage;
  /** What the authorizer gave. */
  readonly authorizer: unknown;
}

/** A connection with its socket. */
export interface LiveSocket extends SocketFacts {
  readonly socket: WebSocket;
  lastActiveAt: number;
}

/** What happens to a connection, as a function gets it. */
export function socketEvent(
  facts: SocketFacts,
  happened:
    | { readonly eventType: 'CONNECT' }
    | { readonly eventType: 'DISCONNECT'; readonly code: number; readonly reason: string }
    | { readonly eventType: 'MESSAGE'; readonly routeKey: string; readonly body: string },
): object {
  const { request } = facts;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : value,
    ]),
  );
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://stand-in').searchParams);
  const context = {
    routeKey: happened.eventType === 'MESSAGE' ? happened.routeKey : `$${happened.eventType.toLowerCase()}`,
    eventType: happened.eventType,
    connectionId: facts.connectionId,
    connectedAt: facts.connectedAt,
    requestId: randomUUID(),
    extendedRequestId: randomUUID(),
    requestTimeEpoch: Date.now(),
    apiId: facts.apiId,
    stage: facts.stage,
    domainName: headers['host'] ?? '',
    identity: { sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
    messageDirection: 'IN',
    ...(facts.authorizer === undefined ? {} : { authorizer: facts.authorizer }),
  };
  if (happened.eventType === 'MESSAGE') {
    return {
      requestContext: { ...context, messageId: randomUUID() },
      body: happened.body,
      isBase64Encoded: false,
    };
  }
  const opened = {
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
  };
  if (happened.eventType === 'CONNECT') return { ...opened, requestContext: context, isBase64Encoded: false };
  return {
    ...opened,
    requestContext: { ...context, disconnectStatusCode: happened.code, disconnectReason: happened.reason },
    isBase64Encoded: false,
  };
}
