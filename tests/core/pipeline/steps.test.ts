import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { asUploadId, type UploadEvent } from '../../../core/model/upload.ts';
import { giveUpMessage } from '../../../core/pipeline/work/giveUpMessage.ts';
import { takeIn } from '../../../core/pipeline/reading/intake.ts';
import { sessionsOf } from '../../../core/pipeline/world/places.ts';
import { readWhole } from '../../../core/pipeline/world/readWhole.ts';
import { createUploadApi } from '../../../core/pipeline/api/uploadApi.ts';
import { approveAll, leadsCsv, openWorld, submitted, type TestWorld } from '../service/world.ts';
import { openPipeline, type TestPipeline } from './pipelineFixture.ts';

/** A pipeline beside a desk that has approved a mapping for such a file. */
async function approved(text: string, settings = {}): Promise<{ world: TestWorld; pipeline: TestPipeline }> {
  const world = await openWorld();
  await approveAll(world.service, await submitted(world, 'leads.csv', text));
  const folder = join(world.folder, 'pipeline');
  mkdirSync(folder);
  const database = join(world.folder, 'data', 'db', 'mapwright.db');
  return { world, pipeline: openPipeline(folder, { database, settings }) };
}

async function textOf({ world }: TestPipeline, key = ''): Promise<string> {
  return new TextDecoder().decode(await readWhole(world.objects, key));
}

describe('the steps of the pipeline', () => {
  it('make one upload and one run of a notice that comes three times, and of messages that come twice', async () => {
    const text = leadsCsv(20);
    const { pipeline } = await approved(text);
    const id = await pipeline.arrive('raw/a.csv', text);
    const versionId = (await pipeline.world.objects.facts({ key: 'raw/a.csv' }))?.versionId ?? '';
    for (let n = 0; n < 2; n += 1)
      expect(await takeIn(pipeline.world, { bucket: 'bucket', key: 'raw/a.csv', versionId })).toBe(id);
    await pipeline.settle();
    const first = await pipeline.upload(id);
    expect(first).toMatchObject({ state: 'done', counts: { rowsIn: 20, rowsOut: 20 } });
    for (const { queue, body } of pipeline.queues.sent.slice())
      await pipeline.world.queues.send(queue, [{ body }]);
    await pipeline.settle();
    expect(await pipeline.upload(id)).toEqual(first);
    expect(await pipeline.uploads.list({ limit: 10 })).toHaveLength(1);
    const kinds = pipeline.uploads.history.map(({ kind }) => kind);
    expect(kinds).toEqual(['received', 'analyzed', 'started', 'ended', 'leadsTaken']);
    expect(pipeline.notices.told.filter(({ code }) => code === 'done')).toHaveLength(1);
    pipeline.close();
  });

  it('pass over what lies elsewhere, and fail what is empty, damaged or no table with a reason', async () => {
    const { pipeline } = await approved(leadsCsv(5));
    expect(await takeIn(pipeline.world, { bucket: 'b', key: 'processed/x.csv', versionId: '' })).toBe(
      'ignored',
    );
    expect(await takeIn(pipeline.world, { bucket: 'b', key: 'raw/gone.csv', versionId: '' })).toBe('ignored');
    expect(await takeIn(pipeline.world, { bucket: 'b', key: 'raw/folder/', versionId: '' })).toBe('ignored');
    const given: readonly (readonly [string, string | Uint8Array, string])[] = [
      ['raw/empty.csv', '', 'SOURCE_EMPTY'],
      ['raw/header only.csv', 'a,b\n', 'SOURCE_NO_ROWS'],
      [
        'raw/garbage é+%41.xlsx',
        Uint8Array.from({ length: 90_000 }, (_, n) => (n * 7_919) % 251),
        'SOURCE_BINARY',
      ],
    ];
    for (const [key, content, code] of given) {
      const id = await pipeline.arrive(key, content);
      await pipeline.settle();
      expect(await pipeline.upload(id)).toMatchObject({ state: 'failed', error: { code } });
    }
    pipeline.close();
  });

  it('go on with an analysis that was kept by somebody who died before saying how many rows there are', async () => {
    const text = leadsCsv(8);
    const { pipeline } = await approved(text);
    const id = await pipeline.arrive('raw/a.csv', text);
    const before = { ...pipeline.uploads };
    let deaths = 1;
    Object.assign(pipeline.world.uploads, {
      note: async (event: UploadEvent) => {
        if (event.kind === 'analyzed' && deaths-- > 0) throw new AppError('STORE_UNAVAILABLE', 'It is away.');
        await before.note(event);
      },
    });
    const message = JSON.stringify({ kind: 'analyze', uploadId: id });
    await expect(pipeline.work(message)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await pipeline.settle();
    expect(await pipeline.upload(id)).toMatchObject({ state: 'done', rowCount: 8 });
    pipeline.close();
  });

  it('end with a reason where the object was overwritten between notice and reading', async () => {
    const { pipeline } = await approved(leadsCsv(5));
    const id = await pipeline.arrive('raw/a.csv', leadsCsv(6));
    await pipeline.world.objects.put('raw/a.csv', new TextEncoder().encode(leadsCsv(7)));
    await pipeline.settle();
    expect((await pipeline.upload(id)).state).toBe('failed');
    expect((await pipeline.upload(id)).error?.code).toMatch(/^(?:OBJECT_MISSING|SOURCE_CHANGED)$/);
    pipeline.close();
  });

  it('hold back what was ended by hand with parts missing, and finish it when it is sent through again', async () => {
    const text = leadsCsv(3_000);
    const { pipeline } = await approved(text, { partBytes: 1, outputs: { formats: [], rawColumns: false } });
    const api = createUploadApi(pipeline.world);
    const id = await pipeline.arrive('raw/a.csv', text);
    const { world, queues } = pipeline;
    const [analyze] = await queues.receive('analyze', { most: 1, waitSeconds: 0, holdSeconds: 9 });
    await pipeline.work(analyze?.body ?? '');
    const [part] = await queues.receive('main', { most: 1, waitSeconds: 0, holdSeconds: 9 });
    await pipeline.work(part?.body ?? '');
    await expect(api.forceComplete(id, { by: 'Ana', reason: 'late' })).rejects.toMatchObject({
      code: 'REASON_MISSING',
    });
    const forced = await api.forceComplete(id, { by: 'Ana', reason: 'The sender withdrew the rest.' });
    expect(forced.session).toMatchObject({ status: 'forced', total: 3, forced: { missing: 2, by: 'Ana' } });
    // At once, whenever the outbox is told.
    expect((await queues.depth('finish')).waiting).toBe(1);
    await pipeline.settle();
    const held = await pipeline.upload(id);
    expect(held).toMatchObject({ state: 'quarantined', counts: { rowsIn: 1_024 } });
    expect(Object.values(held.outputs).every((key) => key.startsWith('quarantine/'))).toBe(true);
    await expect(api.outputLink(id, 'a.cleaned.csv')).rejects.toMatchObject({ code: 'NOT_READY' });
    await api.redrive(id, { by: 'Ana' });
    await pipeline.settle();
    const done = await pipeline.upload(id);
    expect(done).toMatchObject({ state: 'done', counts: { rowsIn: 3_000, rowsOut: 3_000 } });
    expect((await textOf(pipeline, done.outputs['a.cleaned.csv'])).split('\r\n')).toHaveLength(3_002);
    expect((await world.sessions.get(sessionsOf(done.runId ?? ('' as never)).write))?.epoch).toBe(2);
    pipeline.close();
  });

  it('run a file whose mapping is approved between looking for one and beginning to wait', async () => {
    const text = leadsCsv(9);
    const world = await openWorld();
    const fileId = await submitted(world, 'leads.csv', text);
    const folder = join(world.folder, 'pipeline');
    mkdirSync(folder);
    const database = join(world.folder, 'data', 'db', 'mapwright.db');
    let approvals = 0;
    const pipeline = openPipeline(folder, {
      database,
      advise: async ({ proposal }) => {
        approvals += 1;
        await approveAll(world.service, fileId);
        return proposal;
      },
    });
    const id = await pipeline.arrive('raw/a.csv', text);
    await pipeline.settle();
    expect(await pipeline.upload(id)).toMatchObject({ state: 'done', counts: { rowsOut: 9 } });
    expect(approvals).toBe(1);
    pipeline.close();
  });

  it('give up a file that was begun too often, which a person can send through again', async () => {
    const text = leadsCsv(12);
    const { pipeline } = await approved(text);
    const id = await pipeline.arrive('raw/a.csv', text);
    const [message] = await pipeline.queues.receive('analyze', { most: 1, waitSeconds: 0, holdSeconds: 9 });
    expect(await giveUpMessage(pipeline.world, message?.body ?? '')).toBe('failed');
    expect(await giveUpMessage(pipeline.world, 'no JSON')).toBe('unknown');
    expect(await pipeline.upload(id)).toMatchObject({ state: 'failed', error: { code: 'WORK_GIVEN_UP' } });
    const api = createUploadApi(pipeline.world);
    await api.redrive(id, { by: 'Ana' });
    await pipeline.settle();
    expect((await api.status(id)).upload.state).toBe('done');
    expect((await api.history(id)).map(({ kind, by }) => [kind, by])).toContainEqual(['retried', 'Ana']);
    await expect(api.status(asUploadId('none'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    pipeline.close();
  });
});

describe('what readers of the CSV ingestion pipeline find', () => {
  it('is an item and a summary for each file, to the letter, and none of the test lane', async () => {
    const { pipeline } = await approved(leadsCsv(5));
    const text = 'name,age,salary,join_date\nAna,25,,2020-01-31\nBen,65,45000.5,2021-02-28\n';
    const id = await pipeline.arrive('uploads/sales_data.csv', text);
    await pipeline.arrive('raw-test/sales_data.csv', text);
    await pipeline.settle();
    const { receivedAt } = await pipeline.upload(id);
    const [item, ...others] = pipeline.items;
    expect(others).toEqual([]);
    expect(item).toEqual({
      file_name: 'sales_data.csv',
      upload_timestamp: receivedAt.replace(/\.\d+Z$/u, 'Z'),
      processed_timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
      status: 'success',
      row_count: 2,
      schema: { name: 'string', age: 'int', salary: 'float', join_date: 'date' },
      statistics: {
        age: { min: 25, max: 65, avg: 45, count: 2 },
        salary: { min: 45000.5, max: 45000.5, avg: 45000.5, count: 1 },
      },
      quality_issues: {
        total_rows: 2,
        has_issues: true,
        missing_values: { salary: { count: 1, percentage: 50 } },
        invalid_values: {},
      },
    });
    expect(JSON.parse(await textOf(pipeline, 'processed/sales_data_summary.json'))).toEqual(item);
    pipeline.close();
  });

  it('is an item with the reason for a file that cannot be read, and no summary', async () => {
    const { pipeline } = await approved(leadsCsv(5));
    await pipeline.arrive('raw/empty.csv', '');
    await pipeline.arrive('raw/bare.csv', 'a,b\n');
    await pipeline.settle();
    expect(pipeline.items).toMatchObject([
      { file_name: 'empty.csv', status: 'error', row_count: 0, schema: {}, statistics: {} },
      { file_name: 'bare.csv', status: 'error', error_message: expect.stringContaining('no data rows') },
    ]);
    expect(await pipeline.world.objects.facts({ key: 'processed/bare_summary.json' })).toBeUndefined();
    pipeline.close();
  });
});

describe('what the pipeline tells', () => {
  it('is each state and how far the parts are, to a desk that watches, while it happens', async () => {
    const text = leadsCsv(3_000);
    const { pipeline } = await approved(text, { partBytes: 1 });
    await pipeline.arrive('raw/a.csv', text);
    await pipeline.settle();
    const words = pipeline.desk.heard.map((word) => JSON.parse(word));
    const states = words.filter(({ kind }) => kind === 'upload').map(({ state }) => state);
    expect(states.filter((state, n) => state !== states[n - 1])).toEqual([
      'received',
      'analyzing',
      'running',
      'done',
    ]);
    const progress = words.filter(({ kind }) => kind === 'progress');
    const parts = [
      [1, 3, 'sealed'],
      [2, 3, 'sealed'],
      [3, 3, 'complete'],
    ];
    // First its rows are written, then its leads come in.
    expect(progress.map(({ done, total, status }) => [done, total, status])).toEqual([...parts, ...parts]);
    expect(new Set(progress.map(({ sessionId }) => sessionId))).toEqual(new Set([words.at(-1)?.sessionId]));
    pipeline.close();
  });

  it('is not needed for going on: who is not reached costs nothing', async () => {
    const text = leadsCsv(9);
    const { pipeline } = await approved(text);
    const id = await pipeline.arrive('raw/a.csv', text);
    pipeline.desk.post = () => Promise.reject(new Error('no line'));
    await pipeline.settle();
    expect((await pipeline.upload(id)).state).toBe('done');
    expect(pipeline.logged.join('')).toContain('live.lost');
    pipeline.close();
  });

  it('has no header, cell or file name in logs, messages, notices, live words and history', async () => {
    const canary = (n: number): string => `Kanarie${String(n).padStart(4, '0')}`;
    const { pipeline } = await approved(leadsCsv(5));
    let n = 0;
    const next = (): string => canary((n += 1));
    for (let file = 0; file < 50; file += 1) {
      const known = file % 2 === 0 ? 'First Name,Last Name,Email,Company,Phone,City' : `${next()},${next()}`;
      const cells = Array.from({ length: 7 }, next);
      const text = `${known}\n${cells.slice(0, 6).join(',')}\n"${next()}\n${file % 5 === 0 ? '\u0000\u0001' : ''}`;
      await pipeline.arrive(
        `${file % 3 === 0 ? 'raw-test' : 'raw'}/${next()}.${file % 7 === 0 ? 'xlsx' : 'csv'}`,
        text,
      );
      await pipeline.settle();
    }
    expect(n).toBe(500);
    const told = [
      ...pipeline.logged,
      ...pipeline.queues.sent.map(({ body }) => body),
      ...pipeline.notices.told.map((notice) => JSON.stringify(notice)),
      ...pipeline.desk.heard,
      ...pipeline.uploads.history.map((event) => JSON.stringify(event)),
    ];
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter((text) => text.includes('Kanarie'))).toEqual([]);
    pipeline.close();
  }, 120_000);
});
