import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begun } from '../begun.ts';
import { AppError } from '../../../../core/model/errors.ts';
import type { RunId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted, untilState } from '../world.ts';

describe('a file on its way', () => {
  it('is read, proposed for, approved and run, and everything is there after a restart', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(40));
    expect(view.item.file.state).toBe('review');
    expect(view.table?.rowCount).toBe(40);
    expect(view.schema?.id).toBe(leadsPack);
    expect(view.proposal?.columns[2]?.field).toBe('email');

    const { runId } = await approveAll(world.service, view);
    const next = await world.restart();
    const run = await next.service.runs.get({ runId: runId as RunId });
    expect(run).toMatchObject({
      state: 'done',
      counts: { rowsIn: 40, rowsOut: 40, rowsRejected: 0 },
      startedBy: 'Ana',
    });
    const cleaned = run.outputs.find((output) => output.kind === 'cleaned-csv');
    const path = join(world.folder, 'data', 'outputs', runId, cleaned?.name ?? '');
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8').split('\n')[1]).toContain('ana0@example.org');
    const [mapping] = await next.service.schemas.mappings();
    expect(mapping).toMatchObject({ version: 1, approvedBy: 'Ana', fileName: 'leads.csv' });
  });

  it('needs no review when its layout was approved before', async () => {
    const world = await openWorld();
    await approveAll(world.service, await submitted(world, 'first.csv', leadsCsv(30)));
    const second = await submitted(world, 'second.csv', leadsCsv(25));
    expect(second.item.file.state).toBe('done');
    const run = await world.service.runs.get({ runId: second.item.lastRunId as RunId });
    expect(run).toMatchObject({
      trigger: 'automatic',
      state: 'done',
      mappingVersion: 1,
      counts: { rowsIn: 25 },
    });
  });

  it('waits for a person when its layout has drifted, and says what changed', async () => {
    const world = await openWorld();
    await approveAll(world.service, await submitted(world, 'first.csv', leadsCsv(30)));
    const changed = leadsCsv(30)
      .split('\n')
      .map((line, index) => (line === '' ? line : `${line},${index === 0 ? 'Rating' : 'hot'}`))
      .join('\n');
    const view = await submitted(world, 'drifted.csv', changed);
    expect(view.item.file.state).toBe('review');
    expect(view.drift).toEqual({ same: 6, changes: [{ kind: 'added', columnIndex: 6, name: 'Rating' }] });
  });

  it('reads a new file the way a person had corrected the first one of its layout', async () => {
    const world = await openWorld();
    const titled = (name: string): string => `${name}\n2026,2025,2024,2023,2022,2021\n${leadsCsv(20)}`;
    const first = await submitted(world, 'first.csv', titled('Export A'));
    const fileId = first.item.file.id;
    await world.service.review.override({ fileId, overrides: { headerRows: [2] } });
    const corrected = await untilState(world.service, fileId, 'review');
    expect(corrected.table?.columns.map((column) => column.name)).toContain('Email');
    await approveAll(world.service, corrected);
    const second = await submitted(world, 'second.csv', titled('Export B'));
    expect(second.overrides).toEqual({ headerRows: [2] });
    expect(second.item.file.state).toBe('done');
  });

  it('sends on the files of a layout that waited for its approval', async () => {
    const world = await openWorld();
    const first = await submitted(world, 'first.csv', leadsCsv(30));
    const waiting = await submitted(world, 'waiting.csv', leadsCsv(10));
    expect(waiting.item.file.state).toBe('review');
    await approveAll(world.service, first);
    const released = await untilState(world.service, waiting.item.file.id, 'done');
    expect(released.item.lastRunId).not.toBeNull();
  });
});

describe('a draft', () => {
  it('survives a restart with its undo list', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    await world.service.review.edit({
      fileId,
      label: 'Accepted Email',
      edits: [{ kind: 'accept', columnIndex: 2 }],
    });
    await world.service.review.edit({
      fileId,
      label: 'Ignored City',
      edits: [{ kind: 'ignore', columnIndex: 5 }],
    });
    await world.service.review.moveTo({ fileId, position: 1 });

    const next = await world.restart();
    const again = await next.service.review.open({ fileId });
    expect(again.draft.steps.map((step) => step.label)).toEqual(['Accepted Email', 'Ignored City']);
    expect(again.decisions?.columns[2]?.status).toBe('accepted');
    expect(again.decisions?.columns[5]?.status).toBe('open');
    const redone = await next.service.review.moveTo({ fileId, position: 2 });
    expect(redone.decisions.columns[5]?.status).toBe('ignored');
  });

  it('refuses a column and a field that are not there', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    const edit = (edits: Parameters<typeof world.service.review.edit>[0]['edits']): Promise<unknown> =>
      world.service.review.edit({ fileId, label: 'x', edits });
    await expect(edit([{ kind: 'accept', columnIndex: 6 }])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(edit([{ kind: 'assign', columnIndex: 0, field: 'nope' }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an approval', () => {
  it('is refused while columns are undecided', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const approval = world.service.review.approve({
      fileId: view.item.file.id,
      expectedVersion: 0,
      expectedPosition: 0,
      reason: '',
    });
    await expect(approval).rejects.toMatchObject({ code: 'MAPPING_INCOMPLETE' });
  });

  it('wants a reason when a required field has no source', async () => {
    const world = await openWorld();
    const view = await submitted(
      world,
      'leads.csv',
      'Email,City\na@example.org,Berlin\nb@example.org,Paris\n',
    );
    const fileId = view.item.file.id;
    await world.service.review.choosePack({ fileId, packId: leadsPack });
    const edits = [0, 1].map((columnIndex) => ({ kind: 'accept' as const, columnIndex }));
    await world.service.review.edit({ fileId, label: 'Accepted', edits });
    const approve = (reason: string): Promise<unknown> =>
      world.service.review.approve({ fileId, expectedVersion: 0, expectedPosition: 1, reason });
    await expect(approve(' ')).rejects.toMatchObject({ code: 'MAPPING_INCOMPLETE' });
    await expect(approve('The list has no names.')).resolves.toBeDefined();
  });

  it('is refused where the draft is no longer the one that the person saw', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    const all = (view.proposal?.columns ?? []).map(({ columnIndex, field }) => ({
      kind: field === null ? ('ignore' as const) : ('accept' as const),
      columnIndex,
    }));
    const seen = await world.service.review.edit({ fileId, label: 'All', edits: all });
    const expectedPosition = seen.draft.position;
    const elsewhere = [{ kind: 'ignore' as const, columnIndex: 5 }];
    await world.service.review.edit({ fileId, label: 'Ignored City elsewhere', edits: elsewhere });
    const approve = (position: number) =>
      world.service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition: position,
        reason: 'All that there is.',
      });
    await expect(approve(expectedPosition)).rejects.toMatchObject({
      code: 'MAPPING_CONFLICT',
      message: 'The draft changed in another window.',
    });
    expect(await world.service.schemas.mappings()).toEqual([]);
    const { version, runId } = begun(await approve(expectedPosition + 1));
    expect(version.ignoredColumns).toContain(5);
    await world.service.runs.finished({ runId });
  });

  it('tells who was first when the version seen is no longer in force', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    await approveAll(world.service, view);
    const stale = world.service.review.approve({
      fileId: view.item.file.id,
      expectedVersion: 0,
      expectedPosition: 1,
      reason: '',
    });
    await expect(stale).rejects.toBeInstanceOf(AppError);
    await expect(stale).rejects.toMatchObject({
      code: 'MAPPING_CONFLICT',
      message: 'Ana approved version 1 in the meantime.',
    });
  });

  it('is taken back by approving the older version anew', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    await approveAll(world.service, view);
    await world.service.review.edit({
      fileId,
      label: 'Ignored City',
      edits: [{ kind: 'ignore', columnIndex: 5 }],
    });
    const second = begun(
      await world.service.review.approve({
        fileId,
        expectedVersion: 1,
        expectedPosition: 2,
        reason: '',
      }),
    );
    await world.service.runs.finished({ runId: second.runId });
    const { mappingId } = second.version;
    const third = await world.service.schemas.revert({
      mappingId,
      toVersion: 1,
      expectedVersion: 2,
      reason: '',
    });
    expect(third).toMatchObject({ version: 3, reason: 'Back to version 1.' });
    const versions = await world.service.schemas.versions({ mappingId });
    expect(versions[0]?.correspondences).toEqual(versions[2]?.correspondences);
  });
});

describe('a dry run', () => {
  it('counts what would fail, with the rows and the reasons', async () => {
    const world = await openWorld();
    const bad = leadsCsv(20)
      .replace('ana3@example.org', 'ana3 at example')
      .replace('ana7@example.org', 'see card');
    const view = await submitted(world, 'leads.csv', bad);
    const events = [];
    for await (const event of world.service.review.dryRun({ fileId: view.item.file.id })) events.push(event);
    const last = events.at(-1);
    expect(last?.kind === 'done' && last.counts).toMatchObject({
      rowsIn: 20,
      rowsOut: 18,
      rowsRejected: 2,
      failures: [{ code: 'NOT_AN_EMAIL', field: 'email', count: 2, rows: [3, 7] }],
    });
  });
});
