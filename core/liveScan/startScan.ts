import { AppError } from '../model/errors.ts';
import { type TargetCodes, usualCompare } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { asSessionId, type SessionId } from '../model/session.ts';
import { messageBody } from '../pipeline/world/messages.ts';
import { putJson } from '../pipeline/world/readWhole.ts';
import { timeOf } from '../session/sessionDeps.ts';
import { byteLength } from '../values/text/byteLength.ts';
import { liveScanPlaces } from './scanPlaces.ts';
import { readStart, type ScanRequest } from './scanRequest.ts';
import { startedWord } from './scanWords.ts';
import type { LiveScanBase } from './scanWorld.ts';
import { tellWord } from './tellScan.ts';

/** A word of a client. */
export interface ClientWord {
  readonly connectionId: string;
  /** Of the API: the same when it gives the same word again. */
  readonly messageId: string;
  readonly word: unknown;
}

/**
 * Begins a scan: keeps what was asked for, makes the session's item, hands the listing of documents on and says `STARTED`.
 * What takes long is done by others, so it is over long before the API stops waiting. The same word given again begins
 * nothing new, since the session's id follows from connection and request.
 *
 * @throws {AppError} `USAGE` for a word that is not understood, `ACCESS_DENIED` for an unknown connection
 */
export async function startScan(world: LiveScanBase, client: ClientWord): Promise<SessionId> {
  const { connectionId } = client;
  const connection = await world.connections.get(connectionId);
  if (connection === undefined) throw new AppError('ACCESS_DENIED', 'This connection is not known.');
  const { request, requestId } = readStart(client.word, world.bucket);
  const sessionId = sessionOf(world.digest(JSON.stringify([connectionId, requestId ?? client.messageId])));
  const places = liveScanPlaces(sessionId);
  const codes = await keptCodes(world, request.codes, places.codes);
  await putJson(world.objects, places.request, { ...request, codes });
  const { documents } = request;
  await world.scans.begin({
    sessionId,
    connectionId,
    by: connection.by,
    timestamp: timeOf(world),
    totalFiles: 'listed' in documents ? documents.listed.length : 0,
    targetHoleCodes: codes,
    compare: request.compare ?? usualCompare,
  });
  await world.queues.send('scanSteps', [{ body: messageBody({ kind: 'scanOpen', sessionId }) }]);
  const scan = await world.scans.get(sessionId);
  if (scan !== undefined) await tellWord(world, connectionId, startedWord(scan));
  return sessionId;
}

/** Short lists stand in the item; of others a JSON list lies among the objects. */
async function keptCodes(
  { objects }: Pick<LiveScanBase, 'objects'>,
  codes: ScanRequest['codes'],
  key: string,
): Promise<TargetCodes> {
  if (!Array.isArray(codes) || byteLength(JSON.stringify(codes)) <= liveScanOptions.itemCodesBytes)
    return codes;
  await putJson(objects, key, codes);
  return { s3_key: key };
}

/** A UUID of version 8, whose bits are one's own: here those of a digest. @see RFC 9562, 5.8 */
function sessionOf(digest: string): SessionId {
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) % 4] ?? '8';
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return asSessionId(parts.join('-'));
}
