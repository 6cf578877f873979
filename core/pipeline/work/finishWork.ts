import type { MessageEnd } from '../../session/workItem.ts';
import { endOf } from '../world/messageEnd.ts';
import { finishRun } from '../runs/finishRun.ts';
import type { WorkMessage } from '../world/messages.ts';
import type { FinishWorld } from '../world/pipelineWorld.ts';

/** Puts the outputs of the run together that a message is about. */
export async function finishWork(
  world: FinishWorld,
  { sessionId }: Extract<WorkMessage, { kind: 'finish' }>,
): Promise<MessageEnd> {
  return endOf(await finishRun(world, sessionId));
}
