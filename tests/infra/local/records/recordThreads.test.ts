import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import type { RecordId } from '../../../../core/model/record.ts';
import type { RecordStore } from '../../../../core/ports/recordStore.ts';
import { type RecordThreads, recordThreads } from '../../../../infra/local/records/recordThreads.ts';
import { recordStore } from '../../../../infra/local/store/recordStore.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { leadPlaces, leadsPack, loadLeads } from '../../../bench/files/manyLeads.ts';
import { at, batchOf, loadOf, places, rowsOfLoad } from './someRows.ts';

const entry = new URL('../../../../infra/local/records/recordWorker.ts', import.meta.url);
const writer = fileURLToPath(new URL('./loadWriter.ts', import.meta.url));
const { packId, runId } = loadOf;
const all = { packId, words: [], places: [] };

let folder: ReturnType<typeof temporaryFolder>;
let threads: RecordThreads;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'records.db');
  threads = recordThreads(entry, path);
});
afterEach(async () => {
  threads.store.close();
  await threads.ended();
  folder.dispose();
});

async function loadAll(store: RecordStore): Promise<void> {
  await store.places(packId, places);
  let { next } = await store.begin(loadOf);
  while (next < rowsOfLoad) ({ next } = await store.add(runId, batchOf(next)));
}

async function contentOf(store: RecordStore): Promise<string> {
  const ids = [...(await store.ids(all, { place: null, descending: false }))] as RecordId[];
  const some = ids.filter((id) => id % 50 === 0 || id % 9 === 0);
  const arrivals = await Promise.all(some.slice(0, 60).map((id) => store.arrivals(id)));
  return JSON.stringify([await store.some(ids), arrivals, await store.load(runId)]);
}

describe('records in threads', () => {
  it('hold the same whether a load was killed in the middle or not', async () => {
    const whole = recordStore(join(folder.path, 'whole.db'));
    await loadAll(whole);
    for (const batches of [1, 7, 15]) await killedAfter(path, batches);
    await loadAll(threads.store);
    expect(await contentOf(threads.store)).toBe(await contentOf(whole));
    expect((await threads.store.count({ ...all, words: ['ana'] })).total).toBe(rowsOfLoad * 0.9);
    whole.close();
  });

  it('start no thread and make no file before there is anything', async () => {
    expect([await threads.store.packs(), await threads.store.loads()]).toEqual([[], []]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('tell a failure as what it is, and go on', async () => {
    const order = { state: 'done', next: 0, error: null } as const;
    await expect(threads.store.settle(runId, order)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await threads.store.begin(loadOf)).state).toBe('loading');
  });

  it('answer while a load is under way, and let it be broken off and gone on with', async () => {
    const { store } = threads;
    await loadAll(store);
    await store.settle(runId, { state: 'comparing', next: 0, error: null });
    const schema = builtInPacks.find(({ id }) => id === packId);
    if (schema === undefined) throw new Error('there is a pack of leads');
    const order = {
      packId,
      runIds: [runId],
      schema,
      places: schema.fields.map(({ name }) => (name === 'email' ? 0 : name === 'last_name' ? 1 : 9)),
    };
    const stopping = new AbortController();
    const stopped = threads.compare(order, stopping.signal).catch((error: unknown) => error);
    expect((await store.count(all)).total).toBe(rowsOfLoad * 0.9);
    stopping.abort();
    expect(await stopped).toMatchObject({ code: 'CANCELLED' });
    await threads.compare(order, new AbortController().signal);
    expect(await store.load(runId)).toMatchObject({ state: 'comparing', next: rowsOfLoad });
  });

  it('give the same page with an index that was waited for, without one, and with one made behind it', async () => {
    const { store } = threads;
    await loadLeads(store, 20_000);
    const window = { place: leadPlaces.lastName, descending: false, first: 700, count: 50 };
    const plain = { packId: leadsPack, words: [], places: [] };
    const danish = { ...plain, places: [{ place: leadPlaces.country, values: ['DK'] }] };
    const whole = await store.ids(plain, window);
    const all = await store.some([...whole] as RecordId[]);
    const wanted = all.filter(({ values }) => values[leadPlaces.country] === 'DK').map(({ id }) => id);
    const asked = async (): Promise<readonly RecordId[]> =>
      (await store.page(danish, window)).map(({ id }) => id);
    expect(await asked()).toEqual(wanted.slice(700, 750));
    // What loads are asked waits for what is being made there.
    await store.unblocked(leadsPack, 1);
    expect(await asked()).toEqual(wanted.slice(700, 750));
    const db = new DatabaseSync(join(folder.path, 'records.db'), { readOnly: true });
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE name GLOB 'record_value_*' ORDER BY 1")
      .all();
    db.close();
    expect(names.map(({ name }) => name)).toEqual([
      'record_value_1_1',
      'record_value_1_6',
      'record_value_1_6_1',
    ]);
  });

  it('begin anew when everything was deleted', async () => {
    await loadAll(threads.store);
    await threads.store.erase();
    expect(await threads.store.packs()).toEqual([]);
    await threads.store.places(packId, places);
    expect(await threads.store.begin({ ...loadOf, startedAt: at })).toMatchObject({ next: 0, added: 0 });
  });
});

/** Runs the writer in a process of its own and kills it after some batches. */
async function killedAfter(database: string, batches: number): Promise<void> {
  const child = spawn(process.execPath, [writer, database], { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.toString('latin1').split('\n').length - 1;
    if (lines >= batches) child.kill('SIGKILL');
  });
  await once(child, 'close');
}
