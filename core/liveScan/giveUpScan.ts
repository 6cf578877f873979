import { AppError } from '../model/errors.ts';
import { readMessage } from '../pipeline/world/messages.ts';
import { sessionDeps } from '../pipeline/world/sessionDeps.ts';
import { deadLetter, type DeadLetterEnd } from '../session/deadLetter.ts';
import { itemOfMessage, readDocumentMessage } from './documentMessage.ts';
import { failScan } from './failScan.ts';
import { goOnScan } from './goOnScan.ts';
import type { LiveScanBase } from './scanWorld.ts';

/**
 * Decides on a message of a scan that its queue gave up. A document is tried again or counted as one that could not be read,
 * as its own attempts say; a scan whose documents could not be laid out, or whose workbook could not be written, fails.
 *
 * @returns `null` for a message of something else
 */
export async function giveUpScan(
  world: Omit<LiveScanBase, 'objects' | 'bucket'>,
  body: string,
): Promise<DeadLetterEnd | null> {
  const document = readDocumentMessage(body);
  if (document !== undefined) {
    const end = await deadLetter(sessionDeps(world), itemOfMessage(document, world.digest), body);
    if (end === 'failed' || end === 'counted') await goOnScan(world, document.session_id);
    return end;
  }
  const message = readMessage(body);
  if (message?.kind !== 'scanOpen' && message?.kind !== 'scanFinish') return null;
  const what =
    message.kind === 'scanOpen'
      ? 'Its documents could not be laid out.'
      : 'Its workbook could not be written.';
  await failScan(
    world,
    message.sessionId,
    new AppError('WORK_GIVEN_UP', what, { remedy: 'Start the scan again.' }),
  );
  return 'failed';
}
