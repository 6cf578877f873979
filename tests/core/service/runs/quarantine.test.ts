import { describe, expect, it } from 'vitest';
import type { RunId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

/** Leads of which every `nth` has an e-mail that is none. */
function spoiled(count: number, nth: number): string {
  const [header = '', ...rows] = leadsCsv(count).trim().split('\n');
  return `${[header, ...rows.map((row, i) => (i % nth === 0 ? row.replace('@example.org', '') : row))].join('\n')}\n`;
}

async function held(world: TestWorld): Promise<{ readonly runId: RunId; readonly fileId: RunFileId }> {
  await approveAll(world.service, await submitted(world, 'good.csv', leadsCsv(20)));
  const view = await submitted(world, 'bad.csv', spoiled(21, 2));
  const { id, state } = view.item.file;
  expect(state).toBe('quarantined');
  const runId = view.item.lastRunId;
  if (runId === null) throw new Error('it was run');
  return { runId, fileId: id };
}

type RunFileId = Awaited<ReturnType<typeof submitted>>['item']['file']['id'];

describe('quarantine', () => {
  it('holds an automatic run of which more rows fail than may, keeps its outputs and says why', async () => {
    const world = await openWorld();
    const { runId } = await held(world);
    const run = await world.service.runs.get({ runId });
    expect(run).toMatchObject({
      state: 'quarantined',
      trigger: 'automatic',
      counts: { rowsIn: 21, rowsRejected: 11 },
    });
    expect(run.quarantine?.reason).toBe('11 of 21 rows were rejected (52.3 %), more than the 50 % allowed.');
    expect(run.quarantine?.released).toBeUndefined();
    expect(run.outputs.map(({ kind }) => kind)).toContain('cleaned-csv');
    const { onDisk } = await world.service.runs.record({ runId });
    expect(onDisk.every((size) => size !== null)).toBe(true);
    const found = await world.service.runs.count({ filter: { facets: { state: ['quarantined'] } } });
    expect(found.total).toBe(1);
  });

  it('is left with a reason, once, and who did so stays with the run after a restart', async () => {
    const world = await openWorld();
    await world.service.settings.put({ approver: 'Vera' });
    const { runId, fileId } = await held(world);
    await expect(world.service.runs.release({ runId, reason: '  ' })).rejects.toMatchObject({
      code: 'REASON_MISSING',
    });
    const [one, other] = await Promise.allSettled([
      world.service.runs.release({ runId, reason: ' The sender confirmed it. ' }),
      world.service.runs.release({ runId, reason: 'Me too.' }),
    ]);
    expect(one.status).toBe('fulfilled');
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'RUN_NOT_HELD' } });
    await untilState(world.service, fileId, 'done');
    const later = await world.restart();
    const run = await later.service.runs.get({ runId });
    expect(run.state).toBe('done');
    expect(run.quarantine).toMatchObject({ released: { by: 'Vera', reason: 'The sender confirmed it.' } });
    expect((await later.service.review.open({ fileId })).item.file.state).toBe('done');
  });

  it('lets a file be run again, which may end in quarantine or not', async () => {
    const world = await openWorld();
    const { runId, fileId } = await held(world);
    const again = await world.service.runs.again({ runId });
    expect((await world.service.runs.finished(again)).state).toBe('quarantined');
    await world.service.settings.put({ quarantine: { rejectedAbove: 0.6 } });
    const third = await world.service.runs.again({ runId });
    expect((await world.service.runs.finished(third)).state).toBe('done');
    await untilState(world.service, fileId, 'done');
    // The first is still held; letting it go leaves the file as its last run did.
    await world.service.runs.release({ runId, reason: 'Checked by hand.' });
    expect((await world.service.review.open({ fileId })).item.file.state).toBe('done');
  });

  it('goes by the quality score where the settings ask for one', async () => {
    const world = await openWorld();
    await world.service.settings.put({ quarantine: { scoreBelow: 0.99, rejectedAbove: null } });
    await approveAll(world.service, await submitted(world, 'good.csv', leadsCsv(20)));
    const view = await submitted(world, 'bad.csv', spoiled(20, 10));
    expect(view.item.file.state).toBe('quarantined');
    const run = await world.service.runs.get({ runId: view.item.lastRunId ?? ('' as RunId) });
    expect(run.quarantine?.reason).toMatch(
      /^The quality score is 9\d(?:\.\d)? %, below the 99 % asked for\.$/,
    );
    expect(await world.service.settings.get()).toMatchObject({
      quarantine: { scoreBelow: 0.99, rejectedAbove: null, criticalBroken: true },
    });
  });

  it('says of a run that is not held that there is nothing to release', async () => {
    const world = await openWorld();
    const { runId } = await approveAll(world.service, await submitted(world, 'good.csv', leadsCsv(5)));
    await expect(
      world.service.runs.release({ runId: runId as RunId, reason: 'Because.' }),
    ).rejects.toMatchObject({ code: 'RUN_NOT_HELD' });
    await expect(
      world.service.runs.release({ runId: 'none' as RunId, reason: 'Because.' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
