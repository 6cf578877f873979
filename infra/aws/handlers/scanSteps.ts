import { finishScan } from '../../../core/liveScan/finishScan.ts';
import { openScan } from '../../../core/liveScan/openScan.ts';
import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { composeScanSteps } from '../functions/composeScanSteps.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeScanSteps();

/** Lays out scans and ends them; messages that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, (body) =>
    doWork(world.log, body, {
      scanOpen: ({ sessionId }) => openScan(world, sessionId),
      scanFinish: ({ sessionId }) => finishScan(world, sessionId),
    }),
  );
}
