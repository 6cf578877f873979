import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { begun } from '../../../core/service/begun.ts';
import type { MappingId } from '../../../../core/model/ids.ts';
import type { Run } from '../../../../core/model/run.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { leadsCsv } from '../../../core/service/world.ts';
import { acceptAll, composeFromSources, settledView } from '../sourceWorld.ts';
import { objectsOf, startCommand } from './commandProcess.ts';

let folder: string;
let data: string;
let app: LocalWorld | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-guest-'));
  data = join(folder, 'data');
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the app on the data folder, as its host does. */
async function openApp(): Promise<LocalWorld> {
  app = await composeFromSources(data);
  await app.service.resume();
  return app;
}

async function closeApp(): Promise<void> {
  await app?.close();
  app = undefined;
}

function file(name: string, rows: number): string {
  const path = join(folder, name);
  writeFileSync(path, leadsCsv(rows));
  return path;
}

/** Approves the mapping of the leads in the open app. */
async function approved({ service, sources }: LocalWorld): Promise<MappingId> {
  const { id: fileId } = await sources.adoptPath(file('first.csv', 20));
  await service.inbox.submit({ fileIds: [fileId] });
  const view = await settledView(service, fileId);
  const expectedPosition = await acceptAll(service, view);
  const order = { fileId, expectedVersion: 0, expectedPosition, reason: 'A test.' };
  const { version, runId } = begun(await service.review.approve(order));
  await service.runs.finished({ runId });
  return version.mappingId;
}

/** What the app tells of the runs when it is asked anew. */
async function runsOf({ service }: LocalWorld): Promise<readonly Run[]> {
  for await (const event of service.runs.watch()) if (event.kind === 'all') return event.runs;
  return [];
}

async function stateOf({ service, stores }: LocalWorld, name: string) {
  const record = (await stores.files.list()).find((candidate) => candidate.name === name);
  if (record === undefined) return undefined;
  const { state, error } = (await service.review.open({ fileId: record.id })).item.file;
  return { state, code: error?.code };
}

/** The run that the Inbox names for a file when it is asked anew. */
async function lastRunOf({ service }: LocalWorld, name: string) {
  for await (const event of service.inbox.watch())
    if (event.kind === 'all') return event.items.find((item) => item.file.name === name)?.lastRunId;
  return undefined;
}

/** Starts a run over a large file and waits until it is under way. */
async function runUnderWay(world: LocalWorld, mappingId: MappingId) {
  const command = startCommand(['run', file('large.csv', 150_000), '--mapping', mappingId, '--json'], data);
  const state = async () => (await stateOf(world, 'large.csv'))?.state;
  await expect.poll(state, { timeout: 20_000 }).toBe('running');
  return command;
}

describe('a command beside the open app', () => {
  it('lists the history and runs files, which the app shows when it is asked', async () => {
    const world = await openApp();
    const mappingId = await approved(world);
    const history = await startCommand(['history', '--json'], data).ended;
    expect(history).toMatchObject({ exitCode: 0, messages: '' });
    expect(objectsOf(history).map(({ fileName }) => fileName)).toEqual(['first.csv']);
    const none = await startCommand(['history', '--find', 'first', '--state', 'failed'], data).ended;
    expect(none.out).toBe('No run fits.\n');

    const ran = await startCommand(['run', file('next.csv', 30), '--mapping', mappingId, '--json'], data)
      .ended;
    expect(ran).toMatchObject({ exitCode: 0, messages: '' });
    expect(objectsOf(ran)[0]).toMatchObject({ rowsIn: 30, run: { state: 'done' } });
    const [latest] = await runsOf(world);
    expect(latest).toMatchObject({ fileName: 'next.csv', state: 'done', counts: { rowsIn: 30 } });
    expect(await stateOf(world, 'next.csv')).toEqual({ state: 'done', code: undefined });
    expect(await lastRunOf(world, 'next.csv')).toBe(latest?.id);
    expect(readdirSync(world.outputs.folderOf(latest?.id ?? ('' as Run['id'])))).toContain(
      'next.cleaned.csv',
    );
    expect(readdirSync(join(data, 'scratch')).filter((name) => name.startsWith('guest'))).toEqual([]);
  }, 40_000);

  it('cannot be the app, and is told who is', async () => {
    await openApp();
    const served = await startCommand(['serve'], data).ended;
    expect(served.exitCode).toBe(3);
    expect(served.messages).toContain(`process ${process.pid}`);
  }, 20_000);

  it.skipIf(process.platform === 'win32')(
    'keeps what it does for itself while the app is closed and opened again',
    async () => {
      const mappingId = await approved(await openApp());
      const { child, ended } = await runUnderWay(app as LocalWorld, mappingId);
      child.kill('SIGSTOP');
      await closeApp();
      const world = await openApp();
      expect((await runsOf(world)).map(({ state }) => state)).toEqual(['running', 'done']);
      child.kill('SIGCONT');
      expect(await ended).toMatchObject({ exitCode: 0, messages: '' });
      expect((await runsOf(world)).map(({ state }) => state)).toEqual(['done', 'done']);
      expect(await stateOf(world, 'large.csv')).toEqual({ state: 'done', code: undefined });
    },
    60_000,
  );

  it('leaves nothing under way or half done behind when it is killed', async () => {
    const mappingId = await approved(await openApp());
    const running = await runUnderWay(app as LocalWorld, mappingId);
    running.child.kill('SIGKILL');
    await running.ended;
    const reading = startCommand(['run', file('larger.csv', 200_000), '--mapping', mappingId], data);
    await expect
      .poll(() => stateOf(app as LocalWorld, 'larger.csv'), { timeout: 20_000 })
      .toMatchObject({ state: 'reading' });
    reading.child.kill('SIGKILL');
    await reading.ended;
    await closeApp();

    mkdirSync(join(data, 'outputs', '.of-a-killed-run.part'), { recursive: true });
    mkdirSync(join(data, 'scratch', 'of-a-killed-command'), { recursive: true });
    const left = readdirSync(join(data, 'scratch'));
    const world = await openApp();
    expect((await runsOf(world)).map(({ state }) => state)).toEqual(['cancelled', 'done']);
    expect(await stateOf(world, 'large.csv')).toEqual({ state: 'review', code: undefined });
    expect(await stateOf(world, 'larger.csv')).toEqual({ state: 'failed', code: 'CANCELLED' });
    expect(readdirSync(join(data, 'outputs')).filter((name) => name.startsWith('.'))).toEqual([]);
    // The app's own engine may have begun a folder, as proposals look at rows.
    expect(readdirSync(join(data, 'scratch')).filter((name) => left.includes(name))).toEqual([]);
  }, 60_000);
});
