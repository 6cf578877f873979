import { doWork } from '../../../core/pipeline/work/doWork.ts';
import { standardWork } from '../../../core/pipeline/work/standardWork.ts';
import { composeCloud } from '../functions/compose.ts';
import { composeStandardWork } from '../functions/composeStandards.ts';
import { readEnvironment } from '../functions/environment.ts';
import { type BatchAnswer, workQueue } from '../functions/workQueue.ts';

const environment = readEnvironment();
const base = composeCloud(environment);
const world = composeStandardWork(environment, base);

/** Asks the language model about the values of batches; those that are to come again are answered. */
export function handler(event: unknown): Promise<BatchAnswer> {
  return workQueue(base, event, (body) =>
    doWork(base.log, body, { standard: (message) => standardWork(world, message) }),
  );
}
