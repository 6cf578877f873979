import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type Outbox } from '../../../core/jobs/outbox.ts';
import { sendFile } from '../../../core/jobs/sendFile.ts';
import { createSharedMappings } from '../../../core/jobs/sharedMappings.ts';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import type { OutboxRecord } from '../../../core/ports/outboxStore.ts';
import type { PipelineLink } from '../../../core/ports/pipelineLink.ts';
import { localLinks } from '../../../infra/local/links/localLinks.ts';
import { localObjects } from '../../../infra/local/pipeline/localObjects.ts';
import { type LocalStores, openStores } from '../../../infra/local/store/openStores.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { chained, jobDeps } from './jobParts.ts';
import { createLife, inLife, type Life } from './lives.ts';

let folder: ReturnType<typeof temporaryFolder>;
/** The desk's store, the shared table, and the bucket: all of them survive whoever works with them. */
let desk: LocalStores;
let table: LocalStores;
let bucket: ObjectStore;
/** How often each object was written, by its key. */
let written: Map<string, number>;

beforeEach(() => {
  folder = temporaryFolder();
  desk = openStores(join(folder.path, 'desk.db'));
  table = openStores(join(folder.path, 'table.db'));
  bucket = localObjects(
    join(folder.path, 'bucket'),
    localLinks('http://127.0.0.1:1', () => 0),
  );
  written = new Map();
});
afterEach(() => {
  desk.close();
  table.close();
  folder.dispose();
});

const bytes = new TextEncoder().encode('a,b\n1,2\n');
const source: ByteSource & { close(): Promise<void> } = {
  sizeBytes: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
  close: () => Promise.resolve(),
};

/** Writes an object once, and finds one that an earlier try has written: as every link promises. */
async function send({ token, fileName, onBegun, onProgress }: Parameters<PipelineLink['send']>[0]) {
  const key = `raw/${token}/${fileName}`;
  await onBegun?.(key);
  onProgress?.(bytes.length);
  if (await bucket.put(key, bytes, { ifAbsent: true })) written.set(key, (written.get(key) ?? 0) + 1);
  return { key };
}

function openOutbox(
  life: Life,
  some: { readonly send?: PipelineLink['send']; readonly reached?: () => boolean } = {},
): Outbox {
  const link = { ...inLife({ send: some.send ?? send }, life), mappings: inLife(table.mappings, life) };
  const shared = createSharedMappings({
    here: inLife(desk.mappings, life),
    mirror: inLife(desk.mirror, life),
    digest: sha256Text,
    log: { info() {}, error() {} },
  });
  return createOutbox(jobDeps(), {
    store: inLife(desk.outbox, life),
    isGuest: false,
    isAlone: true,
    link: async () => (some.reached?.() === false ? undefined : (link as unknown as PipelineLink)),
    carryOut: async (record, reached, control) => {
      if (record.approval === null)
        return sendFile(reached, record, { ...control, sources: { open: async () => source } });
      await shared.append(reached.mappings, record.approval);
    },
    changed: () => undefined,
  });
}

const whole = (): Life => createLife(Number.POSITIVE_INFINITY, true);

function entry(id: string, change: Partial<OutboxRecord> = {}): OutboxRecord {
  return {
    id,
    kind: 'file',
    place: 'aws',
    fileId: asId<FileId>(id),
    fileName: `${id}.csv`,
    lane: 'main',
    state: 'waiting',
    sizeBytes: bytes.length,
    at: '2026-01-01T00:00:00.000Z',
    by: 'Ana',
    mark: null,
    approval: null,
    error: null,
    ...change,
  };
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 2));
}
const keyOf = ({ id, fileName }: OutboxRecord): string => `raw/${id}/${fileName}`;

async function isCarriedOut(record: OutboxRecord): Promise<boolean> {
  const { approval } = record;
  if (approval === null) return (await bucket.facts({ key: keyOf(record) })) !== undefined;
  return (await table.mappings.latest(approval.mappingId))?.hash === approval.hash;
}

/** In the account, and here where it is kept here, too. */
async function timesCarriedOut(record: OutboxRecord): Promise<readonly (number | undefined)[]> {
  const { approval } = record;
  if (approval === null) return [written.get(keyOf(record)), 1];
  const stores = [table.mappings, desk.mappings];
  return Promise.all(stores.map(async (store) => (await store.versions(approval.mappingId)).length));
}

const isEmpty = (outbox: Outbox) => () => outbox.entries().length === 0;

describe('the outbox', () => {
  it('carries each entry out once, whenever its process is killed, and loses none', {
    timeout: 60_000,
  }, async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(25), fc.boolean()), { maxLength: 4 }),
        async (kinds, kills) => {
          round += 1;
          const entries = kinds.map((isFile, at) => {
            const id = `${round}-${at}`;
            const approval = isFile ? null : (chained(`m${id}`, 1)[0] ?? null);
            return entry(id, approval === null ? {} : { kind: 'approval', sizeBytes: 0, approval });
          });
          for (const record of entries) await desk.outbox.put(record);
          for (const [calls, isDone] of kills) {
            const life = createLife(calls, isDone);
            const outbox = openOutbox(life);
            const working = outbox.open().then(() => outbox.work());
            await Promise.race([
              life.over,
              working.then(() => until(() => life.isOver() || isEmpty(outbox)())),
            ]);
            // What is not carried out still waits.
            const left = new Set((await desk.outbox.list()).map(({ id }) => id));
            for (const record of entries)
              expect(left.has(record.id) || (await isCarriedOut(record))).toBe(true);
          }
          const last = openOutbox(whole());
          await last.open();
          last.work();
          await until(isEmpty(last));
          expect(await desk.outbox.list()).toEqual([]);
          // An earlier life may have written a file a moment ago, and be about to count it.
          await until(() =>
            entries.every((record) => record.approval !== null || written.has(keyOf(record))),
          );
          for (const record of entries) expect(await timesCarriedOut(record)).toEqual([1, 1]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('sends files in their order, one at a time, and approvals beside them', async () => {
    const order: string[] = [];
    const gates = new Map<string, () => void>();
    const outbox = openOutbox(whole(), {
      async send(asked) {
        order.push(asked.token);
        await new Promise<void>((resolve) => gates.set(asked.token, resolve));
        return send(asked);
      },
    });
    const [approval] = chained('m', 1);
    await outbox.add([entry('1'), entry('2'), entry('3', { kind: 'approval', approval: approval ?? null })]);
    await until(() => order.length === 1 && outbox.entries().length === 2);
    expect(outbox.entries().map(({ id, state }) => [id, state])).toEqual([
      ['1', 'sending'],
      ['2', 'waiting'],
    ]);
    gates.get('1')?.();
    await until(() => order.length === 2);
    gates.get('2')?.();
    await until(isEmpty(outbox));
    expect(order).toEqual(['1', '2']);
  });

  it('waits with the error shown while the network is away, and goes on by itself', async () => {
    let isAway = true;
    const marks: (string | undefined)[] = [];
    const outbox = openOutbox(whole(), {
      async send(asked) {
        marks.push(asked.resume);
        await asked.onBegun?.('begun');
        if (isAway) throw new AppError('STORE_UNAVAILABLE', 'No network.');
        return send({ ...asked, onBegun: async () => undefined });
      },
    });
    await outbox.add([entry('1')]);
    await until(() => outbox.entries()[0]?.error?.code === 'STORE_UNAVAILABLE');
    expect(outbox.entries()[0]).toMatchObject({ state: 'waiting', error: { message: 'No network.' } });
    isAway = false;
    await until(isEmpty(outbox));
    expect([marks[0], new Set(marks.slice(1))]).toEqual([undefined, new Set(['begun'])]);
  });

  it('gives up what no waiting mends, and goes on with the next', async () => {
    const outbox = openOutbox(whole(), {
      async send(asked) {
        if (asked.token === '1') throw new AppError('SOURCE_CHANGED', 'It changed.');
        return send(asked);
      },
    });
    await outbox.add([entry('1'), entry('2')]);
    await until(() => outbox.entries().length === 1 && outbox.entries()[0]?.state === 'failed');
    expect(outbox.entries()[0]).toMatchObject({
      id: '1',
      state: 'failed',
      error: { code: 'SOURCE_CHANGED' },
    });
  });

  it('pauses what is being sent, and what was sent of it counts when it goes on', async () => {
    const resumed: (string | undefined)[] = [];
    const outbox = openOutbox(whole(), {
      async send(asked) {
        resumed.push(asked.resume);
        if (asked.resume !== undefined) return send(asked);
        await asked.onBegun?.('half');
        asked.onProgress?.(4);
        await new Promise<void>((resolve) => asked.signal?.addEventListener('abort', () => resolve()));
        throw new AppError('CANCELLED', 'Stopped.');
      },
    });
    await outbox.add([entry('1')]);
    await until(() => outbox.entries()[0]?.sentBytes === 4);
    await outbox.pause('1');
    expect(outbox.entries()[0]).toMatchObject({ state: 'paused', sentBytes: 4, error: null });
    await outbox.resume('1');
    await until(isEmpty(outbox));
    expect(resumed).toEqual([undefined, 'half']);
  });

  it('throws away what was sent of an entry that is taken out', async () => {
    const thrown: string[] = [];
    const outbox = createOutbox(jobDeps(), {
      store: desk.outbox,
      isGuest: false,
      isAlone: true,
      link: async () =>
        ({ discard: async (mark: string) => void thrown.push(mark) }) as unknown as PipelineLink,
      async carryOut(_record, _link, { onBegun, signal }) {
        await onBegun('half');
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        throw new AppError('CANCELLED', 'Stopped.');
      },
      changed: () => undefined,
    });
    await outbox.add([entry('1')]);
    await until(async () => (await desk.outbox.list())[0]?.mark === 'half');
    await outbox.discard('1');
    expect(thrown).toEqual(['half']);
    expect([outbox.entries(), await desk.outbox.list()]).toEqual([[], []]);
    await expect(outbox.discard('1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves a command its own entries, and takes up those of one that has ended', async () => {
    await desk.outbox.put(entry('1', { guest: true }));
    const beside = createOutbox(jobDeps(), { ...lazy, store: desk.outbox, isAlone: false });
    await beside.open();
    beside.work();
    expect(beside.entries()).toMatchObject([{ id: '1', state: 'waiting' }]);
    const alone = openOutbox(whole());
    await alone.open();
    alone.work();
    await until(isEmpty(alone));
    expect(written.size).toBe(1);
  });
});

const lazy = {
  isGuest: false,
  link: () => Promise.reject(new Error('Nobody asks.')),
  carryOut: () => Promise.reject(new Error('Nobody asks.')),
  changed: () => undefined,
};
