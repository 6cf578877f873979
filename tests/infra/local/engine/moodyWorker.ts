import { parentPort } from 'node:worker_threads';
import type { WorkerJob } from '../../../../infra/local/engine/engineJob.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Stands in for the real worker where containment is tested: the file's name says how it misbehaves, as a hostile file
 * would make a reader misbehave. What it answers is the name, in place of an inspection.
 */
const port = parentPort;
if (port === null) throw new Error('started as a worker thread only');

port.on('message', (job: WorkerJob) => {
  mkdirSync(job.scratch, { recursive: true });
  writeFileSync(join(job.scratch, 'spool'), job.name);
  if (job.name.endsWith('pages')) {
    turnPages(job.name);
    return;
  }
  misbehave(job.name);
  const answer = job.kind === 'analyze' ? { analysis: job.name, kept: null } : job.name;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  if (job.name !== 'silent') port.postMessage({ kind: 'done', answer });
});

/** Five pages of a second each, or pages without end. */
function turnPages(name: string): void {
  let page = 0;
  const turning = setInterval(() => {
    page += 1;
    const progress = {
      phase: 'reading',
      doneBytes: 0,
      totalBytes: 1,
      rows: page,
      failedRows: 0,
      remainingMs: null,
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port?.postMessage({ kind: 'progress', progress });
    if (name !== '5 pages' || page < 5) return;
    clearInterval(turning);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port?.postMessage({ kind: 'done', answer: name });
  }, 1_000);
}

function misbehave(name: string): void {
  switch (name) {
    case 'spin':
      for (;;) Math.sqrt(2);
    case 'heap': {
      const held: string[] = [];
      for (;;) held.push(`${held.length} held for ever`.repeat(9));
    }
    case 'buffers': {
      const held: Uint8Array[] = [];
      for (;;) held.push(new Uint8Array(4 * 1024 * 1024).fill(1));
    }
    case 'backtrack':
      /^(a+)+$/.test(`${'a'.repeat(60)}b`);
      break;
    case 'abort':
      process.kill(process.pid, 'SIGABRT');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      break;
    case 'exit':
      process.exit(7);
      break;
    case 'throw':
      throw new TypeError('a bug with a name');
    case 'array':
      Array.from(new Float64Array(2 ** 52));
      break;
    case 'slow':
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
      break;
  }
}
