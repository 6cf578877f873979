import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begun } from '../../core/service/begun.ts';
import type { InboxItem, ReviewView } from '../../../core/contract/views.ts';
import { errorCatalogue } from '../../../core/model/errors.ts';
import { asId, type FileId, type RunId } from '../../../core/model/ids.ts';
import {
  approveAll,
  leadsCsv,
  openWorld,
  submitted,
  type TestWorld,
  untilState,
} from '../../core/service/world.ts';
import { badFiles, wideCsv } from './badFiles.ts';
import { onSmallDisk, smallDiskRefused } from './smallDisk.ts';
import { acceptAll } from './sourceWorld.ts';
import { processPath } from '../../processes/processFiles.ts';

const settled = ['review', 'done', 'failed'] as const;
const runId = (id: string): RunId => asId<RunId>(id);

/** Follows a file until it is settled; `onItem` sees every word on it. */
async function follow(
  { service }: TestWorld,
  fileId: FileId,
  onItem: (item: InboxItem) => void,
): Promise<InboxItem> {
  for await (const event of service.inbox.watch()) {
    const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
    for (const item of items) {
      if (item.file.id !== fileId) continue;
      onItem(item);
      if (item.progress === null && settled.some((state) => state === item.file.state)) return item;
    }
  }
  throw new Error('The watch ended.');
}

/** Calls back once, when a job over the file has come some way. */
function whenUnderWay(act: () => void): (item: InboxItem) => void {
  let acted = false;
  return ({ progress }) => {
    if (acted || progress === null || progress.rows === 0) return;
    acted = true;
    act();
  };
}

describe('a bad file', () => {
  it('says in the Inbox what is wrong with it and what to do, and leaves the others alone', async () => {
    const world = await openWorld();
    const ids = new Map<string, FileId>();
    for (const { name, make } of badFiles) ids.set(name, await world.give(name, make()));
    await world.service.inbox.submit({ fileIds: [...ids.values()] });
    const seen: Record<string, string> = {};
    for (const [name, fileId] of ids) {
      const { item } = await untilState(world.service, fileId, ...settled);
      const { state, error } = item.file;
      seen[name] = error?.code ?? state;
      expect(error?.remedy ?? 'none needed').not.toBe('');
    }
    expect(seen).toEqual(Object.fromEntries(badFiles.map(({ name, inbox }) => [name, inbox])));
    const next = await submitted(world, 'good.csv', leadsCsv(5));
    expect(next.item.file.state).toBe('review');
  }, 60_000);

  it('may have 5,000 columns of long names, from the first look to the outputs', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'wide.csv', wideCsv(5_000, 40, 60));
    expect(view.item).toMatchObject({ rowCount: 40, columnCount: 5_000, file: { state: 'review' } });
    expect(view.inspection?.table.columnNames).toHaveLength(5_000);
    const run = await world.service.runs.get({ runId: runId((await approveAll(world.service, view)).runId) });
    expect(run).toMatchObject({ state: 'done', counts: { rowsIn: 40 } });
  }, 90_000);

  it.each([
    ['grows', 'SOURCE_CHANGED', (path: string) => appendFileSync(path, 'one,more,row,,,\n')],
    ['shrinks', 'SOURCE_CHANGED', (path: string) => truncateSync(path, 100_000)],
    [
      'is replaced',
      'SOURCE_CHANGED',
      (path: string) => {
        writeFileSync(`${path}.new`, leadsCsv(10));
        renameSync(`${path}.new`, path);
      },
    ],
    ['is taken away', 'SOURCE_UNREADABLE', (path: string) => rmSync(path)],
  ])(
    'that %s while it is read gives no answer made of two states',
    async (_, code, change) => {
      const world = await openWorld();
      const fileId = await world.give('leads.csv', leadsCsv(150_000));
      await world.service.inbox.submit({ fileIds: [fileId] });
      const path = join(world.folder, 'leads.csv');
      const item = await follow(
        world,
        fileId,
        whenUnderWay(() => change(path)),
      );
      expect(item.file).toMatchObject({ state: 'failed', error: { code } });
      writeFileSync(path, leadsCsv(20));
      await world.service.inbox.retry({ fileId });
      expect((await untilState(world.service, fileId, ...settled)).item.rowCount).toBe(20);
    },
    30_000,
  );

  it('that was changed or taken away between review and run is not run', async () => {
    const world = await openWorld();
    const path = join(world.folder, 'leads.csv');
    const view = await submitted(world, 'leads.csv', leadsCsv(50));
    const fileId = view.item.file.id;
    const run = async (from: TestWorld, again: string) => {
      const next = await from.service.runs.again({ runId: runId(again) });
      return from.service.runs.finished(next);
    };
    const first = await approveAll(world.service, view);

    rmSync(path);
    await expect(
      world.service.review.rows({ fileId, selection: { first: 0, count: 5 } }),
    ).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(await run(world, first.runId)).toMatchObject({
      state: 'failed',
      error: { code: 'SOURCE_UNREADABLE' },
      outputs: [],
    });
    // As many rows, and after a restart, when only the digest can tell.
    writeFileSync(path, leadsCsv(50).replaceAll('Berlin', 'Hamburg'));
    const later = await world.restart();
    const refused = await run(later, first.runId);
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'SOURCE_CHANGED' } });
    expect(refused.error?.remedy).not.toBe(errorCatalogue.SOURCE_CHANGED.remedy);
    expect((await untilState(later.service, fileId, 'failed')).item.file.error?.code).toBe('SOURCE_CHANGED');

    await later.service.settings.put({ runKnownLayouts: false });
    await later.service.inbox.retry({ fileId });
    await untilState(later.service, fileId, 'review');
    expect(await run(later, first.runId)).toMatchObject({ state: 'done', counts: { rowsIn: 50 } });
  }, 40_000);
});

describe('a process that is killed', () => {
  it('the engine, while it reads or writes: the file says so, and the next one works', async () => {
    const world = await openWorld();
    const kill = (): void => void process.kill(world.engine.pid() ?? 0, 'SIGKILL');
    const fileId = await world.give('leads.csv', leadsCsv(150_000));
    await world.service.inbox.submit({ fileIds: [fileId] });
    const read = await follow(world, fileId, whenUnderWay(kill));
    expect(read.file).toMatchObject({ state: 'failed', error: { code: 'ENGINE_LOST' } });

    await world.service.inbox.retry({ fileId });
    const view = await untilState(world.service, fileId, ...settled);
    const position = await acceptAll(world.service, view);
    const { runId: id } = begun(
      await world.service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition: position,
        reason: 'A test.',
      }),
    );
    const written = await follow(world, fileId, whenUnderWay(kill));
    expect(written.file).toMatchObject({ state: 'failed', error: { code: 'ENGINE_LOST' } });
    expect(await world.service.runs.get({ runId: id })).toMatchObject({ state: 'failed', outputs: [] });
    expect(readdirSync(join(world.folder, 'data', 'outputs'))).toEqual([]);
    const again = await world.service.runs.again({ runId: id });
    expect(await world.service.runs.finished(again)).toMatchObject({ state: 'done' });
  }, 60_000);

  it('the host, during a review: every step that it answered is there, and can be undone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-killed-'));
    const answered = await reviewUntilKilled(folder, 15);
    const world = await openWorld(folder);
    await world.service.resume();
    const [record] = await world.stores.files.list();
    const fileId = record?.id ?? asId<FileId>('none');
    const { draft, item } = await world.service.review.open({ fileId });
    expect(item.file.state).toBe('review');
    expect(draft.steps.length).toBeGreaterThanOrEqual(answered);
    expect(draft.position).toBe(draft.steps.length);
    expect(draft.steps.map(({ label }) => Number(label))).toEqual(draft.steps.map((_, n) => n));
    const undone = await world.service.review.moveTo({ fileId, position: 1 });
    expect(undone.draft).toMatchObject({ position: 1, steps: { length: draft.steps.length } });
  }, 40_000);
});

describe('two approvals at once', () => {
  it('give one version, and the other is told who was first', async () => {
    const world = await openWorld();
    const view: ReviewView = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    const expectedPosition = await acceptAll(world.service, view);
    const approve = () =>
      world.service.review.approve({ fileId, expectedVersion: 0, expectedPosition, reason: 'A test.' });
    const answers = await Promise.allSettled([approve(), approve(), approve()]);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refusals).toHaveLength(2);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: 'MAPPING_CONFLICT',
        message: 'Ana approved version 1 in the meantime.',
      });
    }
    expect(
      await world.stores.mappings.versions(view.approved?.mappingId ?? (await mappingOf(world))),
    ).toHaveLength(1);
    await untilState(world.service, fileId, 'done');
  }, 30_000);
});

describe('a full disk', () => {
  it('is named wherever it is met, loses nothing that was saved, and all goes on when there is room', async ({
    skip,
  }) => {
    const reason = smallDiskRefused();
    if (reason !== undefined) skip(`no small disk can be mounted here: ${reason}`);
    const outcome = await onSmallDisk('40m', processPath('tests/infra/local/fullDisk.ts'));
    expect(outcome).toEqual({
      upload: { code: 'DISK_FULL', leftBehind: 0, again: 'review' },
      spool: { state: 'failed', code: 'DISK_FULL', again: 'review' },
      reading: { state: 'failed', code: 'DISK_FULL', saved: 'failed' },
      draft: { code: 'DISK_FULL', steps: 3, again: 4 },
      run: { state: 'failed', code: 'DISK_FULL', leftBehind: 0, again: 'done', saved: ['done', 'failed'] },
    });
  }, 60_000);
});

describe('a disk that fills up while outputs are written', () => {
  it('fails the run at whichever output that is, leaves none of them, and the run can be repeated', async ({
    skip,
  }) => {
    const reason = smallDiskRefused();
    if (reason !== undefined) skip(`no small disk can be mounted here: ${reason}`);
    const script = processPath('tests/infra/local/fullDiskOutputs.ts');
    expect(await onSmallDisk('60m', script)).toEqual({
      kinds: [
        'aggregates-csv',
        'cleaned-csv',
        'cleaned-excel-csv',
        'cleaned-parquet',
        'cleaned-xlsx',
        'rejects-csv',
        'report-xlsx',
        'source-gz',
        'summary-json',
        'validation-json',
      ],
      states: ['failed DISK_FULL with a remedy'],
      leftBehind: [],
      duckDb: 0,
      again: 'done',
      same: true,
    });
  }, 90_000);
});

async function mappingOf({ stores }: TestWorld) {
  const [mapping] = await stores.mappings.list();
  if (mapping === undefined) throw new Error('Nothing was approved.');
  return mapping.mappingId;
}

/** Reviews a file in a process of its own, kills it after some answers, and tells how many steps it had answered. */
async function reviewUntilKilled(folder: string, answers: number): Promise<number> {
  const script = processPath('tests/infra/local/reviewer.ts');
  const child: ChildProcess = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let answered = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    answered += chunk.toString('latin1').split('\n').length - 1;
    if (answered >= answers) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return answered;
}
