import { createHash } from 'node:crypto';
import type { PartWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { loadKernel } from '../../local/engine/loadKernel.ts';
import { composeCloud } from './compose.ts';
import { composeLeads } from './composeLeads.ts';
import { readEnvironment } from './environment.ts';

/** What the function works with that runs parts of files. */
export function composePart(): PartWorld {
  const environment = readEnvironment();
  const world = composeCloud(environment);
  return {
    ...world,
    leads: composeLeads(environment, world.objects),
    reading: { kernel: loadKernel },
    bytesDigest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
