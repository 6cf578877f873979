import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunId } from '../../../../core/model/ids.ts';
import type { Run } from '../../../../core/model/run.ts';
import { approveAll, leadsCsv, openWorld, submitted } from '../world.ts';

async function ran(content = leadsCsv(20)) {
  const world = await openWorld();
  const view = await submitted(world, 'Acme leads 2026-03.csv', content);
  const { runId } = await approveAll(world.service, view);
  const run = await world.service.runs.finished({ runId: runId as RunId });
  return { world, view, run };
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('the record of a run', () => {
  it('tells what the run worked on and with, who approved it, and what its columns held', async () => {
    const { world, run } = await ran();
    const record = await world.service.runs.record({ runId: run.id });
    const [version] = await world.stores.mappings.versions(run.mappingId);
    expect(record.run.facts).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      fingerprint: version?.layout.fingerprint,
      mappingHash: version?.hash,
    });
    expect(record.approved).toMatchObject({ by: version?.approvedBy, hash: version?.hash });
    expect(record).toMatchObject({ versionInForce: 1, sameSource: [], sameLayout: [] });
    expect(record.onDisk).toEqual(run.outputs.map(({ sizeBytes }) => sizeBytes));
    expect(record.columns.map(({ name, cells }) => [name, cells])).toEqual(
      version?.layout.columns.map(({ name }) => [name, 20]),
    );
  });

  it('says which outputs are gone, and names the other runs of the source and of the layout', async () => {
    const { world, run } = await ran();
    const { runId } = await world.service.runs.again({ runId: run.id });
    await world.service.runs.finished({ runId });
    rmSync(join(world.outputs.folderOf(run.id), run.outputs[0]?.name ?? ''));
    const record = await world.service.runs.record({ runId: run.id });
    expect(record.onDisk[0]).toBeNull();
    expect(record.onDisk.slice(1)).toEqual(run.outputs.slice(1).map(({ sizeBytes }) => sizeBytes));
    expect(record.sameSource.map(({ id }) => id)).toEqual([runId]);
    expect(record.sameLayout.map(({ id }) => id)).toEqual([runId]);
  });

  it('is there for a run by an older version, which says less', async () => {
    const { world, run } = await ran();
    const { facts: _, ...older } = run;
    await world.stores.runs.put({ ...older, id: 'older' as RunId, mappingVersion: 9 });
    const record = await world.service.runs.record({ runId: 'older' as RunId });
    expect(record).toMatchObject({ approved: null, versionInForce: 1, columns: [] });
  });

  it('notes when a run was taken up after a restart', async () => {
    const { world, run } = await ran();
    await world.stores.runs.put({ ...run, state: 'running', finishedAt: null, counts: null, outputs: [] });
    const next = await world.restart();
    await next.service.runs.finished({ runId: run.id });
    expect((await next.service.runs.get({ runId: run.id })).takenUp).toHaveLength(1);
  });
});

describe('the rows that a run wrote', () => {
  it('are read by window, as they stand in the file', async () => {
    const { world, run } = await ran(leadsCsv(450));
    const name = run.outputs.find(({ kind }) => kind === 'cleaned-csv')?.name ?? '';
    const page = await world.service.runs.rows({
      runId: run.id,
      name,
      selection: { first: 448, count: 200 },
    });
    expect(page.rowCount).toBe(run.counts?.rowsOut);
    expect(page.rows).toHaveLength(2);
    expect(page.rows[0]).toHaveLength(page.columns.length);
    const first = await world.service.runs.rows({ runId: run.id, name, selection: { first: 0, count: 1 } });
    expect(first.rows[0]).not.toEqual(page.rows[0]);
  });

  it('are refused for what is no table of the run, and told to be gone where they are', async () => {
    const { world, run } = await ran();
    const summary = run.outputs.find(({ kind }) => kind === 'summary-json')?.name ?? '';
    const cleaned = run.outputs.find(({ kind }) => kind === 'cleaned-csv')?.name ?? '';
    const rows = (name: string) =>
      world.service.runs.rows({ runId: run.id, name, selection: { first: 0, count: 1 } });
    await expect(rows('../../db/mapwright.db')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(rows(summary)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    rmSync(join(world.outputs.folderOf(run.id), cleaned));
    await expect(rows(cleaned)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});

describe('a search of the history', () => {
  it('knows packs by their titles', async () => {
    const { world, run } = await ran();
    const { packs } = await world.service.host.info();
    const title = packs.find(({ id }) => id === run.packId)?.title ?? '';
    const found = await world.service.runs.search({
      filter: { text: title },
      window: { sort: 'newest', limit: 10 },
    });
    expect(found).toMatchObject([{ id: run.id, sender: 'acme leads' }]);
    expect(await world.service.runs.count({ filter: { text: `${title} nowhere` } })).toMatchObject({
      total: 0,
    });
  });

  it('is written as a table that no spreadsheet program takes for formulas, and as whole records', async () => {
    const { world, run } = await ran();
    const hostile: Run = {
      ...run,
      id: 'hostile' as RunId,
      fileName: '=cmd|"/c calc"!A1,.csv',
      startedBy: '@x',
    };
    await world.stores.runs.put(hostile);
    const given = { filter: {}, sort: 'newest' } as const;
    const csv = await textOf(world.service.runs.export({ ...given, format: 'csv' }));
    expect(csv.startsWith('\uFEFFstarted,finished,file,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain(`"'=cmd|""/c calc""!A1,.csv"`);
    expect(csv).toContain(`,'@x,`);
    const json = await textOf(world.service.runs.export({ ...given, format: 'json' }));
    expect(
      json
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Run),
    ).toEqual([hostile, run]);
  });
});
