/**
 * Runs the mapping of `runTask.ts` over the file named on the command line with the built engine, and prints what the
 * run alone took: the file was analysed before, as it is for a person. Memory is the peak of the engine's process over
 * both. Outputs are thrown away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeLocal } from '../../../infra/local/compose.ts';
import { processSeconds } from '../processSeconds.mjs';
import { runTask } from '../runTask.ts';

const [path = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'mapwright-run-'));
const built = (name) => pathToFileURL(resolve('.cache/bench/app/out/main', name));
const log = { info: () => undefined, error: () => undefined };
const world = await composeLocal({
  dataDir,
  samplesDir: resolve('samples'),
  processUrl: built('engineProcess.js'),
  workerUrl: built('engineWorker.js'),
  kind: 'web',
  appVersion: 'bench',
  approver: 'bench',
  log,
});
try {
  const { id } = await world.sources.adoptPath(resolve(path));
  const analysis = await world.engine.analyze({ fileId: id, overrides: {} });
  const before = processSeconds(world.engine.pid());
  const startedMs = performance.now();
  const at = new Date(0).toISOString();
  const { counts, outputs } = await world.engine.run({
    ...runTask,
    fileId: id,
    overrides: {},
    runId: 'bench',
    outputs: { formats: ['parquet'], rawColumns: false },
    fileName: 'claims.csv',
    analysis,
    submittedAt: at,
    startedAt: at,
  });
  const wall = (performance.now() - startedMs) / 1000;
  const cpu = processSeconds(world.engine.pid()) - before;
  const peakMb = world.engine.peakResidentBytes() / 2 ** 20;
  const { rowsIn, rowsOut, rowsRejected } = counts;
  console.log(JSON.stringify({ run: { wall, cpu, peakMb }, rowsIn, rowsOut, rowsRejected, outputs }));
} finally {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
}
