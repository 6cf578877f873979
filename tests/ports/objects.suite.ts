import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../core/model/bytes.ts';
import { AppError } from '../../core/model/errors.ts';
import type { ObjectStore } from '../../core/ports/objects.ts';

/** One world's bucket. */
export interface ObjectsUnderTest {
  /** An empty bucket of its own. */
  open(): Promise<ObjectStore>;
  /** Lets so many seconds go by for links. */
  pass(seconds: number): Promise<void>;
  dispose(): Promise<void>;
}

const partBytes = 5 * 1_048_576;

/** What every world's bucket promises. */
export function describeObjects(name: string, makeWorld: () => ObjectsUnderTest): void {
  describe(`objects: ${name}`, () => {
    let world: ObjectsUnderTest;
    let store: ObjectStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('gives back bytes and facts as they were put', async () => {
      const metadata = { by: 'ada', 'long-name': 'x'.repeat(500), odd: ' Ünï\n€ ', empty: '' };
      expect(await store.put('raw/a.csv', text('a,b\n1,2'), { contentType: 'text/csv', metadata })).toBe(
        true,
      );
      const facts = await store.facts({ key: 'raw/a.csv' });
      expect(facts).toMatchObject({ key: 'raw/a.csv', sizeBytes: 7, metadata });
      expect(Math.abs(Date.parse(facts?.changedAt ?? '') - Date.now())).toBeLessThan(60_000);
      expect(await read(store, 'raw/a.csv')).toBe('a,b\n1,2');
    });

    it('says that nothing is there where nothing is', async () => {
      expect(await store.facts({ key: 'raw/none' })).toBeUndefined();
      await expect(store.open({ key: 'raw/none' })).rejects.toMatchObject({ code: 'OBJECT_MISSING' });
      await expect(store.link({ key: 'raw/none' }, { fileName: 'n', seconds: 9 })).rejects.toMatchObject({
        code: 'OBJECT_MISSING',
      });
      expect(await store.list('raw/')).toEqual([]);
      await store.remove(['raw/none']);
    });

    it.each([
      'raw/with space & plus+ and %41.csv',
      'raw/Ünïcødé/人/😀.csv',
      'raw/colon: star* question? "quoted" <x> |.csv',
      'raw/a%2520b%3A.csv',
      'raw/...',
      'raw/ends with dot.',
      'raw/ blank ',
      'raw/#hash;semi=colon,comma.csv',
      'raw//doubled//slash.csv',
      'raw/__proto__',
      'raw/line\nbreak\tand tab.csv',
    ])('takes the key %j like any other', async (key) => {
      await store.put(key, text(key));
      expect(await read(store, key)).toBe(key);
      expect((await store.list('raw/')).map((facts) => facts.key)).toEqual([key]);
      expect(await (await fetch(await store.link({ key }, { fileName: 'x', seconds: 60 }))).text()).toBe(key);
      await store.join([key], `out/${key}`);
      expect(await read(store, `out/${key}`)).toBe(key);
      await store.remove([key]);
      expect(await store.facts({ key })).toBeUndefined();
    });

    it('keeps an empty object as an object', async () => {
      await store.put('raw/empty.csv', new Uint8Array());
      expect((await store.facts({ key: 'raw/empty.csv' }))?.sizeBytes).toBe(0);
      const source = await store.open({ key: 'raw/empty.csv' });
      expect(source.sizeBytes).toBe(0);
      expect((await source.read(0, 10)).length).toBe(0);
      const sink = await store.create('raw/none-written.csv');
      await sink.close();
      expect((await store.facts({ key: 'raw/none-written.csv' }))?.sizeBytes).toBe(0);
    });

    it('reads any range, fewer bytes at the end and none behind it', async () => {
      await store.put('a', text('0123456789'));
      const source = await store.open({ key: 'a' });
      const ranges = await Promise.all(
        [[0, 3] as const, [8, 5] as const, [10, 1] as const, [25, 4] as const, [4, 0] as const].map(
          ([offset, length]) => source.read(offset, length),
        ),
      );
      expect(ranges.map((bytes) => Buffer.from(bytes).toString())).toEqual(['012', '89', '', '', '']);
      const room = new Uint8Array(6).fill(0xee);
      expect(Buffer.from(await source.read(2, 4, room)).toString()).toBe('2345');
      expect(room.subarray(4)).toEqual(new Uint8Array(2).fill(0xee));
    });

    it('never mixes two states of an object', async () => {
      await store.put('a', text('first state'));
      const before = await store.facts({ key: 'a' });
      const source = await store.open({ key: 'a' });
      await store.put('a', text('other state'));
      const outcome = (opened: Promise<ByteSource>): Promise<string> =>
        opened
          .then((object) => object.read(0, 11))
          .then(
            (bytes) => Buffer.from(bytes).toString(),
            (error: unknown) => (error instanceof AppError ? error.code : ''),
          );
      // A bucket with versions has it still, one without says that it is gone; nobody gives the other one.
      expect(['first state', 'SOURCE_CHANGED']).toContain(await outcome(Promise.resolve(source)));
      expect(await read(store, 'a')).toBe('other state');
      const named = { key: 'a', versionId: before?.versionId ?? '' };
      const orPresent = named.versionId === '' ? ['other state'] : [];
      expect(['first state', 'SOURCE_CHANGED', ...orPresent]).toContain(await outcome(store.open(named)));
    });

    it('puts where nothing is, once, however many try', async () => {
      const outcomes = await Promise.all(
        ['a', 'b', 'c', 'd'].map((who) => store.put('work/_MANIFEST.json', text(who), { ifAbsent: true })),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      const winner = ['a', 'b', 'c', 'd'][outcomes.indexOf(true)];
      expect(await read(store, 'work/_MANIFEST.json')).toBe(winner);
      expect(await store.put('work/_MANIFEST.json', text('late'), { ifAbsent: true })).toBe(false);
      expect(await read(store, 'work/_MANIFEST.json')).toBe(winner);
    });

    it('shows what is written once it is complete, and nothing of what is discarded', async () => {
      const sink = await store.create('out/long.bin', { metadata: { of: 'run' } });
      const digest = createHash('sha256');
      for (let n = 0; n < 13; n++) {
        const bytes = new Uint8Array(1_048_576 - n).fill(n + 1);
        digest.update(bytes);
        await sink.write(bytes);
        // The caller may use its bytes again.
        bytes.fill(0xff);
        expect(await store.facts({ key: 'out/long.bin' })).toBeUndefined();
      }
      await sink.close();
      expect((await store.facts({ key: 'out/long.bin' }))?.metadata).toEqual({ of: 'run' });
      expect(await sha256(store, 'out/long.bin')).toBe(digest.digest('hex'));
      const dropped = await store.create('out/dropped.bin');
      await dropped.write(new Uint8Array(6 * 1_048_576));
      await dropped.discard();
      await dropped.discard();
      expect(await store.facts({ key: 'out/dropped.bin' })).toBeUndefined();
      expect((await store.list('')).map((facts) => facts.key)).toEqual(['out/long.bin']);
    });

    it('joins objects in order', async () => {
      const parts = [partBytes, partBytes + 7, 12].map((size, n) => new Uint8Array(size).fill(n + 1));
      const digest = createHash('sha256');
      for (const [n, part] of parts.entries()) {
        await store.put(`work/${n}`, part);
        digest.update(part);
      }
      await store.join(['work/0', 'work/1', 'work/2'], 'out/joined', { metadata: { parts: '3' } });
      expect(await sha256(store, 'out/joined')).toBe(digest.digest('hex'));
      expect((await store.facts({ key: 'out/joined' }))?.metadata).toEqual({ parts: '3' });
      await expect(store.join(['work/0', 'work/none'], 'out/torn')).rejects.toMatchObject({
        code: 'OBJECT_MISSING',
      });
      expect(await store.facts({ key: 'out/torn' })).toBeUndefined();
      // Short ones between long ones, as the rejects of parts are.
      const sizes = [3, partBytes, 9, partBytes - 20, 7, 0, partBytes + 1, 2];
      const whole = createHash('sha256');
      for (const [n, size] of sizes.entries()) {
        const part = new Uint8Array(size).fill(n + 10);
        whole.update(part);
        await store.put(`work/s${n}`, part);
      }
      await store.join(
        sizes.map((_, n) => `work/s${n}`),
        'out/mixed',
      );
      expect(await sha256(store, 'out/mixed')).toBe(whole.digest('hex'));
      // Empty ones, such as the rejects of a part without any, add nothing.
      await store.put('work/empty', new Uint8Array());
      await store.join(['work/empty', 'work/2'], 'out/short');
      expect((await store.facts({ key: 'out/short' }))?.sizeBytes).toBe(12);
      await store.join(['work/empty'], 'out/empty');
      expect((await store.facts({ key: 'out/empty' }))?.sizeBytes).toBe(0);
    });

    it('lists in the order of UTF-8 bytes, page after page', async () => {
      const keys = ['a', 'a-b/x', 'a.b', 'b/1', 'b/10', 'b/2', 'b/Z', 'b/ä', 'b/😀', 'b/\uFF5E', 'b0'];
      for (const key of keys) await store.put(key === 'a' ? 'a-a' : key, text(key));
      const sorted = keys
        .map((key) => (key === 'a' ? 'a-a' : key))
        .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect((await store.list('')).map((facts) => facts.key)).toEqual(sorted);
      expect((await store.list('b/')).map((facts) => facts.key)).toEqual(
        sorted.filter((key) => key.startsWith('b/')),
      );
      expect((await store.list('b/1')).map((facts) => facts.key)).toEqual(['b/1', 'b/10']);
      expect((await store.list('', 'b/1')).map((facts) => facts.key)).toEqual(
        sorted.slice(sorted.indexOf('b/1') + 1),
      );
      expect((await store.list('b/', 'b/Z')).map((facts) => facts.key)).toEqual(
        sorted.slice(sorted.indexOf('b/Z') + 1).filter((key) => key.startsWith('b/')),
      );
      await store.remove(sorted);
      expect(await store.list('')).toEqual([]);
    });

    it('makes links that download under a name and die', async () => {
      await store.put('validation-reports/r.xlsx', text('report'));
      const link = await store.link(
        { key: 'validation-reports/r.xlsx' },
        { fileName: 'Prüfung "März"; 2026.xlsx', seconds: 2 },
      );
      const answer = await fetch(link);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      expect(answer.headers.get('content-disposition')).toContain('Pr%C3%BCfung%20%22M%C3%A4rz%22');
      expect(await answer.text()).toBe('report');
      expect((await fetch(`${link.slice(0, -2)}00`)).status).toBe(403);
      await world.pass(3);
      expect((await fetch(link)).status).toBe(403);
    });

    it('makes links that take one object of the announced size', async () => {
      const limits = { seconds: 60, sizeBytes: 5, contentType: 'text/csv' };
      const headers = { 'content-type': 'text/csv' };
      const link = await store.uploadLink('uploads/a b.csv', limits);
      expect((await fetch(link, { method: 'PUT', headers, body: 'a,b,c,d' })).ok).toBe(false);
      expect(await store.facts({ key: 'uploads/a b.csv' })).toBeUndefined();
      expect((await fetch(link, { method: 'PUT', headers, body: 'a,b,c' })).ok).toBe(true);
      expect(await read(store, 'uploads/a b.csv')).toBe('a,b,c');
    });
  });
}

function text(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(content));
}

async function read(store: ObjectStore, key: string): Promise<string> {
  const source = await store.open({ key });
  return Buffer.from(await source.read(0, source.sizeBytes)).toString();
}

async function sha256(store: ObjectStore, key: string): Promise<string> {
  const source = await store.open({ key });
  const digest = createHash('sha256');
  for (let offset = 0; offset < source.sizeBytes; offset += 3_000_001)
    digest.update(await source.read(offset, 3_000_001));
  return digest.digest('hex');
}
