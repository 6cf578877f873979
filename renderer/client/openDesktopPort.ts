import { RPCLink } from '@orpc/client/message-port';
import { connectMessage } from '../../core/contract/transport.ts';
import type { OpenedLink } from './reconnectingLink.ts';

/**
 * The page's side of the handshake: it makes a channel and hands one end to the preload script, which passes it to
 * the main process. A port inside one machine does not break, so `closed` only resolves when the far end is gone.
 */
export function openDesktopPort(): Promise<OpenedLink> {
  const { port1, port2 } = new MessageChannel();
  const link = new RPCLink({ port: port1 });
  const closed = new Promise<void>((resolve) => {
    port1.addEventListener('close', () => resolve(), { once: true });
  });
  port1.start();
  window.postMessage(connectMessage, location.origin, [port2]);
  return Promise.resolve({ link, closed });
}
