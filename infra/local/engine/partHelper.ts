import { Worker } from 'node:worker_threads';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import type { PartAnswer, PartHelper } from '../../../core/profileTable.ts';
import { sniffContainer } from '../../../core/workbook/zip/sniffContainer.ts';
import { type FileSource, isFileSource } from '../files/fileSource.ts';
import type { FromPartWorker, PartJob } from './partWorker.ts';

/** A thread that takes over the second part of texts and, if wanted, the file's digest. */
export interface FilePartHelper extends PartHelper {
  /** SHA-256 of the whole file, lower-case hex; `undefined` where the thread was not asked, or could not say. */
  digest(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Starts the thread at once, since that takes as long as opening the table does. It ends with the one that started it.
 * A workbook is unpacked first, so its digest is made meanwhile; that of a text comes after its second part.
 *
 * @returns `undefined` for a file that is too short for two.
 */
export async function partHelper(
  source: FileSource,
  wanted: { readonly name: string; readonly digest: boolean },
): Promise<FilePartHelper | undefined> {
  if (source.sizeBytes < parseOptions.twoPartsBytes) return undefined;
  const isPacked = sniffContainer(await source.read(0, 8)) !== 'text';
  if (isPacked && source.sizeBytes < parseOptions.packedTwoPartsBytes) return undefined;
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
  const digest = new Promise<string | undefined>((resolve) => {
    onDigest = resolve;
  });
  let present = 0;
  let isGone = false;
  const giveUp = (): void => {
    isGone = true;
    onPart(undefined);
    onDigest(undefined);
  };
  worker.on('message', (message: FromPartWorker) => {
    if (message.kind === 'digest') onDigest(message.sha256);
    else if (message.id === present) onPart(message.answer ?? undefined);
  });
  // Whatever ends it, the first part's reader can do without.
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  let digestAsked = false;
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (job: PartJob): void => worker.postMessage(job);
  const askDigest = (): void => {
    if (wanted.digest && !digestAsked) post({ kind: 'digest', path: source.path });
    digestAsked = true;
  };
  if (isPacked) askDigest();
  return {
    leastBytes: parseOptions.twoPartsBytes,
    profile(text, request) {
      if (!isFileSource(text) || isGone) return Promise.resolve(undefined);
      present += 1;
      const part = new Promise<PartAnswer | undefined>((resolve) => {
        onPart = resolve;
      });
      post({ kind: 'part', id: present, path: text.path, request });
      askDigest();
      return part;
    },
    cancel: () => onPart(undefined),
    digest: () => (digestAsked && wanted.digest ? digest : Promise.resolve(undefined)),
    async close() {
      await worker.terminate();
    },
  };
}
