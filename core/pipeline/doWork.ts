import type { SessionId } from '../model/session.ts';
import { type MessageEnd, workItem } from '../session/workItem.ts';
import { analyzeUpload } from './analyzeUpload.ts';
import { finishRun } from './finishRun.ts';
import { messageBody, readMessage } from './messages.ts';
import type { PipelineWorld } from './pipelineWorld.ts';
import { runPartItem } from './runPartItem.ts';
import { sessionDeps } from './sessionDeps.ts';

/** Longest time that a message is put off, in seconds: what queues allow. */
const mostSeconds = 900;

/**
 * Does what a message calls to mind, whichever it is. Messages may come twice, late and in any order; what was done before
 * is not done again.
 *
 * @throws {AppError} what another try can mend: the message is to come again
 */
export async function doWork(world: PipelineWorld, body: string): Promise<MessageEnd> {
  const message = readMessage(body);
  if (message === undefined) {
    world.log.error('message.unknown', { bytes: body.length });
    return { kind: 'remove' };
  }
  switch (message.kind) {
    case 'analyze': {
      const end = await analyzeUpload(world, message.uploadId);
      if (end.kind === 'done') return { kind: 'remove' };
      return { kind: 'again', afterSeconds: Math.min(mostSeconds, Math.ceil(end.waitMs / 1_000) + 1) };
    }
    case 'part': {
      const end = await workItem(sessionDeps(world), message, async (item, { token }) => ({
        outcome: 'done',
        result: await runPartItem(world, { item, token }),
        errorCode: null,
      }));
      if (end.kind === 'remove') await finishSoon(world, message.sessionId);
      return end;
    }
    case 'finish':
      await finishRun(world, message.sessionId);
      return { kind: 'remove' };
  }
}

/** Whoever was last calls the end to mind at once; the event that tells of it does so again, should that be lost. */
async function finishSoon({ sessions, queues }: PipelineWorld, sessionId: SessionId): Promise<void> {
  const session = await sessions.get(sessionId);
  if (session?.status === 'complete')
    await queues.send('finish', [{ body: messageBody({ kind: 'finish', sessionId }) }]);
}
