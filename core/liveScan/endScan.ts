import { z } from 'zod';
import { AppError } from '../model/errors.ts';
import { asSessionId } from '../model/session.ts';
import { sessionDeps } from '../pipeline/world/sessionDeps.ts';
import { forceEnd } from '../session/forceEnd.ts';
import { goOnScan } from './goOnScan.ts';
import type { LiveScanBase } from './scanWorld.ts';
import type { ClientWord } from './startScan.ts';
import { tellWord } from './tellScan.ts';

const form = z.object({
  session_id: z.string().min(1).max(128).transform(asSessionId),
  reason: z.string().max(2_000),
});

/**
 * Ends a scan with the documents that are counted, in the name of whoever began it or of an operator, who says why. The
 * workbook lists the others; nothing that comes later is counted. Its owner hears of the end by this connection.
 *
 * @throws {AppError} `USAGE` for a word that is not understood, `NOT_FOUND` for a scan that is not there or another's,
 *   `REASON_MISSING`, `NOT_READY` while its documents are listed
 */
export async function endScan(
  world: Omit<LiveScanBase, 'objects' | 'bucket'>,
  client: Omit<ClientWord, 'messageId'>,
): Promise<void> {
  const { connectionId } = client;
  const connection = await world.connections.get(connectionId);
  if (connection === undefined) throw new AppError('ACCESS_DENIED', 'This connection is not known.');
  const asked = form.safeParse(client.word);
  if (!asked.success)
    throw new AppError('USAGE', 'end_scan needs a session_id and a reason.', {
      remedy: 'See docs/scan-api.md.',
    });
  const { session_id: sessionId, reason } = asked.data;
  const scan = await world.scans.get(sessionId);
  const { by, isOperator = false } = connection;
  if (scan === undefined || (scan.by !== by && !isOperator))
    throw new AppError('NOT_FOUND', `There is no scan ${sessionId}.`);
  const isFailed = scan.state === 'failed';
  if (!isFailed && (await world.sessions.get(sessionId)) === undefined)
    throw new AppError('NOT_READY', 'The documents of this scan are still being listed.', {
      remedy: 'Wait for its first PROGRESS, then end it.',
    });
  const outcome = isFailed ? 'ended' : await forceEnd(sessionDeps(world), sessionId, { by, reason });
  if (scan.by === by) await world.scans.bind(sessionId, connectionId);
  await tellWord(world, connectionId, { type: 'END_TAKEN', session_id: sessionId, outcome });
  await goOnScan(world, sessionId);
}
