import { Worker } from 'node:worker_threads';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import type { PartAnswer, PartHelper } from '../../../core/profileTable.ts';
import type { FileSource } from '../files/fileSource.ts';
import type { FromPartWorker, PartJob } from './partWorker.ts';

/** A thread that takes over the second part of a file and, if wanted, its digest. */
export interface FilePartHelper extends PartHelper {
  /** SHA-256 of the whole file, lower-case hex; `undefined` where the thread was not asked, or could not say. */
  digest(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Starts the thread at once, since that takes as long as opening the table does. It ends with the one that started it.
 *
 * @returns `undefined` for a file that is too short for two.
 */
export function partHelper(
  source: FileSource,
  wanted: { readonly name: string; readonly digest: boolean },
): FilePartHelper | undefined {
  if (source.sizeBytes < parseOptions.twoPartsBytes) return undefined;
  const worker = new Worker(new URL('partWorker.js', import.meta.url), {
    name: 'mapwright-part',
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: engineOptions.partHeapMebibytes,
      maxYoungGenerationSizeMb: engineOptions.youngMebibytes,
    },
  });
  let onPart: (answer: PartAnswer | undefined) => void = () => undefined;
  let onDigest: (sha256: string | undefined) => void = () => undefined;
  const part = new Promise<PartAnswer | undefined>((resolve) => {
    onPart = resolve;
  });
  const digest = new Promise<string | undefined>((resolve) => {
    onDigest = resolve;
  });
  const giveUp = (): void => {
    onPart(undefined);
    onDigest(undefined);
  };
  worker.on('message', (message: FromPartWorker) => {
    if (message.kind === 'part') onPart(message.answer ?? undefined);
    else onDigest(message.sha256);
  });
  // Whatever ends it, the first part's reader can do without.
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  let asked = false;
  return {
    leastBytes: parseOptions.twoPartsBytes,
    profile(request) {
      asked = true;
      const { path } = source;
      const { name, digest: withDigest } = wanted;
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ path, name, request, digest: withDigest } satisfies PartJob);
      return part;
    },
    cancel: () => onPart(undefined),
    digest: () => (asked && wanted.digest ? digest : Promise.resolve(undefined)),
    async close() {
      await worker.terminate();
    },
  };
}
