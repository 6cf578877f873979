import { giveUpMessage } from '../../../core/pipeline/giveUpMessage.ts';
import { composeCloud } from '../functions/compose.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeCloud();

/** Judges messages that a queue has given up: tries them again later, or writes off what they were about. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, async (body) => {
    const end = await giveUpMessage(world, body);
    world.log.info('message.given_up', { end });
    return { kind: 'remove' };
  });
}
