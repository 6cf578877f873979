/**
 * Looks for duplicates by e-mail in the file named on the command line, by a dry run of the built engine, and prints what
 * the run alone took. Memory is the peak of the engine's process over the analysis, too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { composeLocal } from '../../../infra/local/compose.ts';
import { processSeconds } from '../processSeconds.mjs';

const [path = ''] = process.argv.slice(2);
const schema = builtInPacks.find(({ id }) => id === 'crm.leads');
const correspondences = ['first_name', 'last_name', 'email', 'phone', 'city'].map((field, column) => ({
  field,
  columnIndexes: [column],
  transforms: [],
  confidence: 1,
  origin: 'person',
}));
const dataDir = mkdtempSync(join(tmpdir(), 'mapwright-dedupe-'));
const built = (name) => pathToFileURL(resolve('.cache/bench/app/out/main', name));
const world = await composeLocal({
  dataDir,
  samplesDir: resolve('samples'),
  processUrl: built('engineProcess.js'),
  workerUrl: built('engineWorker.js'),
  kind: 'web',
  appVersion: 'bench',
  approver: 'bench',
  log: { info: () => undefined, error: () => undefined },
});
try {
  const { id } = await world.sources.adoptPath(resolve(path));
  await world.engine.analyze({ fileId: id, overrides: {} });
  const before = processSeconds(world.engine.pid());
  const startedMs = performance.now();
  const counts = await world.engine.dryRun({ fileId: id, overrides: {}, schema, correspondences });
  const wall = (performance.now() - startedMs) / 1000;
  const cpu = processSeconds(world.engine.pid()) - before;
  const peakMb = world.engine.peakResidentBytes() / 2 ** 20;
  const { groups, rows } = counts.duplicates;
  console.log(JSON.stringify({ run: { wall, cpu, peakMb }, rowsIn: counts.rowsIn, groups, rows }));
} finally {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
}
