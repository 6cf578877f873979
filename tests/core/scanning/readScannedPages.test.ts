import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import type { ScanId } from '../../../core/model/scanRun.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import {
  listed,
  oneMatch,
  order,
  readWord,
  scanFixture,
  type ScanFixture,
  type ScannedPlace,
  scannedOnly,
} from './scanFixture.ts';

const all = { from: 0, count: 1_000 };

let folder: ReturnType<typeof temporaryFolder>;
let fixture: ScanFixture | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fixture?.close();
  fixture = undefined;
  folder.dispose();
});

/** Three documents: the first holds text, the others one page and two pages of pictures. */
const place: ScannedPlace = {
  documents: listed(3),
  search: ({ at }) => Promise.resolve(at === 'plan-000000.pdf' ? oneMatch() : scannedOnly(Number(at.at(-5)))),
  readPage: ({ key }) => Promise.resolve([readWord(key.endsWith('2') ? 'nothing' : 'HOLE-2', 0.8)]),
};

async function done(given: ScannedPlace, wish: Partial<typeof order> & { mostUsd?: number } = {}) {
  fixture ??= scanFixture(folder.path, given);
  const { scanId } = await fixture.scans.start({ ...order, ...wish });
  return { scans: fixture.scans, scan: await fixture.scans.finished({ scanId }), scanId };
}

async function matchesOf(scanId: ScanId) {
  const { entries } = (await fixture?.scans.matches({ scanId, filter: {}, window: all })) ?? { entries: [] };
  return entries.map(({ name, page, found, near, certainty }) => [name, page, found, near, certainty]);
}

describe('pages without text', () => {
  it('are counted as waiting where nobody ordered to have them read', async () => {
    const { scan } = await done(place);
    expect(scan).toMatchObject({
      state: 'done',
      counts: { documents: 3, unreadable: 2, unreadablePages: 3, withMatches: 1 },
      reading: { waiting: 3, read: 0, usd: 0, mostUsd: null },
    });
  });

  it('are read later for a price that is known, and what is found is near and marked as read from a picture', async () => {
    const { scans, scanId } = await done(place);
    await scans.readPages({ scanId, mostUsd: 3 });
    const scan = await scans.finished({ scanId });
    expect(scan).toMatchObject({
      state: 'done',
      counts: { documents: 3, unreadable: 0, unreadablePages: 0, withMatches: 3, exact: 1, near: 2 },
      reading: { waiting: 0, read: 3, refused: 0, usd: 3, mostUsd: 3 },
    });
    expect(await matchesOf(scanId)).toEqual(
      expect.arrayContaining([
        ['plan-000001.pdf', 1, 'HOLE-2', 'ocr', 0.8],
        ['plan-000002.pdf', 1, 'HOLE-2', 'ocr', 0.8],
      ]),
    );
    const { codes } = await scans.codes({ scanId, text: '', matches: 'with', window: all });
    expect(codes).toMatchObject([{ exact: 1 }, { near: 2 }]);
    const { documents } = await scans.documents({
      scanId,
      text: '',
      states: [],
      matches: 'any',
      window: all,
    });
    expect(documents.map(({ state, error, notes }) => [state, error, notes])).toEqual([
      ['read', null, []],
      ['read', null, []],
      ['read', null, []],
    ]);
  });

  it('are read along with the scan where that was ordered', async () => {
    const { scan } = await done(place, { textract: true, mostUsd: 10 });
    expect(scan).toMatchObject({ state: 'done', reading: { waiting: 0, read: 3, usd: 3 } });
  });

  it('beyond the limit stay unread, and are read when it is raised', async () => {
    const { scans, scan, scanId } = await done(place, { textract: true, mostUsd: 2.5 });
    expect(scan).toMatchObject({ state: 'done', reading: { waiting: 1, read: 2, usd: 2 } });
    await scans.readPages({ scanId, mostUsd: 3 });
    expect(await scans.finished({ scanId })).toMatchObject({ reading: { waiting: 0, read: 3, usd: 3 } });
  });

  it('that Textract cannot read are told with the reason and cost nothing', async () => {
    const { scans, scan, scanId } = await done(
      {
        ...place,
        readPage: ({ key }) =>
          key === 'plan-000001.pdf 1'
            ? Promise.reject(new AppError('SOURCE_UNSUPPORTED', 'This page is too large.'))
            : Promise.resolve([readWord('HOLE-2')]),
      },
      { textract: true, mostUsd: 10 },
    );
    expect(scan).toMatchObject({ state: 'done', reading: { waiting: 0, read: 2, refused: 1, usd: 2 } });
    const wish = { scanId, text: '', matches: 'any', window: all } as const;
    const { documents } = await scans.documents({ ...wish, states: ['unreadable'] });
    const notes = [
      '1 page holds no text: scanned, or letters drawn as lines.',
      'Page 1: This page is too large.',
    ];
    expect(documents).toMatchObject([{ name: 'plan-000001.pdf', notes }]);
  });

  it('wait where none can be read at present: the scan rests, and goes on', async () => {
    const state = { isDown: true, asked: 0 };
    const { scans, scan, scanId } = await done(
      {
        ...place,
        readPage() {
          state.asked += 1;
          return state.isDown
            ? Promise.reject(new AppError('ACCESS_DENIED', 'The account does not allow it.'))
            : Promise.resolve([readWord('HOLE-2')]);
        },
      },
      { textract: true, mostUsd: 10 },
    );
    expect(scan).toMatchObject({
      state: 'paused',
      error: { code: 'ACCESS_DENIED' },
      reading: { waiting: 3, read: 0, usd: 0 },
    });
    state.isDown = false;
    await scans.resume({ scanId });
    expect(await scans.finished({ scanId })).toMatchObject({
      state: 'done',
      error: null,
      reading: { usd: 3 },
    });
  });

  it('that are stopped leave a scan that is done', async () => {
    const { scans, scanId } = await done(
      { ...place, readPage: () => Promise.reject(new AppError('SIGN_IN_NEEDED', 'The session is over.')) },
      { textract: true, mostUsd: 10 },
    );
    await scans.stop({ scanId });
    expect(await scans.get({ scanId })).toMatchObject({ state: 'done', reading: { waiting: 3 } });
  });

  it('that were read for one scan cost another one nothing', async () => {
    const { scan } = await done(place, { textract: true, mostUsd: 10 });
    expect(scan.reading.usd).toBe(3);
    const again = await done(place, { textract: true, mostUsd: 0 });
    expect(again.scan).toMatchObject({ counts: { near: 2 }, reading: { read: 3, usd: 0 } });
  });

  it('are not paid for again where the process ended between the answer and its being searched', async () => {
    const asked: string[] = [];
    const counting: ScannedPlace = {
      ...place,
      readPage(page) {
        asked.push(page.key);
        return Promise.resolve([readWord('HOLE-2')]);
      },
    };
    const { scans, scanId } = await done(counting);
    const key = 'plan-000001.pdf 1';
    await fixture?.store.pages.keepAnswer(scanId, { key, pieces: [readWord('HOLE-1')], usd: 1 });
    await scans.readPages({ scanId, mostUsd: 10 });
    expect(await scans.finished({ scanId })).toMatchObject({ reading: { read: 3, usd: 3 } });
    expect(asked.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['plan-000002.pdf 1', 'plan-000002.pdf 2']);
  });
});

describe('reading pages is refused', () => {
  it('where it is switched off', async () => {
    fixture = scanFixture(folder.path, { ...place, textract: { isOn: false } });
    const start = fixture.scans.start({ ...order, textract: true, mostUsd: 1 });
    await expect(start).rejects.toMatchObject({ code: 'USAGE', remedy: expect.stringContaining('Settings') });
  });

  it('without an amount', async () => {
    fixture = scanFixture(folder.path, place);
    await expect(fixture.scans.start({ ...order, textract: true })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('where no page waits', async () => {
    const { scans, scanId } = await done({ ...place, search: () => Promise.resolve(oneMatch()) });
    await expect(scans.readPages({ scanId, mostUsd: 1 })).rejects.toMatchObject({ code: 'USAGE' });
  });
});
