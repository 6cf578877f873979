import { invariant } from '../../../core/model/errors.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { failureOf } from './failure.ts';
import { hostChannel } from './hostChannel.ts';
import { type JobDesk, jobDesk } from './jobDesk.ts';
import type { FromEngine, ToEngine } from './protocol.ts';

/**
 * Entry file of the engine process. It reads what strangers have sent, so it holds no credentials, and it may die at
 * any moment: the host keeps account of what was asked and starts another.
 */
const host = hostChannel<FromEngine, ToEngine>();
const underWay = new Map<number, AbortController>();
let desk: JobDesk | undefined;

host.onMessage((message) => {
  switch (message.kind) {
    case 'setUp':
      desk = jobDesk(message);
      break;
    case 'job':
      start(message);
      break;
    case 'cancel':
      underWay.get(message.id)?.abort();
      break;
    case 'forget':
      desk?.forget(message.fileId);
      break;
  }
});
host.send({ kind: 'ready' });

// On Linux the host looks for itself.
if (process.platform !== 'linux') {
  setInterval(() => {
    if (underWay.size > 0) host.send({ kind: 'memory', residentBytes: process.memoryUsage.rss() });
  }, engineOptions.memoryPollMs).unref();
}

function start({ id, job }: ToEngine & { readonly kind: 'job' }): void {
  invariant(desk !== undefined, 'the engine is set up before its first job');
  const controller = new AbortController();
  underWay.set(id, controller);
  let started = false;
  desk
    .perform(job, {
      signal: controller.signal,
      onProgress: (progress) => host.send({ kind: 'progress', id, progress }),
      onStarted() {
        if (!started) host.send({ kind: 'started', id });
        started = true;
      },
    })
    .then(
      (answer) => host.send({ kind: 'done', id, answer }),
      (error: unknown) => host.send({ kind: 'failed', id, failure: failureOf(error, job.name) }),
    )
    .finally(() => underWay.delete(id));
}
