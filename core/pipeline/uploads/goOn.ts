import type { SessionId } from '../../model/session.ts';
import { messageBody } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { tellProgress } from '../tell/tellDesks.ts';

/**
 * Tells the desks how far a session is, and calls the end of its run to mind where that has come: at once; the event that
 * tells of the end does so again, should this be lost.
 */
export async function goOn(
  world: Pick<PipelineBase, 'sessions' | 'queues' | 'connections' | 'log'>,
  sessionId: SessionId,
): Promise<void> {
  const session = await world.sessions.get(sessionId);
  if (session === undefined) return;
  if (session.status === 'complete' || session.status === 'forced')
    await world.queues.send('finish', [{ body: messageBody({ kind: 'finish', sessionId }) }]);
  await tellProgress(world, session);
}
