import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualOutputs } from '../../../core/model/outputChoice.ts';
import { quarantineDefaults } from '../../../core/model/quarantine.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import type { AnalyzeWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { readingTools } from '../../local/pipeline/readingTools.ts';
import { writingTools } from '../../local/pipeline/writingTools.ts';
import { loadWordVectors } from '../../local/wordVectors.ts';
import { composeCloud } from './compose.ts';
import { composeModel } from './composeModel.ts';
import { readEnvironment } from './environment.ts';

const analyzeOptions = {
  /** Bytes of a part: some 4 s of a function of one processor, so that five fit into its time with room to spare. */
  partBytes: 32 * 1_048_576,
  /** Milliseconds after which nobody is at work on an analysis any more: the time-out of its function. */
  analysisMs: 900_000,
} as const;

/** What the function works with that reads files. */
export function composeAnalyze(): AnalyzeWorld {
  const environment = readEnvironment();
  const cloud = composeCloud(environment);
  const advise = composeModel(environment, cloud, builtInPacks);
  return {
    ...cloud,
    ...(advise === undefined ? {} : { advise }),
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
    reading: readingTools,
    scratch: writingTools(join(tmpdir(), 'mapwright')).scratch,
    settings: {
      ...analyzeOptions,
      outputs: usualOutputs,
      quarantine: quarantineDefaults,
      byMailbox: environment.byMailbox,
      appVersion: environment.appVersion,
    },
  };
}
