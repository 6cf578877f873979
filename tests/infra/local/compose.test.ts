import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { begun } from '../../core/service/begun.ts';
import { asId, type FileId, type PackId } from '../../../core/model/ids.ts';
import { sampleNames } from '../../../core/packs/sampleNames.ts';
import { composeLocal, type LocalWorld } from '../../../infra/local/compose.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { engineEntries } from '../../processes/processFiles.ts';

let folder: ReturnType<typeof temporaryFolder>;
let world: LocalWorld | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await world?.close();
  folder.dispose();
});

async function open(): Promise<LocalWorld> {
  world = await composeLocal({
    dataDir: join(folder.path, 'data'),
    samplesDir: fileURLToPath(new URL('../../../samples/', import.meta.url)),
    ...engineEntries,
    kind: 'web',
    appVersion: '0.0.0',
    approver: 'Ada',
    log: { info: () => undefined, error: () => undefined },
  });
  await world.service.resume();
  return world;
}

async function reviewed({ service }: LocalWorld, fileId: FileId) {
  await expect
    .poll(async () => (await service.review.open({ fileId })).item.file.state, { timeout: 15_000 })
    .not.toBe('reading');
  return service.review.open({ fileId });
}

const text = `name,email,phone,company\n${Array.from(
  { length: 40 },
  (_, n) => `Person ${n},person${n}@example.org,+49 30 1234${100 + n},Company ${n % 7}\n`,
).join('')}`;

describe('the local world', () => {
  it('takes a file from being given to its outputs, and has everything again after a restart', async () => {
    const path = join(folder.path, 'leads.csv');
    writeFileSync(path, text);
    let { service, sources, outputs } = await open();
    const { id: fileId } = await sources.adoptPath(path);
    await service.inbox.submit({ fileIds: [fileId] });
    const view = await reviewed(world as LocalWorld, fileId);
    expect(view.item).toMatchObject({ rowCount: 40, columnCount: 4, file: { state: 'review' } });
    expect(view.table?.columns.map((column) => column.name)).toEqual(['name', 'email', 'phone', 'company']);

    await service.review.choosePack({ fileId, packId: asId<PackId>('crm.leads') });
    const fields = ['full_name', 'email', 'phone', 'company'];
    const target = (await service.review.open({ fileId })).schema?.fields.map((field) => field.name) ?? [];
    await service.review.edit({
      fileId,
      label: 'Decided every column',
      edits: fields.map((field, columnIndex) =>
        target.includes(field) ? { kind: 'assign', columnIndex, field } : { kind: 'ignore', columnIndex },
      ),
    });
    const { runId } = begun(
      await service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition: 1,
        reason: 'a test',
      }),
    );
    const run = await service.runs.finished({ runId });
    expect(run).toMatchObject({ state: 'done', counts: { rowsIn: 40 } });
    expect(readdirSync(outputs.folderOf(runId)).sort()).toEqual(run.outputs.map(({ name }) => name).sort());
    expect(readFileSync(path, 'utf8')).toBe(text);

    await world?.close();
    ({ service, outputs } = await open());
    expect(await service.runs.get({ runId })).toEqual(run);
    expect((await service.review.open({ fileId })).item).toMatchObject({
      rowCount: 40,
      file: { state: 'done' },
    });
    const rows = await service.review.rows({ fileId, selection: { first: 39, count: 5 } });
    expect(rows.map((row) => row.cells[0])).toEqual(['Person 39']);
  }, 60_000);

  it('reads the samples that come with it', async () => {
    const { service } = await open();
    const { packs } = await service.host.info();
    expect(packs.filter((pack) => pack.hasSample)).toHaveLength(sampleNames.size);
    for (const { id } of packs.filter((pack) => pack.hasSample)) {
      const { fileId } = await service.inbox.submitSample({ packId: id });
      const view = await reviewed(world as LocalWorld, fileId);
      expect(view.item.file).toMatchObject({ state: 'review', error: null });
    }
  }, 60_000);

  it('goes on reading what it was reading when it was closed', async () => {
    const path = join(folder.path, 'leads.csv');
    writeFileSync(path, text.repeat(2_000));
    const first = await open();
    const { id: fileId } = await first.sources.adoptPath(path);
    await first.service.inbox.submit({ fileIds: [fileId] });
    await first.close();
    const again = await open();
    expect((await reviewed(again, fileId)).item.file.state).toBe('review');
  }, 60_000);
});
