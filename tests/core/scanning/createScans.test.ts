import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import type { Scan, ScanId } from '../../../core/model/scanRun.ts';
import { asSessionId } from '../../../core/model/session.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import {
  heldSearch,
  listed,
  oneMatch,
  order,
  type ScanFixture,
  scanFixture,
  type ScannedPlace,
} from './scanFixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
let fixture: ScanFixture;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await fixture.scans.halt();
  fixture.close();
  folder.dispose();
});

function scanOf(place: ScannedPlace): ScanFixture {
  fixture = scanFixture(folder.path, place);
  return fixture;
}

const all = { from: 0, count: 1_000 };

async function until(scanId: ScanId, isThere: (scan: Scan) => boolean): Promise<Scan> {
  for (;;) {
    const scan = await fixture.scans.get({ scanId });
    if (isThere(scan)) return scan;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a scan', () => {
  it('counts every document once, and keeps what was found in each', async () => {
    const { scans, reports } = scanOf({ documents: listed(250), search: async () => oneMatch() });
    const { scanId } = await scans.start(order);
    const scan = await scans.finished({ scanId });
    expect(scan).toMatchObject({
      state: 'done',
      total: 250,
      codeCount: 2,
      by: 'Ana',
      counts: { documents: 250, withMatches: 250, unreadable: 0, exact: 250, near: 0, pages: 250 },
      error: null,
      reportBytes: reports.get(scanId),
    });
    const { total, entries } = await scans.matches({ scanId, filter: {}, window: all });
    expect(total).toBe(250);
    expect(entries.map(({ entry }) => entry)).toEqual(Array.from({ length: 250 }, (_, n) => n + 1));
    expect(new Set(entries.map(({ name }) => name)).size).toBe(250);
    expect(entries[0]).toMatchObject({ codeText: 'HOLE-1', box: { angle: 90 } });
    expect(await scans.codes({ scanId, text: '', matches: 'any', window: all })).toEqual({
      total: 2,
      codes: [
        { code: 0, text: 'HOLE-1', isPattern: false, exact: 250, near: 0 },
        { code: 1, text: 'HOLE-2', isPattern: false, exact: 0, near: 0 },
      ],
    });
  });

  it('of no documents is done at once', async () => {
    const { scans } = scanOf({ documents: [], search: async () => oneMatch() });
    const { scanId } = await scans.start(order);
    expect(await scans.finished({ scanId })).toMatchObject({ state: 'done', total: 0 });
  });

  it('goes on behind documents that cannot be read, and says why of each', async () => {
    const documents = listed(20).map((one, at) =>
      at === 5 ? { ...one, error: new AppError('SOURCE_UNREADABLE', 'It may not be read.').toView() } : one,
    );
    const { scans } = scanOf({
      documents,
      async search({ sizeBytes }) {
        if (sizeBytes === 107) throw new AppError('LIMIT_TIME', 'It took too long.');
        return oneMatch();
      },
    });
    const { scanId } = await scans.start(order);
    const scan = await scans.finished({ scanId });
    expect(scan).toMatchObject({ state: 'done', counts: { documents: 20, unreadable: 2, exact: 18 } });
    const wish = { scanId, text: '', matches: 'any', window: all } as const;
    const unreadable = await scans.documents({ ...wish, states: ['unreadable'] });
    expect(unreadable.documents.map(({ place, error }) => [place, error?.code])).toEqual([
      [5, 'SOURCE_UNREADABLE'],
      [7, 'LIMIT_TIME'],
    ]);
    expect((await scans.documents({ ...wish, states: [], matches: 'without' })).total).toBe(2);
    expect((await scans.documents({ ...wish, states: [], text: 'PLAN-000003' })).documents).toMatchObject([
      { place: 3 },
    ]);
  });

  it('is paused, and goes on with what is left', async () => {
    const held = heldSearch();
    const { scans } = scanOf({ documents: listed(40), search: held.search });
    const { scanId } = await scans.start(order);
    await until(scanId, ({ state }) => state === 'running');
    await scans.pause({ scanId });
    expect(await scans.get({ scanId })).toMatchObject({ state: 'paused', counts: { documents: 0 } });
    const begun = held.begun();
    held.release();
    await scans.resume({ scanId });
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'done',
      counts: { documents: 40, exact: 40 },
    });
    expect(held.begun()).toBeLessThanOrEqual(begun + 40);
  });

  it('is stopped with documents missing; what was found stays, and the report is written', async () => {
    let searched = 0;
    const held = heldSearch();
    const { scans, reports } = scanOf({
      documents: listed(40),
      search: (document, signal) => {
        searched += 1;
        return searched <= 10 ? Promise.resolve(oneMatch()) : held.search(document, signal);
      },
    });
    const { scanId } = await scans.start(order);
    await until(scanId, ({ counts }) => counts.documents === 10);
    await scans.stop({ scanId });
    const scan = await until(scanId, ({ reportBytes }) => reportBytes !== null);
    expect(scan).toMatchObject({ state: 'stopped', total: 40, counts: { documents: 10, exact: 10 } });
    expect(reports.has(scanId)).toBe(true);
    await expect(scans.resume({ scanId })).rejects.toMatchObject({ code: 'USAGE' });
    const waiting = await scans.documents({
      scanId,
      text: '',
      states: ['waiting'],
      matches: 'any',
      window: all,
    });
    expect(waiting.total).toBe(30);
  });

  it('is removed with all that belongs to it, once it has ended', async () => {
    const held = heldSearch();
    const { scans, store, reports } = scanOf({ documents: listed(5), search: held.search });
    const { scanId } = await scans.start(order);
    await expect(scans.remove({ scanId })).rejects.toMatchObject({ code: 'NOT_READY' });
    held.release();
    await scans.finished({ scanId });
    await scans.remove({ scanId });
    await expect(scans.get({ scanId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await store.sessions.items(asSessionId(scanId), { limit: 10 })).toEqual([]);
    expect(reports.size).toBe(0);
    expect((await scans.matches({ scanId, filter: {}, window: all })).total).toBe(0);
  });

  it('is taken up at the next start as it was left', async () => {
    const held = heldSearch();
    const { scans, again } = scanOf({ documents: listed(30), search: held.search });
    const { scanId } = await scans.start(order);
    await until(scanId, ({ state }) => state === 'running');
    await scans.halt();
    const next = again({ documents: listed(30), search: async () => oneMatch() });
    expect(await next.get({ scanId })).toMatchObject({ state: 'paused' });
    await next.takeUp();
    expect(await next.finished({ scanId })).toMatchObject({
      state: 'done',
      counts: { documents: 30, exact: 30 },
    });
  });

  it('stays paused over a restart where a person has paused it', async () => {
    const held = heldSearch();
    const { scans, again } = scanOf({ documents: listed(30), search: held.search });
    const { scanId } = await scans.start(order);
    await until(scanId, ({ state }) => state === 'running');
    await scans.pause({ scanId });
    const next = again({ documents: listed(30), search: async () => oneMatch() });
    await next.takeUp();
    expect(await next.finished({ scanId })).toMatchObject({ state: 'paused', counts: { documents: 0 } });
  });

  it('lists anew where listing was broken off, and counts none of the documents twice', async () => {
    const place: ScannedPlace = { documents: listed(10), search: async () => oneMatch() };
    place.listingFails = new AppError('DISK_FULL', 'The disk is full.');
    const { scans } = scanOf(place);
    const { scanId } = await scans.start(order);
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'paused',
      error: { code: 'DISK_FULL' },
      total: null,
    });
    delete place.listingFails;
    await scans.resume({ scanId });
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'done',
      total: 10,
      error: null,
      counts: { exact: 10 },
    });
  });

  it('fails where its place cannot be looked into', async () => {
    const place: ScannedPlace = { documents: [], search: async () => oneMatch() };
    place.listingFails = new AppError('SOURCE_UNREADABLE', 'The folder is gone.');
    const { scans } = scanOf(place);
    const { scanId } = await scans.start(order);
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'failed',
      error: { code: 'SOURCE_UNREADABLE' },
    });
  });

  it('comes to rest where the disk is full, with the reason, and no document is to blame', async () => {
    let isFull = true;
    const { scans } = scanOf({
      documents: listed(10),
      async search({ sizeBytes }) {
        if (isFull && sizeBytes === 104) throw new AppError('DISK_FULL', 'The disk is full.');
        return oneMatch();
      },
    });
    const { scanId } = await scans.start(order);
    expect(await scans.finished({ scanId })).toMatchObject({ state: 'paused', error: { code: 'DISK_FULL' } });
    isFull = false;
    await scans.resume({ scanId });
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'done',
      error: null,
      counts: { documents: 10, unreadable: 0, exact: 10 },
    });
  });

  it.each([
    ['an empty list', [], 'There is no code to search for.'],
    ['one letter', [{ text: 'A', isPattern: false }], 'There is no code to search for.'],
  ])('is refused for %s', async (_, codes, message) => {
    const { scans } = scanOf({ documents: [], search: async () => oneMatch() });
    await expect(scans.start({ ...order, codes })).rejects.toMatchObject({ code: 'USAGE', message });
    expect(await scans.list({ limit: 10 })).toEqual([]);
  });

  it('of 50,000 codes is begun and told of by its count', async () => {
    const { scans } = scanOf({ documents: listed(3), search: async () => oneMatch() });
    const codes = Array.from({ length: 50_000 }, (_, n) => ({ text: `PIPE-${n}-X`, isPattern: false }));
    const { scanId } = await scans.start({ ...order, codes });
    expect(await scans.finished({ scanId })).toMatchObject({ state: 'done', codeCount: 50_000 });
    const window = { from: 49_999, count: 10 };
    const found = await scans.codes({ scanId, text: '', matches: 'any', window });
    expect(found).toMatchObject({ total: 50_000, codes: [{ text: 'PIPE-49999-X' }] });
    expect(
      (await scans.codes({ scanId, text: 'pipe-123-', matches: 'without', window: all })).codes,
    ).toMatchObject([{ code: 123 }]);
  });

  it('is told of as it goes on, by each scan as it is', async () => {
    const held = heldSearch();
    const { scans } = scanOf({ documents: listed(10), search: held.search });
    const { scanId } = await scans.start(order);
    const seen: string[] = [];
    const leaving = new AbortController();
    for await (const [scan] of scans.watch(undefined, leaving.signal)) {
      if (scan === undefined) continue;
      seen.push(scan.state);
      if (scan.state === 'running') held.release();
      if (scan.state === 'done' && scan.reportBytes !== null) leaving.abort();
    }
    expect(seen.at(-1)).toBe('done');
    expect(seen).toContain('running');
    expect((await scans.list({ limit: 1 })).map(({ id }) => id)).toEqual([scanId]);
    expect(await scans.list({ limit: 1, before: scanId })).toEqual([]);
  });
});

describe('results', () => {
  it('of a hold that does not count are never there', async () => {
    const { scans, store } = scanOf({ documents: listed(4), search: async () => oneMatch() });
    const held = heldSearch();
    const { scanId } = await fixture.again({ documents: listed(4), search: held.search }).start(order);
    await until(scanId, ({ total }) => total !== null);
    const stale = await store.sessions.items(asSessionId(scanId), { limit: 1 });
    const hold = {
      sessionId: asSessionId(scanId),
      itemId: stale[0]?.id ?? ('' as never),
      token: 'of nobody',
      epoch: 1,
    };
    const taken = { hold, place: 0, document: listed(1)[0] as never };
    expect(await store.commit(scanId, [{ taken, end: oneMatch() }], '2026-01-01T00:00:00.000Z')).toBe(0);
    expect((await scans.matches({ scanId, filter: {}, window: all })).total).toBe(0);
    expect((await scans.get({ scanId })).counts).toMatchObject({ documents: 0, exact: 0 });
    held.release();
  });

  it('that are handed in twice count once', async () => {
    const { scans, store } = scanOf({ documents: listed(2), search: async () => oneMatch() });
    const { scanId } = await scans.start(order);
    await scans.finished({ scanId });
    const session = asSessionId(scanId);
    const [item] = await store.sessions.items(session, { limit: 1 });
    const hold = {
      sessionId: session,
      itemId: item?.id ?? ('' as never),
      token: item?.claim?.token ?? '',
      epoch: 1,
    };
    const taken = { hold, place: 0, document: listed(1)[0] as never };
    await store.commit(scanId, [{ taken, end: oneMatch() }], '2026-01-01T00:00:00.000Z');
    expect((await scans.get({ scanId })).counts).toMatchObject({ documents: 2, exact: 2 });
  });

  it('are filtered by kind, reason, code, document and words', async () => {
    const near = { ...oneMatch('H0LE-1').matches[0], near: 'lookalike' as const, isHidden: true };
    const { scans } = scanOf({
      documents: listed(3),
      async search({ sizeBytes }) {
        const both = oneMatch();
        if (sizeBytes !== 101) return both;
        return {
          ...both,
          near: 1,
          matches: [...both.matches, near as never],
          codes: [{ code: 0, exact: 1, near: 1 }],
        };
      },
    });
    const { scanId } = await scans.start(order);
    await scans.finished({ scanId });
    const count = async (filter: Parameters<typeof scans.matches>[0]['filter']) => {
      const { total, entries } = await scans.matches({ scanId, filter, window: all });
      expect(entries).toHaveLength(total);
      return total;
    };
    expect(await count({})).toBe(4);
    expect(await count({ kind: 'near' })).toBe(1);
    expect(await count({ kind: 'exact' })).toBe(3);
    expect(await count({ reasons: ['lookalike', 'case'] })).toBe(1);
    expect(await count({ reasons: ['case'] })).toBe(0);
    expect(await count({ codes: [0] })).toBe(4);
    expect(await count({ codes: [1] })).toBe(0);
    expect(await count({ documents: [1] })).toBe(2);
    expect(await count({ isHidden: true })).toBe(1);
    expect(await count({ text: 'h0le' })).toBe(1);
    expect(await count({ text: 'PLAN-000002' })).toBe(1);
    expect(await count({ text: '%' })).toBe(0);
    expect(
      (await scans.matches({ scanId, filter: { kind: 'exact' }, window: { from: 1, count: 1 } })).entries,
    ).toHaveLength(1);
  });
});
