import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { finishWork } from '../../../core/pipeline/work/finishWork.ts';
import { composeFinish } from '../functions/composeFinish.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeFinish();

/** Works off the messages of a batch; those that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, (body) =>
    doWork(world.log, body, { finish: (message) => finishWork(world, message) }),
  );
}
