import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type MappingId, type PackId, type RunId } from '../../core/model/ids.ts';
import { asSessionId } from '../../core/model/session.ts';
import { asUploadId, type Upload, type UploadEvent } from '../../core/model/upload.ts';
import type { UploadStore } from '../../core/ports/uploads.ts';
import { run } from './examples.ts';

/** One world's uploads. */
export interface UploadsUnderTest {
  /** Empty ones of their own. */
  open(): Promise<UploadStore>;
  /** The same data, as another process sees it. */
  openAgain(): Promise<UploadStore>;
  dispose(): Promise<void>;
}

/** What every world's metadata and processing-history tables promise. */
export function describeUploads(name: string, makeWorld: () => UploadsUnderTest): void {
  describe(`uploads: ${name}`, () => {
    let world: UploadsUnderTest;
    let store: UploadStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('gives back an upload as it was put, with everything in it', async () => {
      expect(await store.add(upload('u1'))).toBeUndefined();
      expect(await (await world.openAgain()).get(asUploadId('u1'))).toEqual(upload('u1'));
      expect(await store.get(asUploadId('u2'))).toBeUndefined();
    });

    it('takes a second notice of the same object as the first one', async () => {
      const second = await world.openAgain();
      const answers = await Promise.all([store, second, store].map((one) => one.add(upload('u1'))));
      expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
      await store.change({ ...upload('u1'), state: 'failed' });
      expect(await second.add(upload('u1'))).toMatchObject({ state: 'failed', revision: 1 });
    });

    it('lets one of several changes at once win', async () => {
      const second = await world.openAgain();
      await store.add(upload('u1'));
      for (let revision = 0; revision < 12; revision++) {
        const outcomes = await Promise.all(
          [store, second, store].map((one, n) =>
            one.change({ ...upload('u1'), revision, rowCount: revision * 10 + n }),
          ),
        );
        const winners = outcomes.filter((outcome) => outcome !== undefined);
        expect(winners).toHaveLength(1);
        expect(winners[0]?.revision).toBe(revision + 1);
        expect(await second.get(asUploadId('u1'))).toEqual(winners[0]);
      }
      expect(await store.change({ ...upload('u1'), revision: 3 })).toBeUndefined();
      expect(await store.change({ ...upload('none') })).toBeUndefined();
      expect(await store.get(asUploadId('none'))).toBeUndefined();
    });

    it('lists the newest first, page by page and by state, each once', async () => {
      // The last two came in the same moment.
      const minutes = [5, 1, 3, 2, 4, 4];
      for (const [n, minute] of minutes.entries()) {
        const added = upload(`u${n}`, { receivedAt: `2026-01-01T00:0${minute}:00.000Z`, state: 'received' });
        await store.add(added);
        if (n % 2 === 0) await store.change({ ...added, state: 'done' });
      }
      const ids = (page: readonly Upload[]): readonly string[] => page.map(({ id }) => id);
      expect(ids(await store.list({ limit: 10 }))).toEqual(['u0', 'u5', 'u4', 'u2', 'u3', 'u1']);
      expect(ids(await store.list({ limit: 2 }))).toEqual(['u0', 'u5']);
      expect(ids(await store.list({ limit: 2, after: asUploadId('u5') }))).toEqual(['u4', 'u2']);
      expect(ids(await store.list({ limit: 9, after: asUploadId('u1') }))).toEqual([]);
      expect(ids(await store.list({ limit: 9, after: asUploadId('none') }))).toEqual([]);
      expect(ids(await store.list({ limit: 9, states: ['done'] }))).toEqual(['u0', 'u4', 'u2']);
      expect(ids(await store.list({ limit: 9, states: ['done'], after: asUploadId('u5') }))).toEqual([
        'u4',
        'u2',
      ]);
      expect(ids(await store.list({ limit: 3, states: ['received', 'done'] }))).toEqual(['u0', 'u5', 'u4']);
      expect(ids(await store.list({ limit: 9, states: ['running'] }))).toEqual([]);
      expect(ids(await store.list({ limit: 9, states: [] }))).toEqual([]);
    });

    it('finds those that wait for a layout, the oldest first, and only while they wait', async () => {
      for (const [n, fingerprint] of ['aa', 'bb', 'aa', 'aa'].entries())
        await store.add(
          upload(`u${n}`, {
            receivedAt: `2026-01-01T00:00:0${9 - n}.000Z`,
            state: 'waiting',
            fingerprint,
          }),
        );
      const waiting = async (limit = 9): Promise<readonly string[]> =>
        (await store.waitingFor('aa', limit)).map(({ id }) => id);
      expect(await waiting()).toEqual(['u3', 'u2', 'u0']);
      expect(await waiting(1)).toEqual(['u3']);
      const one = await store.get(asUploadId('u3'));
      if (one === undefined) throw new Error('It is gone.');
      await store.change({ ...one, state: 'running' });
      expect(await waiting()).toEqual(['u2', 'u0']);
    });

    it('keeps a history in order, and the same event once', async () => {
      const second = await world.openAgain();
      const lines = [event(3, 'ended'), event(1, 'received'), event(2, 'analyzed'), event(2, 'waiting')];
      for (const line of [...lines, ...lines]) await second.note(line);
      await store.note({ ...event(1, 'received'), uploadId: asUploadId('u2') });
      expect((await store.events(asUploadId('u1'))).map(({ kind }) => kind)).toEqual([
        'received',
        'analyzed',
        'waiting',
        'ended',
      ]);
      expect(await store.events(asUploadId('u1'))).toContainEqual(lines[0]);
      // What differs in anything is another one.
      await store.note({ ...event(1, 'received'), by: 'grace' });
      expect(await store.events(asUploadId('u1'))).toHaveLength(5);
      expect(await store.events(asUploadId('none'))).toEqual([]);
    });
  });
}

/** An upload with every field filled. */
export function upload(id: string, parts: Partial<Upload> = {}): Upload {
  return {
    id: asUploadId(id),
    lane: 'test',
    bucket: 'data',
    key: 'raw-test/Ünïcode & blank+plus.csv',
    versionId: 'v1',
    etag: '"e"',
    sizeBytes: 2 ** 40 + 1,
    fileName: '__proto__ "x".csv',
    receivedAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:01.000Z',
    state: 'waiting',
    revision: 0,
    fingerprint: 'f00d',
    packId: asId<PackId>('crm.leads'),
    mapping: { id: asId<MappingId>('m1'), version: 3 },
    runId: asId<RunId>('r1'),
    sessionId: asSessionId('r1'),
    rowCount: 0.1 + 0.2,
    counts: run('r1').counts,
    outputs: { cleaned: 'processed/x.csv', ['__proto__']: '' },
    error: { code: 'SOURCE_EMPTY', message: '', remedy: 'r', retryable: false, details: ['a'] },
    by: null,
    ...parts,
  };
}

function event(second: number, kind: UploadEvent['kind']): UploadEvent {
  return {
    uploadId: asUploadId('u1'),
    at: `2026-01-01T00:00:0${second}.000Z`,
    kind,
    by: 'ada',
    detail: { rows: 12, ok: true, none: null, empty: '', share: 0.1 },
  };
}
