import type { SessionId } from '../model/session.ts';
import { type MessageEnd, workItem } from '../session/workItem.ts';
import { messageBody, type WorkMessage } from './messages.ts';
import type { PartWorld, PipelineBase } from './pipelineWorld.ts';
import { runPartItem } from './runPartItem.ts';
import { sessionDeps } from './sessionDeps.ts';

/** Works off the part that a message is about, and calls the end of its run to mind where it was the last. */
export async function partWork(
  world: PartWorld,
  message: Extract<WorkMessage, { kind: 'part' }>,
): Promise<MessageEnd> {
  const end = await workItem(sessionDeps(world), message, async (item, { token }) => ({
    outcome: 'done',
    result: await runPartItem(world, { item, token }),
    errorCode: null,
  }));
  if (end.kind === 'remove') await finishSoon(world, message.sessionId);
  return end;
}

/** At once; the event that tells of the end does so again, should this be lost. */
async function finishSoon({ sessions, queues }: PipelineBase, sessionId: SessionId): Promise<void> {
  const session = await sessions.get(sessionId);
  if (session?.status === 'complete')
    await queues.send('finish', [{ body: messageBody({ kind: 'finish', sessionId }) }]);
}
