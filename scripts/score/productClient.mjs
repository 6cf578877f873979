import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findNode } from '../project.mjs';

/** What the host may take to say where it is served, and a file to be read or run, in milliseconds. */
const limitMs = 60_000;

/**
 * Starts the built product on a data folder of its own and works it as a browser does: by link, cookie, upload and the
 * contract's socket. So what is measured is what a person gets.
 *
 * @param {{cli: string, dataFolder: string}} parts
 * @returns {Promise<{client: object, upload: (name: string, bytes: string) => Promise<string>, settled: (fileId: string) => Promise<object>, close: () => Promise<void>}>}
 *   `client` has a method for every procedure; `settled` waits until a file is neither being read nor run and gives its review
 */
export async function openProduct({ cli, dataFolder }) {
  const [{ createORPCClient }, { RPCLink }, { WebSocket }] = await Promise.all([
    import('@orpc/client'),
    import('@orpc/client/websocket'),
    import('ws'),
  ]);
  const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', cli, 'serve'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, MAPWRIGHT_DATA: dataFolder },
  });
  const ended = once(child, 'close');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', kill);
  };
  const link = new URL(await firstLink(child));
  const { origin } = link;
  const session = await fetch(`${origin}/session`, {
    method: 'POST',
    body: link.hash.slice(1),
    headers: { origin },
  });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0];
  const websocket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin });
  const client = createORPCClient(new RPCLink({ websocket }));
  await once(websocket, 'open');
  return {
    client,
    async upload(name, bytes) {
      const answer = await fetch(`${origin}/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: bytes,
        headers: { origin, cookie },
      });
      if (answer.status !== 201) throw new Error(`${name} was not taken: ${await answer.text()}`);
      return (await answer.json()).id;
    },
    async settled(fileId) {
      const stop = AbortSignal.timeout(limitMs);
      for await (const event of await client.inbox.watch(undefined, { signal: stop })) {
        const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
        const item = items.find(({ file }) => file.id === fileId);
        if (item !== undefined && !['reading', 'running'].includes(item.file.state)) break;
      }
      return client.review.open({ fileId });
    },
    async close() {
      websocket.terminate();
      await close();
    },
  };
}

async function firstLink(child) {
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /http:\/\/\S+/.exec(line);
      if (found !== null) return found[0];
    }
    throw new Error('The app was not served.');
  } finally {
    clearTimeout(timer);
  }
}
