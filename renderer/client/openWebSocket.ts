import { RPCLink } from '@orpc/client/websocket';
import { webPaths } from '../../core/contract/transport.ts';
import { ConnectionRefused, type OpenedLink } from './reconnectingLink.ts';

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
        resolveClosed();
        void reasonOfClose().then(reject);
      },
      { once: true },
    );
  });
}

/** A socket does not say why it was closed; a plain request does: the host of another session answers 403. */
async function reasonOfClose(): Promise<Error> {
  const gone = new Error('The connection was closed.');
  try {
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    return answer.status === 403 ? new ConnectionRefused('The host does not know this page.') : gone;
  } catch {
    // Nobody answers at all, which is what `gone` says.
    return gone;
  }
}
