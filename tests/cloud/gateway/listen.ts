import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

/** Sends what is answered; a bug in the answering ends the connection. */
export function answering(answer: (message: IncomingMessage) => Promise<HttpAnswer>): RequestListener {
  return (message, response) => {
    const send = async (): Promise<void> => {
      const { status, headers, body } = await answer(message);
      response.writeHead(status, headers);
      response.end(body);
    };
    send().catch(() => response.destroy());
  };
}

/** Lets a server listen on this machine only. @returns its port, any free one unless one is asked for */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Ends every connection and the server. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** The body of a request. @returns `undefined` beyond so many bytes */
export async function readBody(body: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of body) {
    sizeBytes += (piece as Buffer).length;
    // Read to its end, so that whoever sends hears the answer.
    if (sizeBytes <= mostBytes) pieces.push(piece as Buffer);
  }
  return sizeBytes > mostBytes ? undefined : Buffer.concat(pieces);
}
