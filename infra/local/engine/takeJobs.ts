import type { MessagePort } from 'node:worker_threads';
import type { Progress } from '../../../core/model/analysis.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { nativeWork } from '../outputs/nativeWork.ts';
import type { WorkerJob } from './engineJob.ts';
import { failureOf } from './failure.ts';
import { doJob } from './jobs.ts';
import type { FromWorker } from './protocol.ts';

/** Does the jobs that come over the port, one at a time, and says how far it is. Stopping one is done from outside. @param nativeFlag as `nativeWork` takes it */
export function takeJobs(port: MessagePort, nativeFlag: Int32Array): void {
  const native = nativeWork(nativeFlag);
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (message: FromWorker): void => port.postMessage(message);
  port.on('message', (job: WorkerJob) => {
    const onProgress = thinned((progress) => post({ kind: 'progress', progress }), job);
    doJob(job, onProgress, native).then(
      (answer) => post({ kind: 'done', answer }),
      (error: unknown) => post({ kind: 'failed', failure: failureOf(error, job.name) }),
    );
  });
}

/**
 * Passes progress on at most every `progressMs`, and at once each new phase and cells that were found. Most documents of a
 * scan are over before that, and nobody looks at one.
 */
function thinned(
  tell: (progress: Progress) => void,
  { kind }: Pick<WorkerJob, 'kind'>,
): (progress: Progress) => void {
  const isShort = kind === 'searchDocument';
  let phase: Progress['phase'] | undefined = isShort ? 'reading' : undefined;
  let toldAt = isShort ? performance.now() : Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    const isNews = progress.found !== undefined && progress.found.cells.length > 0;
    if (!isNews && progress.phase === phase && now - toldAt < engineOptions.progressMs) return;
    phase = progress.phase;
    toldAt = now;
    tell(progress);
  };
}
