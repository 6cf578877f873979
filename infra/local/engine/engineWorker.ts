import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../core/model/errors.ts';
import { saveCode, useCodeCache } from '../files/codeCache.ts';
import type { WorkerStart } from './workerPool.ts';

/** Entry file of a worker thread: has compiled code kept, then loads what reads files. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const { codeCache, nativeFlag } = workerData as WorkerStart;
const isKept = codeCache !== null && useCodeCache(codeCache);
const { takeJobs } = await import('./takeJobs.ts');
// Before the first file is read, and not at the thread's end, which is seldom its own.
if (isKept) saveCode();
takeJobs(port, nativeFlag);
