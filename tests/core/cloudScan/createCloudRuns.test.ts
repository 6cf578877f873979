import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJs from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import type { Scan, ScanPlace } from '../../../core/model/scanRun.ts';
import type { LocalWorld } from '../../../infra/local/compose.ts';
import { noTables } from '../../cloud/emulators/dynoxide.ts';
import { composeFromSources } from '../../infra/local/sourceWorld.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { openScanPipeline, type ScanPipeline } from './scanPipeline.ts';

const codes = ['HOLE-1', 'HOLE-2', 'HOLE-3'].map((text) => ({ text, isPattern: false }));
const options = { anyCase: true, anySeparator: true };
const all = { from: 0, count: 100 };
const unreachable = (): AppError => new AppError('STORE_UNAVAILABLE', 'AWS did not answer.');

describe.skipIf(noTables !== undefined)('a scan that a pipeline works off', { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  let pipeline: ScanPipeline;
  let world: LocalWorld;
  let count = 0;
  beforeAll(async () => {
    pipeline = await openScanPipeline(folder.path);
  }, 60_000);
  afterAll(async () => {
    await pipeline.close();
    folder.dispose();
  });
  let data = '';
  const open = (): Promise<LocalWorld> =>
    composeFromSources(data, 'app', {
      links: () => pipeline.links,
      remote: () => ({
        s3: {
          state: () => Promise.resolve({ state: 'ready', note: '' }),
          check: () => Promise.resolve(),
          browse: () => Promise.reject(new Error('unused')),
          async *list({ prefix }) {
            const at = prefix.replace(/^s3:\/\/[^/]+\//u, '');
            yield [{ at: `${at}a.txt`, name: 'a.txt', sizeBytes: 9, error: null }];
          },
          fetch: () => Promise.reject(new Error('unused')),
        },
      }),
    });
  beforeEach(async () => {
    Object.assign(pipeline, { meet: () => undefined, lose: () => false, isAtWork: true, hasScans: true });
    data = join(folder.path, `data ${String((count += 1))}`);
    world = await open();
    await world.service.settings.put({ aws: { profile: 'default', region: 'eu-central-1' } });
  });
  afterEach(() => world.close());

  const documents = (texts: Readonly<Record<string, string>>): ScanPlace => {
    const path = join(data, 'documents');
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    return { kind: 'folder', path, withSubfolders: true };
  };
  const start = async (place: ScanPlace, given = codes): Promise<Scan['id']> => {
    const order = { codes: given, options, place, textract: false, site: 'aws' as const };
    return (await world.service.scans.start(order)).scanId;
  };
  const until = async (scanId: Scan['id'], isSo: (scan: Scan) => boolean): Promise<void> => {
    await expect
      .poll(async () => isSo(await world.service.scans.get({ scanId })), { timeout: 20_000, interval: 20 })
      .toBe(true);
  };

  it('sends the documents, takes over what is told and keeps the workbook from there', async () => {
    const place = documents({
      'a.txt': 'drill at HOLE-1',
      'b/plan.txt': 'HOLE-2 and h0le-3, and P-1234',
      'b/none.txt': 'nothing',
      'empty.pdf': '',
    });
    const scanId = await start(place, [...codes, { text: String.raw`P-\d{4}`, isPattern: true }]);
    const scan = await world.service.scans.finished({ scanId });
    expect(scan).toMatchObject({
      state: 'done',
      error: null,
      total: 4,
      cloud: { pipeline: 'mapwright-dev', sessionId: expect.any(String) },
      counts: { documents: 4, withMatches: 2, exact: 3, near: 1, unreadable: 1 },
    });
    const { entries } = await world.service.scans.matches({ scanId, filter: {}, window: all });
    const found = entries.map(({ name, codeText, near, line }) => [name, codeText, near, line]);
    expect(found.sort(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['a.txt', 'HOLE-1', null, 1],
      ['b/plan.txt', 'HOLE-2', null, 1],
      ['b/plan.txt', 'HOLE-3', 'lookalike', 1],
      ['b/plan.txt', String.raw`P-\d{4}`, null, 1],
    ]);
    const own = await world.scans.findReport(scanId);
    const sessionId = scan.cloud?.sessionId ?? '';
    expect(readFileSync(own.path)).toEqual(
      readFileSync(join(folder.path, 'bucket', 'processed', 'scans', sessionId, 'results.xlsx')),
    );
    expect((await world.scans.findDocument(scanId, 0)).sizeBytes).toBe(15);
  });

  it('is come back to after the app was closed, and counts each document once over lost words and connections', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `${String(n)}.txt`);
    const place = documents(Object.fromEntries(names.map((name) => [name, 'HOLE-1'])));
    pipeline.isAtWork = false;
    const scanId = await start(place);
    await until(scanId, ({ cloud }) => cloud?.sessionId !== null);
    await world.close();
    world = await open();
    await world.service.resume();
    let refusals = 0;
    pipeline.meet = (asked) => {
      if (asked === 'files' && (refusals += 1) < 3) throw unreachable();
    };
    pipeline.lose = (word) => word.includes('MATCH_FOUND') && word.includes('"1');
    pipeline.isAtWork = true;
    await until(scanId, ({ counts }) => counts.documents > 3);
    pipeline.hangUp();
    const scan = await world.service.scans.finished({ scanId });
    expect(scan).toMatchObject({ state: 'done', counts: { documents: 30, withMatches: 30, exact: 30 } });
    expect(pipeline.heard.filter(({ request_id }) => request_id === scanId)).toHaveLength(1);
    expect(refusals).toBeGreaterThanOrEqual(3);
  });

  it('is ended with a reason, keeps what was counted and lists the rest as not searched', async () => {
    pipeline.isAtWork = false;
    const scanId = await start(documents({ 'a.txt': 'HOLE-1', 'b.txt': 'HOLE-2' }));
    await until(scanId, ({ cloud }) => cloud?.sessionId !== null);
    const stop = (reason: string): Promise<void> => world.service.scans.stop({ scanId, reason });
    await expect(stop('no')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    // Not while its documents are still laid out there.
    const isTaken = (): Promise<boolean> =>
      stop('The wrong folder.').then(
        () => true,
        () => false,
      );
    await expect.poll(isTaken, { timeout: 20_000 }).toBe(true);
    const scan = await world.service.scans.finished({ scanId });
    expect(scan).toMatchObject({ state: 'stopped', total: 2, counts: { documents: 0 } });
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.readFile((await world.scans.findReport(scanId)).path);
    expect(workbook.getWorksheet('Not searched')?.rowCount).toBe(3);
    await stop('The wrong folder.');
  });

  it('leaves documents where scans may read them, and has others copied', async () => {
    for (const key of ['scans/plans/a.txt', 'other/drawings/x/a.txt']) {
      const path = join(folder.path, 'bucket', key);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'HOLE-2 so');
    }
    const lists: unknown[] = [];
    for (const prefix of ['s3://data/scans/plans/', 's3://drawings/x/']) {
      const scanId = await start({ kind: 's3', prefix });
      expect(await world.service.scans.finished({ scanId })).toMatchObject({ counts: { exact: 1 } });
      const path = join(folder.path, 'bucket', 'scans', 'desk', scanId, 'documents.json');
      lists.push(...(JSON.parse(readFileSync(path, 'utf8')) as unknown[]).map((one) => [scanId, one]));
    }
    expect(lists).toEqual([
      [expect.any(String), { file_name: 'a.txt', s3_key: 'scans/plans/a.txt' }],
      [expect.any(String), { file_name: 'a.txt', s3_key: expect.stringContaining('/documents/0/a.txt') }],
    ]);
  });

  it('rests with the reason where the account does not let it, and goes on when told to', async () => {
    pipeline.meet = (asked) => {
      if (asked === 'send') throw new AppError('ACCESS_DENIED', 'The account does not allow s3:PutObject.');
    };
    const scanId = await start(documents({ 'a.txt': 'HOLE-1' }));
    expect(await world.service.scans.finished({ scanId })).toMatchObject({
      state: 'paused',
      error: { code: 'ACCESS_DENIED' },
      cloud: { sessionId: null },
    });
    pipeline.meet = () => undefined;
    await world.service.settings.put({ aws: { environment: 'prod' } });
    await world.service.scans.resume({ scanId });
    expect((await world.service.scans.finished({ scanId })).error?.message).toContain('mapwright-prod');
    await world.service.settings.put({ aws: { environment: 'dev' } });
    await world.service.scans.resume({ scanId });
    expect(await world.service.scans.finished({ scanId })).toMatchObject({ state: 'done', error: null });
  });

  it('says before it begins why it cannot be worked off there', async () => {
    const { scans, settings } = world.service;
    const place = documents({ 'a.txt': 'HOLE-1' });
    const order = { codes, options, place, textract: false, site: 'aws' as const };
    const drive = { kind: 'drive', folderId: 'x', folderName: 'Plans' } as const;
    await expect(start(drive)).rejects.toThrow(/Google Drive/);
    const slashes = [
      { text: '/HOLE/', isPattern: false },
      { text: String.raw`P-\d`, isPattern: true },
    ];
    await expect(scans.start({ ...order, codes: slashes })).rejects.toThrow(/between slashes/);
    pipeline.meet = () => {
      throw new AppError('SIGN_IN_NEEDED', 'The session with AWS is over.');
    };
    await expect(start(place)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    pipeline.meet = () => undefined;
    pipeline.hasScans = false;
    await expect(start(place)).rejects.toThrow(/mapwright-dev has no code scans/);
    await settings.put({ aws: { profile: '' } });
    await expect(start(place)).rejects.toThrow(/No pipeline on AWS/);
    expect(await scans.list({ limit: 10 })).toEqual([]);
  });
});
