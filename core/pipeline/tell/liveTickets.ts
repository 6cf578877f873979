import { AppError } from '../../model/errors.ts';
import { asSessionId, type SessionId } from '../../model/session.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';

const ticketOptions = {
  /** Milliseconds in which a ticket is to be shown. */
  ticketMs: 60_000,
  /** Milliseconds that a connection lives at most, as API Gateway has it. */
  connectionMs: 2 * 3_600_000,
} as const;

/** Nothing is told to a ticket. */
const nothing = asSessionId('ticket');

type Live = Pick<PipelineBase, 'connections' | 'clock' | 'sessions'>;

/**
 * Gives a person a ticket that opens one live connection within a minute, so that no token stands in an address.
 * @param secret of the host, 256 bits of chance
 */
export async function giveTicket(
  { connections, clock }: Live,
  {
    by,
    isOperator = false,
    secret,
  }: { readonly by: string; readonly isOperator?: boolean; readonly secret: string },
): Promise<{ readonly ticket: string; readonly seconds: number }> {
  const until = new Date(clock.now() + ticketOptions.ticketMs).toISOString();
  const mark = isOperator ? { isOperator } : {};
  await connections.put({ id: ticketId(secret), by, ...mark, sessionId: nothing, until });
  return { ticket: secret, seconds: ticketOptions.ticketMs / 1_000 };
}

/** Lets a desk in that shows a ticket. @throws {AppError} `ACCESS_DENIED` for one that is used, dead or none */
export async function connectDesk(
  { connections, clock }: Live,
  { id, ticket }: { readonly id: string; readonly ticket: string },
): Promise<void> {
  const given = await connections.remove(ticketId(ticket));
  if (given === undefined || Date.parse(given.until) <= clock.now())
    throw new AppError('ACCESS_DENIED', 'This ticket is not valid any more.');
  const until = new Date(clock.now() + ticketOptions.connectionMs).toISOString();
  await connections.put({ ...given, id, sessionId: null, until });
}

/** Has a desk hear of one session only, or of everything. */
export async function subscribeDesk(
  { connections, sessions }: Live,
  { id, sessionId }: { readonly id: string; readonly sessionId: SessionId | null },
): Promise<void> {
  const connection = await connections.get(id);
  if (connection === undefined) return;
  if (sessionId !== null && (await sessions.get(sessionId)) === undefined)
    throw new AppError('NOT_FOUND', 'There is no such run.');
  await connections.put({ ...connection, sessionId });
}

function ticketId(secret: string): string {
  return `ticket-${secret}`;
}
