import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { invariant } from '../../../core/model/errors.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import { buffersOf } from '../../../core/profile/tablePart.ts';
import { profilePart, type PartAnswer, type PartRequest } from '../../../core/profileTable.ts';
import { type FileSource, openFileSource } from '../files/fileSource.ts';
import { loadKernel } from './loadKernel.ts';

/** What a part worker is asked for; it does one thing after the other. */
export type PartJob =
  | { readonly kind: 'part'; readonly id: number; readonly path: string; readonly request: PartRequest }
  | { readonly kind: 'digest'; readonly path: string };

/** Its answers; that of a part is `null` where it could not be read. */
export type FromPartWorker =
  | { readonly kind: 'part'; readonly id: number; readonly answer: PartAnswer | null }
  | { readonly kind: 'digest'; readonly sha256: string };

/** Entry file of the thread that profiles the second part of a long text while a worker profiles the first. */
const port = parentPort;
invariant(port !== null, 'this file is started as a worker thread');
const post = (message: FromPartWorker, handedOver: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, handedOver);

let last: Promise<void> = Promise.resolve();
port.on('message', (job: PartJob) => {
  last = last.then(() => work(job));
});

async function work(job: PartJob): Promise<void> {
  const source = await openFileSource(job.path);
  if (job.kind === 'digest') post({ kind: 'digest', sha256: await digestOf(source) });
  else await profile(source, job);
  await source.close();
}

async function profile(
  source: FileSource,
  { id, request }: PartJob & { readonly kind: 'part' },
): Promise<void> {
  try {
    const answer = await profilePart(source, request, { kernel: loadKernel() });
    post({ kind: 'part', id, answer }, buffersOf(answer.part));
  } catch {
    // Whoever reads the first part goes on to the end then, meets the same trouble and reports it in its place.
    post({ kind: 'part', id, answer: null });
  }
}

async function digestOf(source: FileSource): Promise<string> {
  const hash = createHash('sha256');
  const room = new Uint8Array(parseOptions.chunkBytes * 4);
  for (let offset = 0; offset < source.sizeBytes; ) {
    const bytes = await source.read(offset, Math.min(room.length, source.sizeBytes - offset), room);
    hash.update(bytes);
    offset += bytes.length;
  }
  return hash.digest('hex');
}
