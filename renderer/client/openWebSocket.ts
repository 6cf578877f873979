import { RPCLink } from '@orpc/client/websocket';
import { webPaths } from '../../core/contract/transport.ts';
import type { OpenedLink } from './reconnectingLink.ts';

/** Connects to the host that served this page. Rejects when it does not answer. */
export function openWebSocket(): Promise<OpenedLink> {
  const url = new URL(webPaths.rpc, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  url.search = '';
  const websocket = new WebSocket(url);
  // The link listens from the start, so that it hears the opening and the end.
  const link = new RPCLink({ websocket });
  return new Promise((resolve, reject) => {
    let resolveClosed: () => void;
    const closed = new Promise<void>((done) => {
      resolveClosed = done;
    });
    websocket.addEventListener('open', () => resolve({ link, closed }), { once: true });
    websocket.addEventListener(
      'close',
      () => {
        reject(new Error('The connection was closed.'));
        resolveClosed();
      },
      { once: true },
    );
  });
}
