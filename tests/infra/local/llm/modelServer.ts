import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly version: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What the server does with a request. */
export type Behaviour =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      /** Ends the connection in the middle of the body. */
      readonly cut?: true;
    }
  | 'hang'
  | 'reset';

/** A behaviour, or what makes one of the request; it may take its time. */
type Act = Behaviour | ((request: SeenRequest) => Behaviour | Promise<Behaviour>);

export interface ModelServer {
  readonly url: string;
  /** In the order they came. */
  readonly requests: readonly SeenRequest[];
  /** Answers the next requests in this order; the last one stays. */
  play(...script: readonly Act[]): void;
  close(): Promise<void>;
}

/**
 * A server on this machine that speaks HTTP/1.1 and HTTP/2 on one port, as it finds out from the first bytes: what the
 * adapters meet is a real socket.
 */
export async function openModelServer(): Promise<ModelServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let script: readonly Act[] = [];
  const answer = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ): void => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const seen: SeenRequest = {
        version: request.httpVersion,
        method: request.method ?? '',
        path: request.url ?? '',
        headers: plainHeaders(request.headers),
        body: Buffer.concat(pieces).toString('utf8'),
      };
      requests.push(seen);
      const [next, ...later] = script;
      if (later.length > 0) script = later;
      const behaviour = typeof next === 'function' ? next(seen) : (next ?? 'reset');
      void Promise.resolve(behaviour).then((made) => perform(made, request, response));
    });
  };
  const http1 = createServer(answer);
  const http2 = createHttp2Server(answer);
  http2.on('sessionError', () => undefined);
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first.toString('latin1').startsWith('PRI')) http2.emit('connection', socket);
      else http1.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    play(...behaviours) {
      script = behaviours;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What both kinds of response have in common. */
interface Answerer {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  write(text: string): unknown;
  end(text: string): unknown;
}

function perform(
  behaviour: Behaviour,
  request: IncomingMessage | Http2ServerRequest,
  response: Answerer,
): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'reset') {
    request.socket.destroy();
    return;
  }
  const { status, headers = {}, body, cut } = behaviour;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (cut === undefined) {
    response.end(body);
    return;
  }
  response.write(body.slice(0, Math.floor(body.length / 2)));
  setTimeout(() => request.socket.destroy(), 20);
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string | undefined> {
  const plain = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  // HTTP/2 has the host in a field of its own.
  return { ...plain, host: plain['host'] ?? plain[':authority'] };
}
