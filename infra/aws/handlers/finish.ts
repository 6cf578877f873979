import { doWork } from '../../../core/pipeline/doWork.ts';
import { composeTables } from '../composeTables.ts';
import { type BatchAnswer, workQueue } from '../workQueue.ts';

const world = composeTables();

/** Works off messages of the queues that this function is for. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, (body) => doWork(world, body));
}
