import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on which connections break. */
export interface CutProxy {
  readonly url: string;
  /** Lets each of the next connections take so many bytes from the sender, then resets it. */
  cut(connections: number, afterBytes: number): void;
  close(): Promise<void>;
}

export async function openCutProxy(target: string): Promise<CutProxy> {
  const { hostname, port } = new URL(target);
  let cuts = 0;
  let afterBytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(Number(port), hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      // A break on one side is one on the other; it is told by `close`, which follows.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        from.destroy();
        to.destroy();
      });
    }
    let taken = 0;
    const isCut = cuts > 0;
    if (isCut) cuts -= 1;
    from.on('data', (bytes) => {
      taken += bytes.length;
      if (isCut && taken > afterBytes) {
        to.destroy();
        from.resetAndDestroy();
        return;
      }
      if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
    from.on('end', () => to.end());
    to.pipe(from);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(connections, after) {
      cuts = connections;
      afterBytes = after;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
