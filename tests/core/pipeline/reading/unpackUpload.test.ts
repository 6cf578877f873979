import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import type { Upload, UploadId } from '../../../../core/model/upload.ts';
import { archiveKey } from '../../../../core/pipeline/world/places.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { leadsText } from '../../../cloud/leadsText.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { makeWorkbook, makeZip } from '../../workbook/workbookFixture.ts';
import { openPipeline, type TestPipeline } from '../pipelineFixture.ts';

const noise = Uint8Array.from({ length: 5_000 }, (_, n) => (Math.imul(n, 2_654_435_761) >>> 13) & 255);

describe('an archive that arrives', () => {
  const folder = temporaryFolder();
  let mapping: MappingVersion;
  let pipeline: TestPipeline;
  let worlds = 0;
  beforeAll(async () => {
    mapping = await approvedMapping(leadsText(40));
    // A whole world is opened for it.
  }, 60_000);
  beforeEach(async () => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    pipeline = openPipeline(own);
    await pipeline.world.mappings.append(mapping);
  });
  afterEach(() => pipeline.close());
  afterAll(() => folder.dispose());

  /** All uploads by name. */
  async function all(): Promise<Readonly<Record<string, Upload>>> {
    const uploads = await pipeline.uploads.list({ limit: 100 });
    return Object.fromEntries(uploads.map((upload) => [upload.fileName, upload]));
  }
  const lineOf = (id: UploadId) =>
    pipeline.uploads.history.find(({ uploadId, kind }) => uploadId === id && kind === 'unpacked');

  it('becomes an upload for each member that may hold a table, each of which goes its own way', async () => {
    const zip = makeZip([
      { name: 'north/march.csv', text: leadsText(30) },
      { name: 'other.csv', text: 'town,sights\nBonn,3\nKöln,9\n' },
      { name: 'book.xlsx', data: makeWorkbook({ sheets: [{ name: 'One' }] }) },
      { name: 'plan.pdf', text: '%PDF-1.4\n' },
      { name: 'inner.zip', data: makeZip([{ name: 'a.csv', text: leadsText(3) }]) },
    ]);
    const id = await pipeline.arrive('raw/delivery.zip', zip);
    await pipeline.settle();
    const uploads = await all();
    expect(uploads['delivery.zip']).toMatchObject({ state: 'done', outputs: {}, error: null });
    expect(lineOf(id)?.detail).toEqual({ members: 3, failed: 1, leftOut: 1 });
    const march = uploads['delivery.zip › north/march.csv'];
    expect(march).toMatchObject({ state: 'done', lane: 'main', counts: { rowsOut: 30 } });
    expect(march?.key).toBe(`members/${id}/000000`);
    expect(Object.keys(march?.outputs ?? {})).toContain('march.cleaned.csv');
    expect(uploads['delivery.zip › other.csv']).toMatchObject({ state: 'waiting' });
    expect(uploads['delivery.zip › book.xlsx']?.state).toMatch(/^(?:waiting|failed)$/u);
    expect(uploads['delivery.zip › inner.zip']).toMatchObject({
      state: 'failed',
      error: { code: 'SOURCE_UNSUPPORTED', message: expect.stringContaining('archive within the archive') },
    });
    expect(Object.keys(uploads)).toHaveLength(5);
    // The archive itself is none of the files that readers of the table look for.
    expect(pipeline.items.map(({ file_name }) => file_name)).not.toContain('delivery.zip');
    expect(await pipeline.world.objects.facts({ key: archiveKey(march as Upload) })).toBeDefined();
  });

  it('may hold one file packed with gzip, in the test lane, too', async () => {
    const id = await pipeline.arrive('raw-test/leads.csv.gz', gzipSync(leadsText(12)));
    await pipeline.settle();
    const uploads = await pipeline.uploads.list({ limit: 9 });
    expect(uploads.filter(({ lane }) => lane === 'test')).toHaveLength(2);
    expect(uploads.find((upload) => upload.id !== id)).toMatchObject({
      state: 'done',
      counts: { rowsOut: 12 },
    });
  });

  it('is taken apart once, however often its messages come and wherever it was broken off', async () => {
    const { objects } = pipeline.world;
    const put = objects.put.bind(objects);
    let failures = 1;
    Object.assign(objects, {
      put: (key: string, ...more: [Uint8Array]) => {
        if (!key.endsWith('/members.json') || failures-- <= 0) return put(key, ...more);
        return Promise.reject(new AppError('STORE_UNAVAILABLE', 'It is gone for a moment.'));
      },
    });
    const zip = makeZip([
      { name: 'a.csv', text: leadsText(5) },
      { name: 'b.csv', text: leadsText(6) },
    ]);
    const id = await pipeline.arrive('raw/two.zip', zip);
    const message = JSON.stringify({ kind: 'analyze', uploadId: id });
    await expect(pipeline.work(message)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await pipeline.settle();
    for (const { queue, body } of pipeline.queues.sent.slice())
      await pipeline.world.queues.send(queue, [{ body }]);
    await pipeline.settle();
    const uploads = await pipeline.uploads.list({ limit: 9 });
    expect(uploads.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(pipeline.uploads.history.filter(({ kind }) => kind === 'ended')).toHaveLength(2);
    expect(pipeline.notices.told.filter(({ code }) => code === 'unpacked')).toHaveLength(1);
  });

  it.each([
    ['no table', makeZip([{ name: 'plan.pdf', text: '%PDF-1.4\n' }]), 'SOURCE_UNSUPPORTED', 'holds no table'],
    ['names that lead out of it', makeZip([{ name: '../x.csv', text: 'a\n1\n' }]), 'SOURCE_DAMAGED', '..'],
    ['a zip cut off', makeZip([{ name: 'a.csv', text: leadsText(99) }]).slice(0, 900), 'SOURCE_DAMAGED', ''],
    ['a gzip of noise', gzipSync(noise), 'SOURCE_BINARY', 'holds'],
    ['a gzip cut off', gzipSync(leadsText(2_000)).subarray(0, 4_000), 'SOURCE_DAMAGED', ''],
  ])('fails with a reason where it holds %s', async (...[, bytes, code, words]) => {
    const id = await pipeline.arrive('raw/bad.zip', bytes);
    await pipeline.settle();
    const upload = await pipeline.upload(id);
    expect(upload).toMatchObject({ state: 'failed', error: { code } });
    expect(upload.error?.message).toContain(words);
    expect(await pipeline.uploads.list({ limit: 9 })).toHaveLength(1);
    expect(pipeline.items).toMatchObject([{ file_name: 'bad.zip', status: 'error' }]);
  });
});

describe('the copy of an original', () => {
  it('has a key that fits, whatever the file is called', () => {
    const id = 'u1' as UploadId;
    expect(archiveKey({ id, fileName: 'é b.csv' })).toBe('archive/u1/é b.csv');
    const long = archiveKey({ id, fileName: `${'é'.repeat(400)}.csv` });
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(11 + 200);
    expect(long.endsWith('éé.csv')).toBe(true);
    expect(long).not.toContain('\uFFFD');
  });
});
