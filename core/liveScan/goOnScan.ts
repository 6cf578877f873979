import type { SessionId } from '../model/session.ts';
import { messageBody } from '../pipeline/world/messages.ts';
import type { LiveScanBase } from './scanWorld.ts';

/**
 * Calls the end of a scan to mind where it has come: at once; the event that tells of the end does so again, should this be
 * lost.
 */
export async function goOnScan(
  { sessions, queues }: Pick<LiveScanBase, 'sessions' | 'queues'>,
  sessionId: SessionId,
): Promise<void> {
  const session = await sessions.get(sessionId);
  if (session?.status === 'complete' || session?.status === 'forced')
    await queues.send('scanSteps', [{ body: messageBody({ kind: 'scanFinish', sessionId }) }]);
}
