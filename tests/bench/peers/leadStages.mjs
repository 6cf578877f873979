/**
 * Brings the workbook named on the command line into Leads as a person does whom nobody has sent such sheets before: dropped
 * and read, proposed for, approved and run, loaded with its likely duplicates. Prints what each stage took by process and
 * thread, in seconds of CPU, and the peak memory of host and engine. Loads begin while runs are under way, so part of what
 * the store takes stands beside the runs.
 */
import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { processSeconds, threadSeconds } from '../processSeconds.mjs';
import { leadsWorld } from './leadsWorld.mjs';

const [path = ''] = process.argv.slice(2);
const world = await leadsWorld();
const stages = [];
const delay = monitorEventLoopDelay({ resolution: 5 });
let peakHost = 0;
let last = spent();
const watch = setInterval(() => (peakHost = Math.max(peakHost, process.memoryUsage.rss())), 50);
const startedMs = performance.now();
try {
  const files = await stage('read', () => world.dropped(resolve(path), (file) => file.state === 'review'));
  const proposals = await stage('propose', async () => {
    const all = [];
    for (const file of files) all.push(await world.propose(file));
    return all;
  });
  const runIds = await stage('approve', async () => {
    const all = [];
    for (const [at, file] of files.entries()) all.push(await world.approve(file, proposals[at]));
    return all;
  });
  await stage('run', async () => {
    for (const runId of runIds) await world.service.runs.finished({ runId });
  });
  const answer = await stage('load', () => world.loaded(files));
  const wall = (performance.now() - startedMs) / 1000;
  const peaks = { host: peakHost / 2 ** 20, engine: world.engine.peakResidentBytes() / 2 ** 20 };
  console.log(JSON.stringify({ ...answer, wall, peaks, stages }));
} finally {
  clearInterval(watch);
  await world.close();
}

async function stage(name, work) {
  delay.enable();
  const result = await work();
  // A stall is told by the turn behind it.
  await setTimeout(20);
  delay.disable();
  const now = spent();
  const cpu = Object.fromEntries(Object.entries(now).map(([of, total]) => [of, total - last[of]]));
  stages.push({ name, cpu, stallMs: delay.max / 1e6 });
  delay.reset();
  last = now;
  return result;
}

/** Seconds of CPU so far. `rest` is what the host's other threads do, which compile code and look for what is free. */
function spent() {
  const whole = process.cpuUsage();
  const main = process.threadCpuUsage();
  const store = threadSeconds(process.pid, 'mapwright-');
  const [host, own] = [whole, main].map(({ user, system }) => (user + system) / 1e6);
  const engine = world.engine.pid();
  return {
    main: own,
    store,
    rest: host - own - store,
    engine: engine === undefined ? 0 : processSeconds(engine),
  };
}
