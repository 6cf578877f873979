import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asId } from '../../../../core/model/ids.ts';
import { recordStore } from '../../../../infra/local/store/recordStore.ts';
import { loadFault } from './loadHost.ts';

/**
 * `npm run crash -- --loads 1000`: so many times two runs are taken into leads by a process that is killed up to three
 * times, at random; then the last one is let go on to its end. Tells how often that did not come, or a row was lost or
 * stood twice.
 */
const { values } = parseArgs({ options: { loads: { type: 'string', default: '1000' } } });
const times = Number(values.loads);
const runs = { ids: [asId<never>('r1'), asId<never>('r2')], rows: 400, batch: 20 };
const taker = fileURLToPath(new URL('loadTaker.ts', import.meta.url));
/** Longest life of a process that is killed, in milliseconds behind its first word; taking all in takes some 200. */
const lifeMs = 220;
/** Longest time to the end of the last one. */
const endMs = 60_000;

const faults: string[] = [];
let kills = 0;
const startedAt = performance.now();
for (let time = 1; time <= times; time += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-loads-'));
  const path = join(folder, 'records.db');
  for (let left = Math.floor(Math.random() * 4); left > 0; left -= 1)
    if (await isKilled(path, Math.random() * lifeMs)) kills += 1;
  const isEnded = !(await isKilled(path, endMs));
  const store = recordStore(path);
  for (const runId of runs.ids) {
    const fault = await loadFault(store, runId, runs);
    if (fault !== undefined) faults.push(`${String(time)}: ${fault}`);
  }
  store.close();
  if (!isEnded) faults.push(`${String(time)}: stuck`);
  rmSync(folder, { recursive: true, force: true });
  if (time % 100 === 0 || time === times) tell(time);
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function tell(done: number): void {
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const counts = [`${done} runs`, `${kills} processes killed`, `${faults.length} stuck or wrong`];
  process.stdout.write(`${counts.join(', ')}, ${seconds} s\n`);
}

/** Starts a process and kills it after a while. @returns whether it had not ended by itself */
async function isKilled(path: string, afterMs: number): Promise<boolean> {
  const given = ['--disable-warning=ExperimentalWarning', taker, path, String(runs.rows), String(runs.batch)];
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const waiting = new AbortController();
  await Promise.race([
    ended,
    setTimeout(afterMs, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}
