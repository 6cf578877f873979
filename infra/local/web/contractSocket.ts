import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/websocket';
import { type WebSocket, WebSocketServer } from 'ws';
import { webOptions } from '../../../core/model/options/hostOptions.ts';
import type { ContractRouter } from '../router.ts';

/** Serves the contract on sockets that were let in. */
export interface ContractSocket {
  /** Turns a checked upgrade request into a connection. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every connection. */
  close(): void;
}

/**
 * One connection a page. A page that is gone without a word, or that no longer reads, is noticed by the heartbeat, and
 * whatever it had asked for is cancelled.
 */
export function createContractSocket(router: ContractRouter): ContractSocket {
  const handler = new RPCHandler(router);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: webOptions.messageBytes,
    perMessageDeflate: false,
  });
  const answered = new WeakSet<WebSocket>();

  server.on('connection', (socket) => {
    answered.add(socket);
    socket.on('pong', () => answered.add(socket));
    // A broken frame closes the connection; the page connects anew.
    socket.on('error', () => socket.terminate());
    // `ws` has the two methods that are asked for, under its own types.
    const page = socket as unknown as Parameters<typeof handler.close>[0];
    socket.on('message', (data: Buffer, isBinary) => {
      const message = isBinary ? new Uint8Array(data).buffer : data.toString('utf8');
      // What is no message of the contract does not come from our page.
      handler.message(page, message).catch(() => socket.close(1008));
    });
    socket.on('close', () => handler.close(page));
  });

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.has(socket) || socket.bufferedAmount > webOptions.waitingBytes) socket.terminate();
      answered.delete(socket);
      socket.ping();
    }
  }, webOptions.heartbeatMs);
  heartbeat.unref();

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted, request));
    },
    close() {
      clearInterval(heartbeat);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
