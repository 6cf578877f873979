import type { MessageEnd } from '../session/workItem.ts';
import { endOf } from './messageEnd.ts';
import { finishRun } from './finishRun.ts';
import type { WorkMessage } from './messages.ts';
import type { FinishWorld } from './pipelineWorld.ts';

/** Puts the outputs of the run together that a message is about. */
export async function finishWork(
  world: FinishWorld,
  { sessionId }: Extract<WorkMessage, { kind: 'finish' }>,
): Promise<MessageEnd> {
  return endOf(await finishRun(world, sessionId));
}
