/**
 * Brings the workbook named on the command line into Leads by the built engine, as the desk does: dropped, divided by its
 * sheets, each recognised and run by the mapping that was approved for a small workbook of the same columns before, its
 * rows loaded and likely duplicates looked for. Prints what that took from the drop on, host and engine together, and the
 * longest time that the host's main thread worked without letting others have a turn.
 */
import { join, resolve } from 'node:path';
import { writeLeadsWorkbook } from '../files/leadsWorkbook.ts';
import { processSeconds } from '../processSeconds.mjs';
import { leadsWorld } from './leadsWorld.mjs';

const [path = ''] = process.argv.slice(2);
const world = await leadsWorld();
try {
  const small = join(world.folder, 'known.xlsx');
  await writeLeadsWorkbook(small, { rows: 1_000, seed: 99 });
  const known = await world.dropped(small, (file) => file.state === 'review');
  for (const file of known) {
    const runId = await world.approve(file, await world.propose(file));
    await world.service.runs.finished({ runId });
  }
  await world.loaded(known);

  const turns = longestTurn();
  const cpuBefore = process.cpuUsage();
  const engineBefore = processSeconds(world.engine.pid());
  let peakHost = 0;
  const watch = setInterval(() => (peakHost = Math.max(peakHost, process.memoryUsage.rss())), 100);
  const startedMs = performance.now();
  const answer = await world.loaded(await world.dropped(resolve(path), (file) => file.state === 'done'));
  const wall = (performance.now() - startedMs) / 1000;
  clearInterval(watch);
  const cpu = seconds(process.cpuUsage(cpuBefore)) + processSeconds(world.engine.pid()) - engineBefore;
  const peakMb = (peakHost + world.engine.peakResidentBytes()) / 2 ** 20;
  console.log(JSON.stringify({ run: { wall, cpu, peakMb }, ...answer, longestTurnMs: turns() }));
} finally {
  await world.close();
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
