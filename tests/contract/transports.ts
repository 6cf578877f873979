import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Contract } from '../../core/contract/contract.ts';
import type { ContractRouter } from '../../infra/local/router.ts';

export type Client = ContractRouterClient<Contract>;

/** A client on one side, the router on the other, and what is between them. */
export interface Connection {
  readonly client: Client;
  /** Breaks the connection from the caller's side, as a closed window or a lost network does. */
  disconnect(): Promise<void>;
}

/** Every way a host serves the contract; `inProcess` has no connection that could break. */
export const transports: Readonly<Record<string, (router: ContractRouter) => Promise<Connection>>> = {
  inProcess: (router) =>
    Promise.resolve({
      client: createRouterClient(router),
      disconnect: () => Promise.resolve(),
    }),

  messagePort: (router) => {
    const { port1, port2 } = new MessageChannel();
    new PortHandler(router).upgrade(port2);
    port2.start();
    const client: Client = createORPCClient(new PortLink({ port: port1 }));
    port1.start();
    const disconnect = async (): Promise<void> => {
      port1.close();
    };
    return Promise.resolve({ client, disconnect });
  },

  webSocket: async (router) => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    const handler = new SocketHandler(router);
    sockets.on('connection', (socket) => void handler.upgrade(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const websocket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const client: Client = createORPCClient(
      new SocketLink({ websocket: websocket as unknown as globalThis.WebSocket }),
    );
    const disconnect = async (): Promise<void> => {
      if (websocket.readyState === WebSocket.CLOSED) return;
      websocket.close();
      await new Promise((resolve) => websocket.once('close', resolve));
      await new Promise((resolve) => server.close(resolve));
    };
    return { client, disconnect };
  },
};
