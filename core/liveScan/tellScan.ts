import type { LiveScan, LiveScanFile } from '../model/liveScan.ts';
import type { SessionId } from '../model/session.ts';
import { codeOf } from '../pipeline/world/codeOf.ts';
import type { LiveScanBase } from './scanWorld.ts';
import type { ScanWord } from '../model/scanWord.ts';
import { matchWords, progressWord, valueOf } from './scanWords.ts';

type Told = Pick<LiveScanBase, 'connections' | 'log'>;

/** Tells a connection. One that is gone, or cannot be reached, is no reason to stop: the client can come back. */
export async function tellWord(
  { connections, log }: Told,
  connectionId: string,
  word: ScanWord,
): Promise<'sent' | 'gone'> {
  try {
    return await connections.post(connectionId, JSON.stringify(word));
  } catch (error) {
    log.error('scan.notTold', { type: word.type, code: codeOf(error) });
    return 'gone';
  }
}

/** Tells what was counted: each found code of a document, and how far the scan is where that has changed by a hundredth. */
export async function tellCounted(
  world: Told & Pick<LiveScanBase, 'scans'>,
  sessionId: SessionId,
  file: LiveScanFile,
): Promise<void> {
  const scan = await world.scans.get(sessionId);
  if (scan === undefined) return;
  for (const word of matchWords(file)) {
    if ((await tellWord(world, scan.connectionId, word)) === 'gone') break;
  }
  await tellProgress(world, scan);
}

/** Each value is told once, by whoever takes its turn; a smaller one has no turn behind a larger. */
export async function tellProgress(world: Told & Pick<LiveScanBase, 'scans'>, scan: LiveScan): Promise<void> {
  const value = valueOf(scan.processedCount, scan.totalFiles);
  if (value <= scan.toldValue || !(await world.scans.tellValue(scan.sessionId, value))) return;
  await tellWord(world, scan.connectionId, progressWord(scan));
}
