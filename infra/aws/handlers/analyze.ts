import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { analyzeWork } from '../../../core/pipeline/work/analyzeWork.ts';
import { composeAnalyze } from '../functions/composeAnalyze.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const world = composeAnalyze();

/** Works off the messages of a batch; those that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(world, event, (body) =>
    doWork(world.log, body, { analyze: (message) => analyzeWork(world, message) }),
  );
}
