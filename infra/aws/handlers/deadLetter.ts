import { giveUpScan } from '../../../core/liveScan/giveUpScan.ts';
import { giveUpMessage } from '../../../core/pipeline/work/giveUpMessage.ts';
import { composeScanBase } from '../functions/composeScanBase.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeScanBase();

/** Judges messages that a queue has given up: tries them again later, or writes off what they were about. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, async (body) => {
    const end = (await giveUpScan(world, body)) ?? (await giveUpMessage(world, body));
    world.log.info('message.given_up', { end });
    return { kind: 'remove' };
  });
}
