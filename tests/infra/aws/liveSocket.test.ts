import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveWord } from '../../../core/ports/pipelineLink.ts';
import { liveSocket } from '../../../infra/aws/desk/liveSocket.ts';
import { localConnections } from '../../../infra/local/pipeline/localConnections.ts';

let server: WebSocketServer;
let address: string;
const tickets: string[] = [];
const said: string[] = [];
let whenJoined: (socket: WebSocket) => void;

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
  tickets.length = 0;
  said.length = 0;
  server.on('connection', (socket, request) => {
    tickets.push(new URL(request.url ?? '', address).searchParams.get('ticket') ?? '');
    socket.on('message', (data: Buffer) => said.push(data.toString('utf8')));
    whenJoined(socket);
  });
});
afterEach(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

function listen(to = address) {
  const connections = localConnections(Date.now);
  const ending = new AbortController();
  const words: LiveWord[] = [];
  const state = { opened: 0 };
  const world = { connections, clock: { now: Date.now }, sessions: {} as never };
  const ended = (async () => {
    for await (const word of liveSocket(world, to, {
      signal: ending.signal,
      onOpen: () => void (state.opened += 1),
    }))
      words.push(word);
  })();
  return { ended, words, state, ending, connections };
}

const upload = { kind: 'upload', uploadId: 'u1', sessionId: null, state: 'done' };
const progress = { kind: 'progress', uploadId: null, sessionId: 's1', total: 3 };

describe('the live connection of a desk', () => {
  it('shows a ticket that it wrote itself, and hears words until the other side closes', async () => {
    whenJoined = (socket) => {
      for (const word of ['no JSON', { kind: 'pong' }, upload, { kind: 'upload' }, progress])
        socket.send(typeof word === 'string' ? word : JSON.stringify(word));
      socket.close(1001, 'Going away');
    };
    const { ended, words, state, connections } = listen();
    await ended;
    expect(words).toEqual([
      { uploadId: 'u1', sessionId: null },
      { uploadId: null, sessionId: 's1' },
    ]);
    expect(state.opened).toBe(1);
    expect(tickets[0]).toMatch(/^[\w-]{43}$/u);
    expect(await connections.get(`ticket-${tickets[0] ?? ''}`)).toBeDefined();
  });

  it('ends without an error where the connection breaks', async () => {
    whenJoined = (socket) => socket.terminate();
    await expect(listen().ended).resolves.toBeUndefined();
  });

  it('ends when nobody listens any more', async () => {
    const joined = new Promise<WebSocket>((resolve) => {
      whenJoined = resolve;
    });
    const { ended, ending } = listen();
    const socket = await joined;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    ending.abort();
    await expect(ended).resolves.toBeUndefined();
    await closed;
  });

  it('says that there is none where it is refused, or nobody answers', async () => {
    const refusing = createServer((_, response) => response.writeHead(403).end());
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const port = (refusing.address() as AddressInfo).port;
    for (const to of [`ws://127.0.0.1:${port}`, 'ws://127.0.0.1:1']) {
      const { ended, state } = listen(to);
      await expect(ended).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      expect(state.opened).toBe(0);
    }
    refusing.close();
  });

  it('gives one word for many of the same to a reader who is slow', async () => {
    whenJoined = (socket) => {
      for (let n = 0; n < 500; n += 1) socket.send(JSON.stringify(n % 2 === 0 ? upload : progress));
      socket.close();
    };
    const { ended, words } = listen();
    await ended;
    await wait(0);
    expect(words.length).toBeGreaterThanOrEqual(2);
    expect(words.length).toBeLessThanOrEqual(500);
    expect(new Set(words.map((word) => JSON.stringify(word))).size).toBe(2);
  });
});
