import { createHash } from 'node:crypto';
import type { PartWorld } from '../../../core/pipeline/pipelineWorld.ts';
import { loadKernel } from '../../local/engine/loadKernel.ts';
import { composeCloud } from './compose.ts';

/** What the function works with that runs parts of files. */
export function composePart(): PartWorld {
  return {
    ...composeCloud(),
    reading: { kernel: loadKernel },
    bytesDigest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
