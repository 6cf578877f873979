import { randomBytes } from 'node:crypto';
import { giveTicket } from '../../../core/pipeline/tell/liveTickets.ts';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';

export type SocketWorld = Pick<PipelineBase, 'connections' | 'clock' | 'sessions'>;

/**
 * Begins a connection in somebody's name. The desk writes a ticket for itself, which opens one connection, so that no token
 * stands in an address.
 *
 * @param address of the WebSocket API
 * @returns it, not open yet; `undefined` where the signal was aborted meanwhile
 */
export async function openTicketed(
  world: SocketWorld,
  { address, by, signal }: { readonly address: string; readonly by: string; readonly signal: AbortSignal },
): Promise<WebSocket | undefined> {
  if (signal.aborted) return undefined;
  const secret = randomBytes(32).toString('base64url');
  const { ticket } = await giveTicket(world, { by, secret });
  if (signal.aborted) return undefined;
  return new WebSocket(`${address}?ticket=${encodeURIComponent(ticket)}`);
}
