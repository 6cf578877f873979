import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../core/model/bytes.ts';
import type { MappingVersion } from '../../core/model/mapping.ts';
import { asUploadId, type UploadId, type UploadState } from '../../core/model/upload.ts';
import type { LiveWord, PipelineLink, SendOrder } from '../../core/ports/pipelineLink.ts';
import type { UploadStatus } from '../../core/ports/uploadApi.ts';
import { leadsText } from '../cloud/leadsText.ts';

/** A pipeline that works, and a desk's way to it. */
export interface LinkWorld {
  readonly link: PipelineLink;
  /** Approved for files of `leadsText`. */
  readonly mapping: MappingVersion;
  /** The bytes behind a link to an output. */
  read(url: string): Promise<string>;
  /** Keeps parts from being worked off, or lets them be. */
  holdParts(held: boolean): void;
  /** Called while somebody waits. */
  urge(): void;
  /** Most milliseconds that a step of the pipeline takes. */
  readonly patienceMs: number;
  dispose(): Promise<void>;
}

/** What every way to a pipeline does alike. @param open makes the world, once */
export function describePipelineLink(name: string, open: () => Promise<LinkWorld>): void {
  describe(`the way to a pipeline: ${name}`, () => {
    let world: LinkWorld;
    let link: PipelineLink;
    beforeAll(async () => {
      world = await open();
      ({ link } = world);
    }, 300_000);
    afterAll(() => world?.dispose());

    const when = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
      for (const end = performance.now() + world.patienceMs; performance.now() < end; await wait(100)) {
        const found = await look();
        if (found !== undefined) return found;
        world.urge();
      }
      throw new Error(`It did not come to pass: ${what}.`);
    };
    const arrived = (key: string): Promise<UploadId> =>
      when(`${key} arrives`, async () => (await allUploads()).find((one) => one.key === key)?.id);
    const allUploads = () => link.uploads.list({ limit: 200 });
    const until = (id: UploadId, state: UploadState): Promise<UploadStatus> =>
      when(`${id} is ${state}`, async () => {
        const status = await link.uploads.status(id);
        return status.upload.state === state ? status : undefined;
      });
    const send = (
      text: string | ByteSource,
      order: Partial<SendOrder> = {},
    ): ReturnType<PipelineLink['send']> =>
      link.send({
        source: typeof text === 'string' ? sourceOf(text) : text,
        fileName: 'leads.csv',
        lane: 'main',
        by: 'ana@example.org',
        token: `t${tokens++}`,
        ...order,
      });
    let tokens = 0;
    const settled = { timeout: 240_000 };

    it('takes a file, tells of it, and runs it once its layout is approved', settled, async () => {
      const ending = new AbortController();
      const words: LiveWord[] = [];
      let opened = 0;
      const hearing = (async () => {
        for await (const word of link.live(ending.signal, () => opened++)) words.push(word);
      })();
      await when('words can come', async () => opened || undefined);

      const text = leadsText(60);
      const sent: number[] = [];
      const { key } = await send(text, {
        fileName: 'né leads+%41.csv',
        onProgress: (bytes) => sent.push(bytes),
      });
      expect(key).toMatch(/^raw\/\d{4}\/\d\d\/\d\d\/[\w-]+\/né leads\+%41\.csv$/u);
      expect(sent.at(-1)).toBe(Buffer.byteLength(text));
      const id = await arrived(key);
      const { upload } = await until(id, 'waiting');
      expect(upload).toMatchObject({ fileName: 'né leads+%41.csv', lane: 'main', by: 'ana@example.org' });
      const source = await link.open(id);
      expect(Buffer.from(await source.read(0, source.sizeBytes)).toString()).toBe(text);

      await link.mappings.append(world.mapping);
      expect((await link.mappings.latest(world.mapping.mappingId))?.hash).toBe(world.mapping.hash);
      const done = await when('its leads are taken in', async () => {
        const status = await link.uploads.status(id);
        return status.upload.leads === 'ended' ? status : undefined;
      });
      expect(done.upload).toMatchObject({
        state: 'done',
        counts: { rowsIn: 60, rowsOut: 60, rowsRejected: 0 },
      });
      expect(done.session).toMatchObject({ status: 'complete', counts: { done: 1, failed: 0 } });
      const name = Object.keys(done.upload.outputs).find((one) => /(?<!rejects)\.csv$/u.test(one)) ?? '';
      const { url, seconds } = await link.uploads.outputLink(id, name);
      expect(seconds).toBeLessThanOrEqual(300);
      expect(await world.read(url)).toContain('ana59@example.org');
      const kinds = (await link.uploads.history(id)).map(({ kind }) => kind);
      // Whoever has it wait looks once more for a mapping, and may find it before anybody releases it.
      expect(kinds.filter((kind) => kind !== 'analyzed' && kind !== 'released')).toEqual([
        'received',
        'waiting',
        'started',
        'ended',
        'leadsTaken',
      ]);

      expect(words.some(({ uploadId }) => uploadId === id || uploadId === null)).toBe(true);
      ending.abort();
      await hearing;
      expect(opened).toBe(1);
    });

    it('sends into the test lane', settled, async () => {
      const { key } = await send(leadsText(10), { lane: 'test' });
      expect(key).toMatch(/^raw-test\//u);
      expect((await until(await arrived(key), 'done')).upload.lane).toBe('test');
    });

    it('stops sending when it is asked to, and goes on later without a second file', settled, async () => {
      const { source, stop } = longSource();
      const marks: string[] = [];
      const token = 'paused';
      const onBegun = async (mark: string): Promise<void> => void marks.push(mark);
      const sending = send(source, { token, fileName: 'long.csv', onBegun, signal: stop.signal });
      await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
      const resume = marks.at(-1) ?? '';
      const sent: number[] = [];
      const again = { token, fileName: 'long.csv', resume };
      const { key } = await send(longSource().whole, { ...again, onProgress: (bytes) => sent.push(bytes) });
      expect(sent.at(-1)).toBe(source.sizeBytes);
      // The answer was lost, so it is sent once more.
      expect(await send(longSource().whole, again)).toEqual({ key });
      const id = await arrived(key);
      const { upload } = await until(id, 'waiting');
      expect(upload.sizeBytes).toBe(source.sizeBytes);
      expect((await allUploads()).filter((one) => one.key === key)).toHaveLength(1);
    });

    it('sends a short file again after its answer was lost, as one', settled, async () => {
      const marks: string[] = [];
      const order = {
        token: 'short',
        fileName: 'short.csv',
        onBegun: async (mark: string): Promise<void> => void marks.push(mark),
      };
      const { key } = await send(leadsText(5), order);
      expect(await send(leadsText(5), { ...order, resume: marks[0] ?? '' })).toEqual({ key });
      const id = await arrived(key);
      await until(id, 'done');
      expect((await allUploads()).filter((one) => one.key === key)).toHaveLength(1);
    });

    it('has files arrive under their own names, whatever these hold', settled, async () => {
      const names = ['a/b\\c\u0007\r\n<img>.csv', `${'Ω'.repeat(100)}.csv`, '__proto__', '%2e%2e.csv'];
      const keys: string[] = [];
      for (const fileName of names) keys.push((await send(leadsText(3), { fileName })).key);
      for (const [place, key] of keys.entries())
        expect((await until(await arrived(key), 'done')).upload.fileName).toBe(names[place]);
    });

    it('refuses a name that no place can hold', async () => {
      await expect(send('a,b\n', { fileName: 'x'.repeat(900) })).rejects.toMatchObject({ code: 'USAGE' });
    });

    it('throws away what was sent of a file that is not to go on', settled, async () => {
      const { source, stop } = longSource();
      const marks: string[] = [];
      const sending = send(source, {
        token: 'dropped',
        fileName: 'dropped.csv',
        signal: stop.signal,
        onBegun: async (mark) => void marks.push(mark),
      });
      await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
      await link.discard(marks.at(-1) ?? '');
      await link.discard(marks.at(-1) ?? '');
      await wait(1_500);
      expect((await allUploads()).map(({ fileName }) => fileName)).not.toContain('dropped.csv');
    });

    it('sends a file through again that could not be read', settled, async () => {
      const { key } = await send('\u0000\u0001\u0002 no workbook', { fileName: 'broken.xlsx' });
      const id = await arrived(key);
      expect((await until(id, 'failed')).upload.error?.code).toMatch(/^SOURCE_/u);
      const { upload } = await link.uploads.redrive(id, { by: 'ana' });
      expect(upload.state).not.toBe('done');
      await when('it fails once more', async () => {
        const failures = (await link.uploads.history(id)).filter(({ kind }) => kind === 'failed');
        return failures.length > 1 ? true : undefined;
      });
      expect((await link.uploads.history(id)).map(({ kind, by }) => `${kind} ${by}`)).toContain(
        'retried ana',
      );
    });

    it('ends by force, with a reason, what does not end', settled, async () => {
      world.holdParts(true);
      try {
        const id = await arrived((await send(leadsText(20), { fileName: 'stuck.csv' })).key);
        await when('its parts are laid out', async () => {
          const { session } = await link.uploads.status(id);
          return session?.status === 'sealed' ? true : undefined;
        });
        const force = (reason: string) => link.uploads.forceComplete(id, { by: 'ana', reason });
        await expect(force('')).rejects.toMatchObject({ code: 'REASON_MISSING' });
        const { session } = await force('The sender withdrew the file.');
        expect(session).toMatchObject({ status: 'forced', forced: { by: 'ana', missing: 1 } });
      } finally {
        world.holdParts(false);
      }
    });

    it('knows no upload that there is not', async () => {
      const none = asUploadId('u0');
      await expect(link.uploads.status(none)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(link.open(none)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(link.uploads.outputLink(none, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
}

function sourceOf(text: string): ByteSource {
  const bytes = Buffer.from(text);
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** A table of 20 MiB of a layout of its own, which stops being sent somewhere in it; and the same to its end. */
function longSource(): {
  readonly source: ByteSource;
  readonly whole: ByteSource;
  readonly stop: AbortController;
} {
  const line = 'alpha,beta,gamma\n'.repeat(1_024);
  const whole = sourceOf(`one,two,three\n${line.repeat(Math.ceil((20 * 1_048_576) / line.length))}`);
  const stop = new AbortController();
  return {
    whole,
    stop,
    source: {
      sizeBytes: whole.sizeBytes,
      read(offset, length) {
        if (offset >= 12 * 1_048_576) stop.abort();
        return whole.read(offset, length);
      },
    },
  };
}
