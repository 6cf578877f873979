import { type MessageEnd, workItem } from '../../session/workItem.ts';
import { goOn } from '../uploads/goOn.ts';
import type { WorkMessage } from '../world/messages.ts';
import type { PartWorld } from '../world/pipelineWorld.ts';
import { runOf } from '../world/places.ts';
import { runPartItem } from '../parts/runPartItem.ts';
import { sessionDeps } from '../world/sessionDeps.ts';
import { takeLeads } from '../leads/takeLeads.ts';

/** Works off the part that a message is about, and calls the end of its run to mind where it was the last. */
export async function partWork(
  world: PartWorld,
  message: Extract<WorkMessage, { kind: 'part' }>,
): Promise<MessageEnd> {
  const end = await workItem(sessionDeps(world), message, async (item, { token }) => ({
    outcome: 'done',
    result: await (runOf(item.sessionId).stage === 'leads' ? takeLeads : runPartItem)(world, { item, token }),
    errorCode: null,
  }));
  if (end.kind === 'remove') await goOn(world, message.sessionId);
  return end;
}
