import { describe, expect, it } from 'vitest';
import { begun } from '../begun.ts';
import type { RunId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, openWorld, submitted, untilState } from '../world.ts';

describe('the runs of a file', () => {
  it('leave it running until the last of them has ended', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(25_000));
    const { runId } = await approveAll(world.service, view);
    const going = await world.service.runs.again({ runId: runId as RunId });
    const { draft } = await world.service.review.open({ fileId: view.item.file.id });
    const stopped = begun(
      await world.service.review.approve({
        fileId: view.item.file.id,
        expectedVersion: 1,
        expectedPosition: draft.position,
        reason: 'Once more.',
      }),
    );
    await world.service.runs.cancel(stopped);
    expect((await world.service.review.open({ fileId: view.item.file.id })).item.file.state).toBe('running');
    await world.service.runs.finished(going);
    expect((await world.service.review.open({ fileId: view.item.file.id })).item.file.state).toBe('done');
  });

  it('are not begun twice with the same mapping at once, from however many windows', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(12_000));
    const { runId } = await approveAll(world.service, view);
    const order = { runId: runId as RunId };
    const [first, second] = await Promise.allSettled([
      world.service.runs.again(order),
      world.service.runs.again(order),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'RUN_UNDER_WAY', remedy: expect.stringContaining('cancel it') },
    });
    expect(await world.service.runs.list({ limit: 10 })).toHaveLength(2);
    if (first.status === 'fulfilled') await world.service.runs.finished(first.value);
    // The order is free again once the run has ended.
    const next = await world.service.runs.again(order);
    expect(await world.service.runs.finished(next)).toMatchObject({ state: 'done' });
  });

  it('write the same when they are run again, whatever the settings say by then', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const chosen = { formats: ['excel-csv'], rawColumns: true, keepSource: 'always' } as const;
    await world.service.settings.put({ outputs: chosen });
    const { runId } = await approveAll(world.service, view);
    await world.service.settings.put({ outputs: { formats: ['xlsx'], rawColumns: false } });
    const again = await world.service.runs.again({ runId: runId as RunId });
    const [first, second] = await Promise.all(
      [{ runId: runId as RunId }, again].map((order) => world.service.runs.finished(order)),
    );
    expect(second?.facts?.outputs).toEqual(chosen);
    expect(second?.outputs.map(({ kind }) => kind)).toContain('source-gz');
    expect(second?.outputs.map(({ name }) => name)).toEqual(first?.outputs.map(({ name }) => name));
  });

  it('are told by the newest one after a restart', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { runId } = await approveAll(world.service, view);
    const again = await world.service.runs.again({ runId: runId as RunId });
    await world.service.runs.finished(again);
    const next = await world.restart();
    const { item } = await next.service.review.open({ fileId: view.item.file.id });
    expect(item.lastRunId).toBe(again.runId);
  });

  it('are listed newest first, page by page, without a gap', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { runId } = await approveAll(world.service, view);
    const run = await world.service.runs.get({ runId: runId as RunId });
    for (let n = 0; n < 4; n += 1) await world.stores.runs.put({ ...run, id: `later${n}` as RunId });
    const first = await world.service.runs.list({ limit: 3 });
    expect(first.map(({ id }) => id)).toEqual(['later3', 'later2', 'later1']);
    const rest = await world.service.runs.list({ before: 'later1' as RunId, limit: 3 });
    expect(rest.map(({ id }) => id)).toEqual(['later0', runId]);
    await expect(world.service.runs.list({ before: 'gone' as RunId, limit: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are taken up after a restart however many came later', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { runId } = await approveAll(world.service, view);
    const run = await world.service.runs.get({ runId: runId as RunId });
    // As a host leaves it that is killed while the run is under way.
    await world.stores.runs.put({ ...run, state: 'running', finishedAt: null, counts: null, outputs: [] });
    for (let n = 0; n < 205; n += 1) {
      const id = `later${n}` as RunId;
      await world.stores.runs.put({ ...run, id, fileId: 'another' as typeof run.fileId });
    }
    const next = await world.restart();
    await next.service.runs.finished({ runId: run.id });
    expect(await next.service.runs.get({ runId: run.id })).toMatchObject({
      state: 'done',
      counts: { rowsIn: 20, rowsOut: 20 },
    });
  });
});

describe('a file that waits for its turn to be read', () => {
  const waiting = async (world: Awaited<ReturnType<typeof openWorld>>) => {
    const fileIds = [];
    for (const name of ['a.csv', 'b.csv', 'c.csv']) fileIds.push(await world.give(name, leadsCsv(25_000)));
    await world.service.inbox.submit({ fileIds });
    const last = fileIds[2];
    if (last === undefined) throw new Error('three files were given');
    return last;
  };

  it('can be cancelled', async () => {
    const world = await openWorld();
    const fileId = await waiting(world);
    await world.service.inbox.cancel({ fileId });
    const { item } = await untilState(world.service, fileId, 'failed', 'review');
    expect(item.file).toMatchObject({ state: 'failed', error: { code: 'CANCELLED' } });
  });

  it('keeps the pack that is chosen for it', async () => {
    const world = await openWorld();
    const fileId = await waiting(world);
    const packId = 'healthcare.claims' as Parameters<typeof world.service.schemas.get>[0]['packId'];
    await world.service.review.choosePack({ fileId, packId });
    const view = await untilState(world.service, fileId, 'failed', 'review');
    expect(view.schema?.id).toBe(packId);
  });

  it('is taken in once, however often it is handed in', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    const packId = 'healthcare.claims' as Parameters<typeof world.service.schemas.get>[0]['packId'];
    await world.service.review.choosePack({ fileId, packId });
    await world.service.inbox.submit({ fileIds: [fileId] });
    expect((await world.service.review.open({ fileId })).schema?.id).toBe(packId);
  });
});
