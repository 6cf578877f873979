import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { asId, type RunId } from '../../../../core/model/ids.ts';
import type { RecordStore } from '../../../../core/ports/recordStore.ts';
import { recordStore } from '../../../../infra/local/store/recordStore.ts';
import { randomOf } from '../../../core/session/schedule.ts';
import { type LoadedRuns, loadFault, loadHost } from './loadHost.ts';

/** Schedules; more of them by the variable, for who wants to be surer. */
const schedules = Number(process.env['MAPWRIGHT_SCHEDULES'] ?? '30');
const runs: LoadedRuns = { ids: [asId<RunId>('r1'), asId<RunId>('r2')], rows: 23, batch: 5 };
const person = { by: 'Ben', reason: 'The rest of the list is not needed.', at: '2025-01-02T00:00:00.000Z' };

/** Turns of the loop after which nothing is under way that would not go on by itself. */
const quietTurns = 400;

/** A process over the store that is killed at one of its calls: before it, or when it is done and nobody hears of it. */
function mortal(store: RecordStore, calls: number, random: () => number) {
  let left = calls;
  let isDead = false;
  const never = new Promise<never>(() => undefined);
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...given: readonly unknown[]): Promise<unknown> => {
      left -= 1;
      const dies = left < 0;
      if (isDead || (dies && random() < 0.5)) {
        isDead = true;
        return never;
      }
      const answer: unknown = await Reflect.apply(method as () => unknown, store, given);
      isDead ||= dies;
      return isDead ? never : answer;
    },
  ]);
  return { store: Object.fromEntries(methods) as RecordStore, isDead: () => isDead };
}

async function simulate(
  seed: number,
): Promise<{ readonly fault: string | undefined; readonly went: Set<string> }> {
  const random = randomOf(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-law-'));
  const store = recordStore(join(folder, 'records.db'));
  const went = new Set<string>();
  /** Somebody at another process. */
  const decide = async (): Promise<void> => {
    const runId = runs.ids[below(2)] ?? asId<RunId>('r1');
    const load = await store.load(runId);
    if (load === undefined) return;
    if (load.late > 0) {
      went.add('late');
      await store.settleLate(runId, { take: random() < 0.5, by: 'Ben', at: person.at });
    } else if (load.state !== 'done' && random() < 0.5) await store.force(runId, person);
    else if (load.forced !== null && random() < 0.3)
      await store.settle(runId, { state: 'loading', next: 0, error: null, at: person.at });
  };
  try {
    for (let lives = below(5); lives > 0; lives -= 1) {
      const process = mortal(store, below(40), random);
      // Now and then rows do not come while somebody decides what becomes of the load.
      const host = loadHost(process.store, runs, async () => {
        if (random() < 0.15) await decide();
        if (random() < 0.1) await setImmediate();
      });
      void host.resume();
      for (let turn = 0; turn < quietTurns && !process.isDead(); turn += 1) await setImmediate();
      went.add(process.isDead() ? 'killed' : 'lived');
    }
    const calm = loadHost(store, runs);
    await calm.resume();
    for (const runId of runs.ids) await calm.loaded(runId);
    for (const { runId, state, late } of await calm.standing()) {
      if (state === 'failed') await calm.retry(runId, 'Ben');
      if (late > 0) await calm.settleLate(runId, { take: random() < 0.5, by: 'Ben' });
      await calm.loaded(runId);
    }
    for (const runId of runs.ids) {
      if ((await store.load(runId))?.forced != null) went.add('forced');
      const fault = await loadFault(store, runId, runs);
      if (fault !== undefined) return { fault: `seed ${seed}: ${fault}`, went };
    }
    return { fault: undefined, went };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

it('takes each row in once and comes to its end, whoever is killed when, and whatever is decided meanwhile', async () => {
  const faults: string[] = [];
  const went = new Set<string>();
  for (let seed = 1; seed <= schedules; seed += 1) {
    const outcome = await simulate(seed);
    if (outcome.fault !== undefined) faults.push(outcome.fault);
    for (const way of outcome.went) went.add(way);
  }
  expect(faults).toEqual([]);
  // That the schedules come by every way.
  expect([...went].toSorted()).toEqual(['forced', 'killed', 'late', 'lived']);
}, 60_000);
