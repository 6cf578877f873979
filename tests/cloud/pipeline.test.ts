import { afterAll, afterEach, beforeAll, describe, vi } from 'vitest';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { itKeepsSecrets } from './cases/canaries.ts';
import { itTakesBadInput } from './cases/badInput.ts';
import { itKeepsLeads } from './cases/leads.ts';
import { itReachesAll } from './cases/reaches.ts';
import { itHasItsRights } from './cases/rights.ts';
import { itRuns } from './cases/runs.ts';
import { itScansForDesks } from './cases/deskScans.ts';
import { itStandardises } from './cases/standardise.ts';
import { itScans } from './cases/scans.ts';
import { noTables } from './emulators/dynoxide.ts';
import { openPipelineCloud, type PipelineCloud } from './pipelineCloud.ts';

const folder = temporaryFolder();
let opened: PipelineCloud | undefined;
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  if (noTables === undefined) opened = await openPipelineCloud(folder.path);
}, 300_000);
afterAll(async () => {
  await opened?.close();
  folder.dispose();
});
afterEach(() => {
  if (opened === undefined) return;
  const { levers, parts } = opened.cloud;
  for (const lever of ['fault', 'meddle', 'arrange', 'objectEvent'] as const) levers[lever] = undefined;
  parts.rights.withhold = undefined;
});

/** One cloud for all: what takes longest is to bundle, to synthesize and to start it. */
describe.skipIf(noTables !== undefined)('the pipeline on the stand-in cloud', () => {
  const cloud = (): PipelineCloud => {
    if (opened === undefined) throw new Error('It did not start.');
    return opened;
  };
  // Before the others have put the cloud's clock far ahead of the desk's, whose tickets then count as old.
  itScansForDesks(cloud);
  itRuns(cloud);
  itTakesBadInput(cloud);
  itReachesAll(cloud);
  itScans(cloud);
  itKeepsLeads(cloud);
  itStandardises(cloud);
  itKeepsSecrets(cloud);
  // Last, since it looks at what all others have needed.
  itHasItsRights(cloud);
});
