import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quarantineDefaults } from '../../core/model/quarantine.ts';
import { usualOutputs } from '../../core/model/outputChoice.ts';
import { builtInPacks } from '../../core/packs/builtInPacks.ts';
import type { PipelineWorld } from '../../core/pipeline/pipelineWorld.ts';
import { tableTools } from '../local/pipeline/tableTools.ts';
import { loadWordVectors } from '../local/wordVectors.ts';
import { composeCloud } from './compose.ts';
import { readEnvironment } from './environment.ts';

const tableOptions = {
  /** Bytes of a part: some 4 s of a function of one processor, so that five fit into its time with room to spare. */
  partBytes: 32 * 1_048_576,
  /** Milliseconds after which nobody is at work on an analysis any more: the time-out of its function. */
  analysisMs: 900_000,
} as const;

/** What functions work with that read tables or write them. */
export function composeTables(): PipelineWorld {
  const environment = readEnvironment();
  return {
    ...composeCloud(environment),
    // Forgetting is said on a desk, of its own proposals.
    memory: { forgotten: () => Promise.resolve([]) },
    // Packs that people made stay on their desks; their runs do, too.
    packs: {
      heads: () => Promise.resolve([]),
      get: () => Promise.resolve(undefined),
      revision: () => Promise.resolve(0),
    },
    schemas: builtInPacks,
    wordVectors: loadWordVectors,
    bytesDigest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    tools: tableTools(join(tmpdir(), 'mapwright')),
    settings: {
      ...tableOptions,
      outputs: usualOutputs,
      quarantine: quarantineDefaults,
      appVersion: environment.appVersion,
    },
  };
}
