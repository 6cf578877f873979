import { parentPort } from 'node:worker_threads';
import type { Progress } from '../../../core/model/analysis.ts';
import { invariant } from '../../../core/model/errors.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import type { WorkerJob } from './engineJob.ts';
import { failureOf } from './failure.ts';
import { doJob } from './jobs.ts';
import type { FromWorker } from './protocol.ts';

/** Entry file of a worker thread: does one job at a time and says how far it is. Stopping it is done from outside. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const post = (message: FromWorker): void => port.postMessage(message);

port.on('message', (job: WorkerJob) => {
  doJob(
    job,
    thinned((progress) => post({ kind: 'progress', progress })),
  ).then(
    (answer) => post({ kind: 'done', answer }),
    (error: unknown) => post({ kind: 'failed', failure: failureOf(error, job.name) }),
  );
});

/** Passes progress on at most every `progressMs`, and each new phase at once. */
function thinned(tell: (progress: Progress) => void): (progress: Progress) => void {
  let phase: Progress['phase'] | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - toldAt < engineOptions.progressMs) return;
    phase = progress.phase;
    toldAt = now;
    tell(progress);
  };
}
