import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { openStandIn, type StandInPipeline } from '../jobs/standInPipeline.ts';
import { acceptAll } from '../../infra/local/sourceWorld.ts';
import { untilBoard } from './untilBoard.ts';
import { leadsCsv, leadsPack, openWorld, submitted, type TestWorld, untilState } from './world.ts';

let folder: string;
let account: StandInPipeline;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-jobs-'));
  account = openStandIn(folder);
});
afterEach(() => {
  account.close();
  rmSync(folder, { recursive: true, force: true });
});

async function connected(): Promise<TestWorld> {
  const world = await openWorld(undefined, { links: () => account.links });
  await world.service.settings.put({ aws: { region: 'eu-central-1' }, defaultPackId: leadsPack });
  return world;
}

const somethingNew = (): void => account.tell({ uploadId: null, sessionId: null });

describe('pipelines', { timeout: 90_000 }, () => {
  it('are none before one is set up, and nothing is opened then', async () => {
    const world = await openWorld(undefined, { links: () => account.links });
    const board = await untilBoard(world.service, () => true);
    expect([board.pipelines, board.jobs, account.asked.opened]).toEqual([[], [], 0]);
    await expect(world.service.jobs.retry({ place: 'aws', id: 'x' as never })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await world.service.settings.put({ aws: { region: 'eu-central-1' } });
    await untilBoard(world.service, ({ pipelines }) => pipelines[0]?.state === 'live');
    await world.service.settings.put({ aws: { region: '' } });
    await untilBoard(world.service, ({ pipelines }) => pipelines.length === 0);
  });

  it('say how they are connected, and ask for everything when they are back', async () => {
    const world = await connected();
    await untilBoard(world.service, ({ pipelines }) => pipelines[0]?.state === 'live');
    account.hush();
    await untilBoard(world.service, ({ pipelines }) => pipelines[0]?.state === 'polling');
    account.fail(new AppError('ACCESS_DENIED', 'dynamodb:Query is denied.'));
    await world.service.jobs.reconnect();
    const { pipelines } = await untilBoard(world.service, (board) => board.pipelines[0]?.state === 'denied');
    expect(pipelines[0]?.error).toMatchObject({ message: 'dynamodb:Query is denied.' });
    // Nobody was there to hear of it.
    await account.pipeline.arrive('raw/a/leads.csv', leadsCsv(5));
    account.fail(null);
    await world.service.jobs.reconnect();
    const { jobs } = await untilBoard(world.service, (board) => board.jobs.length === 1);
    expect(jobs).toMatchObject([{ fileName: 'leads.csv', state: 'received', stage: 'queue' }]);
  });
});

describe('a job that waits for a mapping', { timeout: 90_000 }, () => {
  it('is taken into the Inbox once, reviewed there, and run by its pipeline', async () => {
    const world = await connected();
    const { service } = world;
    const id = await account.pipeline.arrive('raw/a/leads.csv', leadsCsv(40));
    await account.pipeline.settle();
    const { jobs } = await untilBoard(service, (board) => board.jobs[0]?.state === 'waiting');
    expect(jobs[0]).toMatchObject({ id, can: { review: true, retry: false }, fileId: null });
    const { fileId } = await service.jobs.review({ place: 'aws', id });
    expect(await service.jobs.review({ place: 'aws', id })).toEqual({ fileId });
    const view = await untilState(service, fileId, 'review');
    expect(view.item.file).toMatchObject({ name: 'leads.csv', job: { place: 'aws', id } });
    const expectedPosition = await acceptAll(service, view);
    const answer = await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition,
      reason: 'All that there is.',
    });
    expect([answer.runId, answer.waits]).toEqual([null, false]);
    expect((await service.review.open({ fileId })).item.file.state).toBe('running');
    await account.pipeline.settle();
    somethingNew();
    const { jobs: ended, counts } = await untilBoard(service, (board) => board.jobs[0]?.state === 'done');
    expect(ended[0]).toMatchObject({ fileId, mapping: { version: 1 }, rowCount: 40, fraction: 1 });
    expect(counts).toMatchObject({ done: 1, waiting: 0 });
    await untilState(service, fileId, 'done');
    expect(await service.runs.list({ limit: 10 })).toEqual([]);
    const name = ended[0]!.outputs.find((output) => output.endsWith('.csv'))!;
    expect((await service.jobs.output({ place: 'aws', id, name })).url).toMatch(/^http/);
    expect((await service.jobs.events({ place: 'aws', id })).map(({ kind }) => kind)).toContain('released');
    // Once it is out of the Inbox, the same upload is the same file again.
    await service.inbox.remove({ fileId });
    const again = await untilBoard(service, (board) => board.jobs[0]?.fileId === null);
    expect(again.jobs).toHaveLength(1);
  });

  it('is run although it was approved in another reading than the pipeline’s', async () => {
    const world = await connected();
    const { service } = world;
    const noted = `Given,Family,Mail,Firm,Dial,Town\n${leadsCsv(30)}`;
    const id = await account.pipeline.arrive('raw/a/leads.csv', noted);
    await account.pipeline.settle();
    await untilBoard(service, (board) => board.jobs[0]?.state === 'waiting');
    const { fileId } = await service.jobs.review({ place: 'aws', id });
    await untilState(service, fileId, 'review');
    await service.review.override({ fileId, overrides: { headerRows: [1] } });
    const view = await untilState(service, fileId, 'review');
    await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition: await acceptAll(service, view),
      reason: 'All that there is.',
    });
    await account.pipeline.settle();
    somethingNew();
    const { jobs } = await untilBoard(service, (board) => board.jobs[0]?.state === 'done');
    expect(jobs).toMatchObject([{ rowCount: 30, fileId }]);
  });

  it('stays in the Inbox with its error where it cannot be fetched, to be tried again', async () => {
    const world = await connected();
    const { service } = world;
    const id = await account.pipeline.arrive('raw/a/leads.csv', leadsCsv(10));
    await account.pipeline.settle();
    await untilBoard(service, (board) => board.jobs.length === 1);
    // Its bytes are gone for a while.
    const { objects } = account.pipeline.world;
    await objects.remove(['raw/a/leads.csv']);
    const { fileId } = await service.jobs.review({ place: 'aws', id });
    const failed = await untilState(service, fileId, 'failed', 'review');
    expect(failed.item.file).toMatchObject({ state: 'failed', error: { code: 'OBJECT_MISSING' } });
    await expect(service.inbox.retry({ fileId })).resolves.toBeUndefined();
    expect((await untilState(service, fileId, 'failed')).item.file.job).toEqual({ place: 'aws', id });
  });
});

describe('files that are sent', { timeout: 90_000 }, () => {
  it('go by the outbox, also by themselves once they are approved where that is wanted', async () => {
    const world = await connected();
    const { service } = world;
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { fileId } = { fileId: view.item.file.id };
    await service.jobs.send({ fileIds: [fileId, fileId], place: 'aws', lane: 'main' });
    await untilBoard(service, ({ outbox, jobs }) => outbox.length === 0 && jobs.length === 1);
    await service.settings.put({ pipeline: { sendApproved: 'aws' } });
    await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition: await acceptAll(service, view),
      reason: 'All that there is.',
    });
    const { jobs } = await untilBoard(service, (board) => board.jobs.length === 2);
    expect(jobs.map(({ fileName }) => fileName)).toEqual(['leads.csv', 'leads.csv']);
    await untilState(service, fileId, 'done');
  });
});

describe('a run with parts missing', { timeout: 90_000 }, () => {
  it('is ended only by whoever types its name', async () => {
    const world = await connected();
    const { service } = world;
    const id = await account.pipeline.arrive('raw/a/leads.csv', leadsCsv(10));
    await untilBoard(service, (board) => board.jobs.length === 1);
    const order = { place: 'aws', id, reason: 'It is needed today.' } as const;
    await expect(service.jobs.forceComplete({ ...order, fileName: 'Leads.csv' })).rejects.toMatchObject({
      code: 'USAGE',
    });
    await expect(service.jobs.forceComplete({ ...order, fileName: 'leads.csv' })).rejects.toMatchObject({
      code: 'NOT_READY',
    });
  });

  it('that failed is sent through again', async () => {
    const world = await connected();
    const { service } = world;
    const id = await account.pipeline.arrive('raw/a/empty.csv', '\n\n');
    await account.pipeline.settle();
    const { jobs } = await untilBoard(service, (board) => board.jobs[0]?.state === 'failed');
    expect(jobs[0]?.can).toMatchObject({ retry: true, openOutputs: false });
    await service.jobs.retry({ place: 'aws', id });
    const again = await untilBoard(service, (board) => board.jobs[0]?.state === 'received');
    expect(again.jobs[0]?.last).toMatchObject({ kind: 'retried', by: 'Ana' });
  });
});
