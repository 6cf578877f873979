import { z } from 'zod';
import { AppError } from '../model/errors.ts';
import type { LiveScan } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { asSessionId } from '../model/session.ts';
import { completeWord } from './completeWord.ts';
import { matchWords, progressWord, startedWord } from './scanWords.ts';
import type { LiveScanBase } from './scanWorld.ts';
import { tellWord } from './tellScan.ts';
import type { ClientWord } from './startScan.ts';

const form = z.object({
  session_id: z.string().min(1).max(128).transform(asSessionId),
  matches: z.boolean().optional(),
  after: z.string().nullish(),
});

/**
 * Lets a client come back to its scan by another connection: from now on that one is told, and it hears at once how things
 * stand; where it asks for them also the codes that were found so far, and `COMPLETE` with a fresh link where all is done.
 *
 * @throws {AppError} `USAGE` for a word that is not understood, `NOT_FOUND` for a scan that is not there or another's
 */
export async function resumeScan(world: LiveScanBase, client: Omit<ClientWord, 'messageId'>): Promise<void> {
  const { connectionId } = client;
  const connection = await world.connections.get(connectionId);
  if (connection === undefined) throw new AppError('ACCESS_DENIED', 'This connection is not known.');
  const asked = form.safeParse(client.word);
  if (!asked.success)
    throw new AppError('USAGE', 'resume_scan needs a session_id.', { remedy: 'See docs/scan-api.md.' });
  const { session_id: sessionId, matches, after } = asked.data;
  const scan = await world.scans.get(sessionId);
  // Of a scan of somebody else nothing is told, not even that it is there.
  if (scan === undefined || scan.by !== connection.by)
    throw new AppError('NOT_FOUND', `There is no scan ${sessionId}.`);
  await world.scans.bind(sessionId, connectionId);
  await tellWord(world, connectionId, startedWord(scan));
  if (matches === true) await tellMatches(world, { scan, connectionId, after: after ?? undefined });
  // Read behind the binding: what is counted from now on, the new connection hears of.
  const present = (await world.scans.get(sessionId)) ?? scan;
  await tellWord(world, connectionId, progressWord(present));
  if (present.state === 'complete') await tellWord(world, connectionId, await completeWord(world, present));
  if (present.state === 'failed')
    await tellWord(world, connectionId, { type: 'ERROR', message: present.failure ?? '' });
}

/** Matches of some documents, in the order of their keys, and where to go on. */
async function tellMatches(
  world: LiveScanBase,
  {
    scan,
    connectionId,
    after,
  }: { readonly scan: LiveScan; readonly connectionId: string; readonly after: string | undefined },
): Promise<void> {
  let told = 0;
  let last = after;
  for (;;) {
    const page = await world.scans.files(scan.sessionId, {
      limit: 100,
      ...(last === undefined ? {} : { after: last }),
    });
    for (const file of page) {
      if (told >= liveScanOptions.replayedMatches) {
        await tellWord(world, connectionId, { type: 'MATCHES_END', after: last ?? null });
        return;
      }
      for (const word of matchWords(file)) await tellWord(world, connectionId, word);
      told += file.foundCodes.length;
      last = file.name;
    }
    if (page.length === 0) break;
  }
  await tellWord(world, connectionId, { type: 'MATCHES_END', after: null });
}
