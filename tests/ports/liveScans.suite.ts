import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveScanFile, statusOf, usualCompare } from '../../core/model/liveScan.ts';
import { asSessionId } from '../../core/model/session.ts';
import type { LiveScanStore } from '../../core/ports/liveScans.ts';

/** One world's store of scans. */
export interface LiveScansUnderTest {
  /** Empty. */
  open(): Promise<LiveScanStore>;
  dispose(): Promise<void>;
}

const id = asSessionId('s1');
const begun = {
  sessionId: id,
  connectionId: 'c1=',
  by: 'Ünï <ada>',
  timestamp: '2026-01-20T03:00:00.000Z',
  totalFiles: 0,
  targetHoleCodes: ['HOLE-1', 'HOLE-2'],
  compare: { ...usualCompare, anyCase: false },
};

/** What came of a document in which the codes were found. */
function exampleFile(name: string, place: number, foundCodes: readonly string[] = []): LiveScanFile {
  return {
    name,
    place,
    status: statusOf(foundCodes.length),
    foundCodes,
    foundCount: foundCodes.length,
    pdfLink: `https://example.org/${name}`,
    timestamp: '2026-01-20T03:01:15.000Z',
    sizeBytes: 12,
    pages: 1,
    unreadablePages: 0,
    exact: foundCodes.length,
    near: 0,
    details: { codes: foundCodes.map((_, code) => ({ code, exact: 1, near: 0 })), matches: [], notes: [] },
    error: null,
  };
}

/** What every world's store of scans promises. */
export function describeLiveScans(name: string, makeWorld: () => LiveScansUnderTest): void {
  describe(`live scans: ${name}`, () => {
    let world: LiveScansUnderTest;
    let scans: LiveScanStore;
    beforeEach(async () => {
      world = makeWorld();
      scans = await world.open();
    });
    afterEach(() => world.dispose());

    it('begins a session once, and knows no other', async () => {
      await scans.begin(begun);
      await scans.begin({ ...begun, connectionId: 'c2', by: 'another' });
      expect(await scans.get(id)).toEqual({
        ...begun,
        state: 'listing',
        processedCount: 0,
        toldValue: -1,
        totalMatches: null,
        failure: null,
        ended: null,
      });
      expect(await scans.get(asSessionId('s2'))).toBeUndefined();
    });

    it('keeps where long lists of codes lie', async () => {
      const targetHoleCodes = { s3_key: 'work/s1/codes.json' };
      await scans.begin({ ...begun, targetHoleCodes });
      expect((await scans.get(id))?.targetHoleCodes).toEqual(targetHoleCodes);
    });

    it('counts a document once, however often and by however many it is handed in', async () => {
      await scans.begin(begun);
      await scans.run(id, 3);
      await scans.run(id, 99);
      const handed = ['a', 'b', 'c', 'a', 'b', 'a'].map((one, place) =>
        scans.count(id, exampleFile(one, place)),
      );
      const news = (await Promise.all(handed)).filter(Boolean);
      expect(news).toHaveLength(3);
      expect(await scans.get(id)).toMatchObject({ processedCount: 3, totalFiles: 3, state: 'running' });
    });

    it('counts no document once it is closed, and keeps who closed it first', async () => {
      await scans.begin(begun);
      await scans.run(id, 2);
      expect(await scans.count(id, exampleFile('a', 0))).toBe(true);
      const ended = { by: 'Ünï <ada>', reason: 'The rest is lost.', at: '2026-01-20T03:30:00.000Z' };
      await scans.close(id, ended);
      await scans.close(id, { ...ended, by: 'another' });
      expect(await scans.count(id, exampleFile('b', 1))).toBe(false);
      expect(await scans.get(id)).toMatchObject({ processedCount: 1, ended });
      expect(await scans.files(id, { limit: 10 })).toHaveLength(1);
      await scans.close(asSessionId('none'), ended);
      expect(await scans.get(asSessionId('none'))).toBeUndefined();
    });

    it('keeps documents whatever they are called, and tells them a page at a time', async () => {
      await scans.begin(begun);
      const names = ['meta', '~meta', '~~meta', 'metal', 'a/plan.pdf', 'b/plan.pdf', 'née ü €.pdf', '~'];
      const files = names.map((one, place) => exampleFile(one, place, ['HOLE-1']));
      for (const file of files) expect(await scans.count(id, file)).toBe(true);
      const found: LiveScanFile[] = [];
      for (let after: string | undefined; ; ) {
        const page = await scans.files(id, { limit: 3, ...(after === undefined ? {} : { after }) });
        expect(page.length).toBeLessThanOrEqual(3);
        found.push(...page);
        after = page.at(-1)?.name;
        if (after === undefined) break;
      }
      expect(found.toSorted((a, b) => a.place - b.place)).toEqual(files);
      const asked = await Promise.all(['meta', '~meta', 'none'].map((one) => scans.file(id, one)));
      expect(asked).toEqual([files[0], files[1], undefined]);
      expect((await scans.get(id))?.processedCount).toBe(names.length);
    });

    it('keeps why a document could not be read', async () => {
      await scans.begin(begun);
      const error = { code: 'SOURCE_DAMAGED' as const, message: 'It is.', remedy: 'Mend it.' };
      await scans.count(id, { ...exampleFile('a', 0), error, details: { s3_key: 'work/s1/details/a.json' } });
      expect(await scans.files(id, { limit: 10 })).toMatchObject([
        { error, details: { s3_key: 'work/s1/details/a.json' } },
      ]);
    });

    it('gives the turn to tell a value to one, and none behind a larger one', async () => {
      await scans.begin(begun);
      const turns = await Promise.all([0, 0, 0].map((value) => scans.tellValue(id, value)));
      expect(turns.filter(Boolean)).toHaveLength(1);
      expect(await scans.tellValue(id, 45)).toBe(true);
      expect(await scans.tellValue(id, 44)).toBe(false);
      expect(await scans.tellValue(id, 45)).toBe(false);
    });

    it('gives the turn to end it to one at a time, until that is told', async () => {
      const turn = { now: '2026-01-20T04:00:00.000Z', until: '2026-01-20T04:15:00.000Z' };
      await scans.begin(begun);
      await scans.run(id, 1);
      expect(await scans.takeEnd(id, turn)).toBe('taken');
      expect(await scans.takeEnd(id, turn)).toBe('busy');
      await scans.leaveEnd(id);
      expect(await scans.takeEnd(id, turn)).toBe('taken');
      const later = { now: '2026-01-20T04:15:01.000Z', until: '2026-01-20T04:30:00.000Z' };
      expect(await scans.takeEnd(id, later)).toBe('taken');
      await scans.end(id, { state: 'complete', totalMatches: 7 });
      expect(await scans.takeEnd(id, later)).toBe('done');
      await scans.end(id, { state: 'failed', failure: 'No.' });
      expect(await scans.get(id)).toMatchObject({ state: 'complete', totalMatches: 7, failure: null });
    });

    it('sends what is told to whoever came back last', async () => {
      await scans.begin(begun);
      await scans.bind(id, 'c2=');
      await scans.bind(asSessionId('none'), 'c2=');
      expect((await scans.get(id))?.connectionId).toBe('c2=');
      expect(await scans.get(asSessionId('none'))).toBeUndefined();
    });

    it('says why it failed', async () => {
      await scans.begin(begun);
      await scans.end(id, { state: 'failed', failure: 'There is no document.' });
      expect(await scans.get(id)).toMatchObject({ state: 'failed', failure: 'There is no document.' });
    });
  });
}
