import { createScanWork } from '../../../core/liveScan/scanWork.ts';
import { composeScanWorker } from '../functions/composeScanWorker.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeScanWorker();
const work = createScanWork(world);

/** Searches the documents of a batch; those that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, work.batch());
}
