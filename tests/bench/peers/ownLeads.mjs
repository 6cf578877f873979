/**
 * Brings the workbook named on the command line into Leads by the built engine, as the desk does: dropped, divided by its
 * sheets, each recognised and run by the mapping that was approved for a small workbook of the same columns before, its
 * rows loaded and likely duplicates looked for. Prints what that took from the drop on, host and engine together, and the
 * longest time that the host's main thread worked without letting others have a turn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeLocal } from '../../../infra/local/compose.ts';
import { writeLeadsWorkbook } from '../files/leadsWorkbook.ts';
import { processSeconds } from '../processSeconds.mjs';

const [path = ''] = process.argv.slice(2);
const packId = 'crm.leads';
const folder = mkdtempSync(join(tmpdir(), 'mapwright-leads-'));
const built = (name) => pathToFileURL(resolve('.cache/bench/app/out/main', name));
const world = await composeLocal({
  dataDir: join(folder, 'data'),
  samplesDir: resolve('samples'),
  processUrl: built('engineProcess.js'),
  workerUrl: built('engineWorker.js'),
  kind: 'web',
  appVersion: 'bench',
  approver: 'bench',
  log: { info: () => undefined, error: (event, about) => console.error(event, JSON.stringify(about)) },
});
const { service, sources, stores } = world;
try {
  await service.settings.put({ defaultPackId: packId });
  const small = join(folder, 'known.xlsx');
  await writeLeadsWorkbook(small, { rows: 1_000, seed: 99 });
  const known = await dropped(small, (file) => file.state === 'review');
  for (const { id } of known) await approve(id);
  await loaded(known);

  const turns = longestTurn();
  const cpuBefore = process.cpuUsage();
  const engineBefore = processSeconds(world.engine.pid());
  let peakHost = 0;
  const watch = setInterval(() => (peakHost = Math.max(peakHost, process.memoryUsage.rss())), 100);
  const startedMs = performance.now();
  const files = await dropped(resolve(path), (file) => file.state === 'done');
  const loads = await loaded(files);
  const wall = (performance.now() - startedMs) / 1000;
  clearInterval(watch);
  const cpu = seconds(process.cpuUsage(cpuBefore)) + processSeconds(world.engine.pid()) - engineBefore;
  const peakMb = (peakHost + world.engine.peakResidentBytes()) / 2 ** 20;
  const sum = (of) => loads.reduce((total, load) => total + of(load), 0);
  const answer = { sheets: loads.length, rows: sum((load) => load.rows), added: sum((load) => load.added) };
  console.log(JSON.stringify({ run: { wall, cpu, peakMb }, ...answer, longestTurnMs: turns() }));
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Files that a workbook became, when all have come so far. */
async function dropped(workbook, isSoFar) {
  const { id } = await sources.adoptPath(workbook);
  await service.inbox.submit({ fileIds: [id] });
  for await (const _ of service.inbox.watch()) {
    const files = (await stores.files.list()).filter((file) => file.id.startsWith(id));
    if (files.some(({ state }) => state === 'failed')) throw new Error('A sheet could not be brought in.');
    if (files.length > 1 && files.every(isSoFar)) return files;
  }
}

async function approve(fileId) {
  const { proposal } = await service.review.choosePack({ fileId, packId });
  const edits = proposal.columns.map(({ columnIndex, field }) => ({
    kind: field === null ? 'ignore' : 'accept',
    columnIndex,
  }));
  await service.review.edit({ fileId, label: 'Accepted all', edits });
  const { runId } = await service.review.approve({
    fileId,
    expectedVersion: 0,
    expectedPosition: 1,
    reason: 'bench',
  });
  await service.runs.finished({ runId });
}

/** The loads of files, when all have ended. */
async function loaded(files) {
  const runs = (await service.runs.list({ limit: 100 })).filter((run) =>
    files.some(({ id }) => id === run.fileId),
  );
  for (const { id } of runs) await service.runs.loaded({ runId: id });
  const loads = await stores.records.loads(packId);
  return loads.filter(({ runId, state }) => state === 'done' && runs.some(({ id }) => id === runId));
}

/** Follows the main thread: a timer comes late by what is worked meanwhile, which is told by the thread's own time. */
function longestTurn() {
  let longest = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const spent = seconds(process.threadCpuUsage(last)) * 1000;
    last = process.threadCpuUsage();
    longest = Math.max(longest, spent);
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

function seconds({ user, system }) {
  return (user + system) / 1e6;
}
