import { createHash } from 'node:crypto';
import type { ReadingTools } from '../../../core/pipeline/world/pipelineWorld.ts';
import { hashingSource } from '../engine/hashingSource.ts';
import { iconvDecoders } from '../files/iconvDecoders.ts';
import { loadKernel } from '../engine/loadKernel.ts';
import { nodeGunzip, nodeInflate } from '../files/nodeInflate.ts';
import { libraryWorkbooks } from '../workbooks/libraryWorkbooks.ts';

/**
 * What Node lends to the steps of a pipeline that read files: the same readers that the desk uses. Steps of one process
 * come one after the other, as they share the kernel.
 */
export const readingTools: ReadingTools = {
  inflate: nodeInflate,
  decoders: iconvDecoders,
  workbooks: libraryWorkbooks,
  gunzip: nodeGunzip,
  hash() {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  kernel: loadKernel,
  hashing: hashingSource,
};
