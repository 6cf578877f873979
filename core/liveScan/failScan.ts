import type { AppError } from '../model/errors.ts';
import type { SessionId } from '../model/session.ts';
import type { LiveScanBase } from './scanWorld.ts';
import { tellWord } from './tellScan.ts';

/** Says of a scan that it failed, and tells its client. */
export async function failScan(
  world: Pick<LiveScanBase, 'scans' | 'connections' | 'log'>,
  sessionId: SessionId,
  error: AppError,
): Promise<void> {
  const failure = `${error.message} ${error.remedy}`;
  await world.scans.end(sessionId, { state: 'failed', failure });
  const scan = await world.scans.get(sessionId);
  if (scan !== undefined) await tellWord(world, scan.connectionId, { type: 'ERROR', message: failure });
}
