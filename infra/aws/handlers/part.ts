import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { partWork } from '../../../core/pipeline/work/partWork.ts';
import { composePart } from '../functions/composePart.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composePart();

/** Works off the messages of a batch; those that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, (body) =>
    doWork(world.log, body, { part: (message) => partWork(world, message) }),
  );
}
