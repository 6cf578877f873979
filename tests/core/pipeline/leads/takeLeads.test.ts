import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import { sessionsOf } from '../../../../core/pipeline/world/places.ts';
import { asUploadId } from '../../../../core/model/upload.ts';
import { createUploadApi } from '../../../../core/pipeline/api/uploadApi.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { openPipeline, type TestPipeline } from '../pipelineFixture.ts';

const packId = asId<PackId>('crm.leads');
const header = 'First Name,Last Name,Email,Company,Phone,City\n';
const line = (n: number, city = 'Bonn'): string =>
  `Ana${n},Berg,ana${n}@example.org,Firm ${n},+49 30 1234567,${city}\n`;
const text = (from: number, count: number, city?: string): string =>
  header + Array.from({ length: count }, (_, n) => line(from + n, city)).join('');

describe('taking what a run wrote into the leads', () => {
  let mapping: MappingVersion;
  beforeAll(async () => {
    mapping = await approvedMapping(text(0, 20));
  }, 60_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let pipeline: TestPipeline;
  beforeEach(async () => {
    folder = temporaryFolder();
    pipeline = openPipeline(folder.path, { settings: { partBytes: 2_000 } });
    await pipeline.world.mappings.append(mapping);
  });
  afterEach(() => {
    pipeline.close();
    folder.dispose();
  });

  const taken = async (id: Awaited<ReturnType<TestPipeline['arrive']>>) =>
    (await pipeline.uploads.events(id)).filter(({ kind }) => kind === 'leadsTaken');

  it('takes each row that went out once, with its line and its file', async () => {
    const { world } = pipeline;
    const id = await pipeline.arrive('raw/one.csv', `${text(0, 3_000)}Bo,Lund,no address,,,\n`);
    await pipeline.settle();
    expect(await pipeline.upload(id)).toMatchObject({ state: 'done', counts: { rowsOut: 3_000 } });
    expect(await world.leads.count(packId)).toBe(3_000);
    expect((await taken(id)).map(({ detail }) => detail)).toEqual([
      expect.objectContaining({ added: 3_000, updated: 0, same: 0, failed: 0 }),
    ]);
    const lead = await world.leads.byKey(packId, 'ana7@example.org');
    const [entry] = await world.leads.history(lead?.id ?? ('' as never));
    expect(entry).toMatchObject({ kind: 'row', row: 7, place: '9', fileName: 'one.csv', uploadId: id });
    const [first] = await world.leads.page(packId, { first: 0, count: 1, descending: false });
    expect(first?.values).toContainEqual(
      expect.objectContaining({ field: 'email', value: 'ana0@example.org' }),
    );
  }, 60_000);

  it('updates the older lead by the address, whatever order messages come in and however often', async () => {
    const { world } = pipeline;
    await pipeline.arrive('raw/one.csv', text(0, 50));
    await pipeline.settle();
    const id = await pipeline.arrive('raw/two.csv', text(40, 50, 'Ulm'));
    await pipeline.settle();
    const { runId } = await pipeline.upload(id);
    const session = sessionsOf(runId ?? asId('')).leads;
    for (const { id: itemId } of await world.sessions.items(session, { limit: 100 }))
      await pipeline.work(JSON.stringify({ kind: 'part', sessionId: session, itemId }));
    await pipeline.work(JSON.stringify({ kind: 'finish', sessionId: session }));
    await pipeline.settle();
    expect(await world.leads.count(packId)).toBe(90);
    expect((await taken(id)).map(({ detail }) => detail)).toEqual([
      expect.objectContaining({ added: 40, updated: 10, same: 0 }),
    ]);
    const lead = await world.leads.byKey(packId, 'ana45@example.org');
    expect(lead?.values).toContainEqual(expect.objectContaining({ field: 'city', value: 'Ulm' }));
  }, 60_000);

  it('takes addresses for one lead by their mailbox, or as they are written where that is set', async () => {
    const rows = `${header}Ana,Berg,an.na@gmail.com,Firm,,Bonn\nAna,Berg,anna@gmail.com,Firm,,Ulm\n`;
    await pipeline.arrive('raw/one.csv', rows);
    await pipeline.settle();
    expect(await pipeline.world.leads.count(packId)).toBe(1);
    pipeline.close();
    folder.dispose();
    folder = temporaryFolder();
    pipeline = openPipeline(folder.path, { settings: { byMailbox: false } });
    await pipeline.world.mappings.append(mapping);
    const id = await pipeline.arrive('raw/one.csv', rows);
    await pipeline.settle();
    expect(await pipeline.world.leads.count(packId)).toBe(2);
    expect((await pipeline.upload(id)).counts?.duplicates).toMatchObject({ groups: 0 });
  }, 60_000);

  it('takes nothing of the test lane, nor of a run that is held back', async () => {
    const test = await pipeline.arrive('raw-test/one.csv', text(0, 20));
    await pipeline.settle();
    expect((await pipeline.upload(test)).state).toBe('done');
    pipeline.close();
    const quarantine = { scoreBelow: null, rejectedAbove: 0.01, criticalBroken: true };
    pipeline = openPipeline(folder.path, { settings: { quarantine } });
    const held = await pipeline.arrive('raw/two.csv', `${text(0, 20)}Bo,Lund,no address,,,\n`);
    await pipeline.settle();
    expect((await pipeline.upload(held)).state).toBe('quarantined');
    expect(await pipeline.world.leads.count(packId)).toBe(0);
  }, 60_000);

  it('keeps leads out that come after a person has ended it, and takes them when that is wanted', async () => {
    pipeline.close();
    pipeline = openPipeline(folder.path);
    const { world } = pipeline;
    const api = createUploadApi(world);
    const take = world.leads.take.bind(world.leads);
    const reason = 'The fair is over, and the list is closed.';
    let isEnding = true;
    Object.assign(world.leads, {
      take: async (...given: Parameters<typeof take>) => {
        const counts = await take(...given);
        // In the midst of the only part: the rows behind these come late.
        if (isEnding) {
          isEnding = false;
          const { id } = (await api.list({ limit: 1 }))[0] ?? { id: asUploadId('') };
          await api.forceComplete(id, { by: 'Ana', reason });
        }
        return counts;
      },
    });
    const id = await pipeline.arrive('raw/one.csv', text(0, 2_500));
    await pipeline.settle();
    const before = await world.leads.count(packId);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(2_500);
    const { upload, session, lateLeads } = await api.status(id);
    expect(upload).toMatchObject({ state: 'done', leads: 'ended' });
    expect(session).toMatchObject({ status: 'forced', forced: { by: 'Ana', reason, missing: 1 } });
    expect(session?.counts).toMatchObject({ done: 0, failed: 0, late: 1 });
    expect(lateLeads).toBe(2_500 - before);

    await api.settleLate(id, { take: true, by: 'Ben' });
    expect((await pipeline.upload(id)).leads).toBe('taking');
    await pipeline.settle();
    expect(await world.leads.count(packId)).toBe(2_500);
    const after = await api.status(id);
    expect(after).toMatchObject({ lateLeads: null, session: { status: 'complete', counts: { late: 0 } } });
    expect((await taken(id)).at(-1)?.detail).toMatchObject({ added: 2_500, missing: 0 });
    await expect(api.settleLate(id, { take: false, by: 'Ana' })).rejects.toMatchObject({ code: 'NOT_READY' });
    const told = (await pipeline.uploads.events(id)).find(({ kind }) => kind === 'lateTaken');
    expect(told).toMatchObject({ by: 'Ben', detail: { results: 1, leads: lateLeads } });
  }, 60_000);

  it('tells of parts that failed, and takes them when they are sent through again', async () => {
    const { world } = pipeline;
    const take = world.leads.take.bind(world.leads);
    let isBroken = true;
    Object.assign(world.leads, {
      take: (...given: Parameters<typeof take>) => {
        if (isBroken) throw new AppError('ACCESS_DENIED', 'Not allowed.');
        return take(...given);
      },
    });
    const id = await pipeline.arrive('raw/one.csv', text(0, 20));
    await pipeline.settle();
    expect((await pipeline.upload(id)).state).toBe('done');
    expect((await taken(id)).at(-1)?.detail).toMatchObject({ added: 0, failed: 1 });
    isBroken = false;
    await createUploadApi(world).redrive(id, { by: 'Ana' });
    await pipeline.settle();
    expect(await world.leads.count(packId)).toBe(20);
    expect((await taken(id)).at(-1)?.detail).toMatchObject({ added: 20, failed: 0 });
    await expect(createUploadApi(world).redrive(id, { by: 'Ana' })).rejects.toMatchObject({
      code: 'NOT_READY',
    });
  }, 60_000);
});
