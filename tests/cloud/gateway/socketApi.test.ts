import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { standInCredentials, standInRegion } from '../emulators/standIn.ts';
import type { LambdaOutcome } from '../lambda/lambdaSettings.ts';
import { CloudClock } from '../time/cloudClock.ts';
import { SocketApi } from './socketApi.ts';

interface SeenEvent {
  readonly requestContext: { readonly routeKey: string; readonly connectionId: string };
  readonly body?: string;
}

async function socketFixture(answer: (event: SeenEvent) => unknown = () => ({ statusCode: 200 })) {
  const clock = new CloudClock();
  const api = await SocketApi.open({ apiId: 'ws1', stage: 'live', now: clock.now });
  const events: SeenEvent[] = [];
  const invoke = async (event: unknown): Promise<LambdaOutcome> => {
    events.push(event as SeenEvent);
    return { kind: 'answer', payload: answer(event as SeenEvent) };
  };
  for (const key of ['$connect', '$disconnect', '$default', 'subscribe']) {
    api.routes.set(key, { invoke, answers: key === 'subscribe' });
  }
  const management = new ApiGatewayManagementApiClient({
    endpoint: `${api.endpoint}/live`,
    region: standInRegion,
    credentials: standInCredentials,
  });
  onTestFinished(async () => {
    management.destroy();
    await api.close();
  });
  const connect = async (path = '?ticket=1') => {
    const socket = new WebSocket(`${api.url}${path}`);
    const told: string[] = [];
    socket.on('message', (data: Buffer) => void told.push(data.toString('utf8')));
    await once(socket, 'open');
    return { socket, told, id: events.at(-1)?.requestContext.connectionId ?? '' };
  };
  const routeKeys = () => events.map(({ requestContext }) => requestContext.routeKey);
  return { api, clock, events, management, connect, routeKeys };
}

describe('a WebSocket API', () => {
  it('lets in whom the function of $connect lets in, and nobody else', async () => {
    const { api, connect, events } = await socketFixture((event) => ({
      statusCode: JSON.stringify(event).includes('"ticket":"1"') ? 200 : 401,
    }));
    await connect();
    await expect(connect('?ticket=2')).rejects.toThrow('401');
    await expect(connect('/other')).rejects.toThrow('403');
    expect(events[0]).toMatchObject({
      queryStringParameters: { ticket: '1' },
      requestContext: { eventType: 'CONNECT', stage: 'live', apiId: 'ws1' },
    });
    expect(api.sockets.size).toBe(1);
  });

  it('asks an authorizer first', async () => {
    const { api, connect, events } = await socketFixture();
    const route = api.routes.get('$connect');
    if (route === undefined) throw new Error('no route');
    let Effect = 'Allow';
    const authorize = async (): Promise<LambdaOutcome> => ({
      kind: 'answer',
      payload: { policyDocument: { Statement: [{ Effect }] }, context: { by: 'ana' } },
    });
    api.routes.set('$connect', { ...route, authorize });
    await connect();
    expect(events[0]).toMatchObject({ requestContext: { authorizer: { by: 'ana' } } });
    Effect = 'Deny';
    await expect(connect()).rejects.toThrow('403');
    expect(events).toHaveLength(1);
  });

  it('chooses the route by the action, answers where the route does, and tells of the end', async () => {
    const { connect, events, routeKeys } = await socketFixture(() => ({ statusCode: 200, body: 'yes' }));
    const { socket, told } = await connect();
    for (const text of ['{"action":"subscribe"}', '{"action":"unknown"}', 'no json', '[]']) socket.send(text);
    await vi.waitFor(() => expect(events).toHaveLength(5));
    expect(routeKeys()).toEqual(['$connect', 'subscribe', '$default', '$default', '$default']);
    await vi.waitFor(() => expect(told).toEqual(['yes']));
    socket.close(1000, 'done');
    await vi.waitFor(() => expect(events).toHaveLength(6));
    expect(events[5]).toMatchObject({
      requestContext: { eventType: 'DISCONNECT', disconnectStatusCode: 1000 },
    });
  });

  it('lets functions post to a desk, look at it and end it', async () => {
    const { connect, management, events } = await socketFixture();
    const { socket, told, id } = await connect();
    await management.send(new PostToConnectionCommand({ ConnectionId: id, Data: Buffer.from('ünï') }));
    await vi.waitFor(() => expect(told).toEqual(['ünï']));
    const seen = await management.send(new GetConnectionCommand({ ConnectionId: id }));
    expect(seen.Identity?.SourceIp).toBe('127.0.0.1');
    const large = new PostToConnectionCommand({ ConnectionId: id, Data: Buffer.alloc(129 * 1024, 97) });
    await expect(management.send(large)).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
    await management.send(new DeleteConnectionCommand({ ConnectionId: id }));
    await once(socket, 'close');
    await vi.waitFor(() => expect(events.at(-1)?.requestContext.routeKey).toBe('$disconnect'));
  });

  it('says that a connection is gone by the type that the SDK knows', async () => {
    const { api, connect, management, routeKeys } = await socketFixture();
    const { id } = await connect();
    api.lose(id);
    const post = management.send(new PostToConnectionCommand({ ConnectionId: id, Data: Buffer.from('x') }));
    const error = await post.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GoneException);
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 410 } });
    expect(routeKeys()).not.toContain('$disconnect');
  });

  it('ends what is too large, idle for ten minutes or open for two hours', async () => {
    const { api, clock, connect } = await socketFixture();
    const large = await connect();
    large.socket.send('x'.repeat(33 * 1024));
    expect((await once(large.socket, 'close'))[0]).toBe(1009);
    const idle = await connect();
    clock.advance(9 * 60_000);
    api.endOld();
    expect(idle.socket.readyState).toBe(WebSocket.OPEN);
    clock.advance(2 * 60_000);
    api.endOld();
    expect((await once(idle.socket, 'close'))[0]).toBe(1001);
  });
});
