import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a service on which answers get lost after the work was done. */
export interface LossyHttp {
  readonly url: string;
  readonly lost: () => number;
  close(): Promise<void>;
}

/** @param isLost asked for each request by its number, from 1 */
export async function openLossyHttp(
  target: string,
  isLost: (request: number) => boolean,
): Promise<LossyHttp> {
  let requests = 0;
  let lost = 0;
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      requests += 1;
      const isThisLost = isLost(requests);
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const answer = await fetch(`${target}${request.url ?? '/'}`, {
        method: 'POST',
        headers: headers as Record<string, string>,
        body: await bytesOf(request),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (isThisLost) {
        lost += 1;
        request.socket.destroy();
        return;
      }
      const type = answer.headers.get('content-type') ?? 'application/json';
      const sum = answer.headers.get('x-amz-crc32');
      response.writeHead(answer.status, {
        'content-type': type,
        ...(sum === null ? {} : { 'x-amz-crc32': sum }),
      });
      response.end(body);
    };
    forward().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost: () => lost,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
