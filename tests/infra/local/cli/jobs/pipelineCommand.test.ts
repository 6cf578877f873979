import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  approveAll,
  leadsCsv,
  openWorld,
  submitted,
  type TestWorld,
} from '../../../../core/service/world.ts';
import { objectsOf, startCommand } from '../commandProcess.ts';

/** A world with a mapping approved for a file of leads, and an empty bucket beside it. */
async function approvedWorld(text: string): Promise<TestWorld & { bucket(name: string): string }> {
  const world = await openWorld();
  await approveAll(world.service, await submitted(world, 'leads.csv', text));
  return {
    ...world,
    bucket(name) {
      const path = join(world.folder, name);
      mkdirSync(join(path, 'raw'), { recursive: true });
      return path;
    },
  };
}

function pipeline(world: TestWorld, ...parameters: readonly string[]): ReturnType<typeof startCommand> {
  return startCommand(['pipeline', ...parameters], join(world.folder, 'data'));
}

/** Bytes of each file below a folder, by its path there without the ids of runs and uploads. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      return [
        path.slice(folder.length + 1).replaceAll(/[ru][0-9a-f]{32}/g, '*'),
        readFileSync(path, 'latin1'),
      ];
    }),
  );
}

async function until(isThere: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000 && !isThere(); tries += 1) await wait(10);
}

/** What `mapwright jobs` says of a run of the desk, and of a folder with two files done, one failed and one that waits. */
async function toldByJobs(world: TestWorld): Promise<void> {
  const jobs = (...parameters: readonly string[]) =>
    startCommand(['jobs', ...parameters], join(world.folder, 'data')).ended;
  const all = await jobs('--json');
  expect(all.exitCode).toBe(1);
  const listed = objectsOf(all).map(({ fileName, state, lane, place }) =>
    [place, lane, fileName, state].map(String).join(' '),
  );
  expect(listed.toSorted()).toEqual([
    'desk main leads.csv done',
    'folder main empty.csv failed',
    'folder main leads 2025 é+%41.csv done',
    'folder main other.csv waiting',
    'folder test leads 2025 é+%41.csv done',
  ]);
  const failed = await jobs('--state', 'failed');
  expect(failed.out).toContain('empty.csv');
  expect(failed.out).not.toContain('other.csv');
  const id = String(objectsOf(all).find(({ fileName }) => fileName === 'empty.csv')?.['id']);
  const [shown] = objectsOf(await jobs('show', id.slice(0, 20), '--json'));
  expect(shown).toMatchObject({
    error: { code: 'SOURCE_EMPTY' },
    events: [{ kind: 'received' }, { kind: 'failed' }],
  });
  expect(await jobs('retry', id)).toMatchObject({
    exitCode: 0,
    messages: 'empty.csv: sent through again.\n',
  });
  const [done = ''] = objectsOf(all).flatMap(({ state, id: own }) => (state === 'done' ? [String(own)] : []));
  const forced = await jobs('force', done, '--file', 'leads.csv', '--reason', 'It is enough.');
  expect(forced).toMatchObject({
    exitCode: 2,
    messages: expect.stringContaining('cannot be ended by force'),
  });
}

describe('mapwright pipeline', () => {
  it('runs what it knows, lets the rest wait, and holds the test lane against the main one', async () => {
    const text = leadsCsv(40);
    const world = await approvedWorld(text);
    const bucket = world.bucket('bucket');
    writeFileSync(join(bucket, 'raw', 'leads 2025 é+%41.csv'), text);
    writeFileSync(join(bucket, 'raw', 'other.csv'), 'a,b\n1,2\n3,4\n');
    writeFileSync(join(bucket, 'raw', 'empty.csv'), '');
    mkdirSync(join(bucket, 'raw-test'));
    writeFileSync(join(bucket, 'raw-test', 'leads 2025 é+%41.csv'), text);
    const end = await pipeline(world, bucket, '--once', '--json').ended;
    expect(end.exitCode).toBe(1);
    const told = objectsOf(end).map(({ key, state, counts }) => [key, state, counts]);
    const counts = { rowsIn: 40, rowsOut: 40, rowsRejected: 0 };
    expect(told.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['raw-test/leads 2025 é+%41.csv', 'done', counts],
      ['raw/empty.csv', 'failed', null],
      ['raw/leads 2025 é+%41.csv', 'done', counts],
      ['raw/other.csv', 'waiting', null],
    ]);
    const comparisons = join(bucket, 'validation-reports', 'comparison');
    const [name = ''] = readdirSync(comparisons);
    const comparison = JSON.parse(readFileSync(join(comparisons, name), 'utf8')) as object;
    expect(comparison).toMatchObject({ same: true, sameBytes: true, differences: [] });
    expect(readdirSync(join(bucket, 'archive'))).toHaveLength(2);
    const second = await pipeline(world, bucket, '--once', '--json').ended;
    expect(second.out).toBe('');
    await world.service.settings.put({ pipeline: { folder: bucket } });
    await toldByJobs(world);
  });

  it('goes on where it was killed, and counts every row once', async () => {
    const text = leadsCsv(2_000);
    const world = await approvedWorld(text);
    const [whole, torn] = [world.bucket('whole'), world.bucket('torn')];
    for (const bucket of [whole, torn]) writeFileSync(join(bucket, 'raw', 'leads.csv'), text);
    await pipeline(world, whole, '--once', '--outputs', 'csv').ended;
    const work = join(torn, 'work');
    const holds = (name: string): boolean =>
      existsSync(work) && readdirSync(work, { recursive: true }).some((path) => String(path).endsWith(name));
    let kills = 0;
    for (const name of ['table.bin', 'plan.bin', 'counts.bin', 'leads_summary.json']) {
      const { child, ended } = pipeline(world, torn, '--once', '--outputs', 'csv');
      await until(() => holds(name) || child.exitCode !== null);
      child.kill('SIGKILL');
      if ((await ended).signal === 'SIGKILL') kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    const end = await pipeline(world, torn, '--once', '--json', '--outputs', 'csv').ended;
    expect(end.exitCode).toBe(0);
    const [mine, theirs] = [filesBelow(join(torn, 'processed')), filesBelow(join(whole, 'processed'))];
    expect([...mine.keys()].sort()).toEqual([...theirs.keys()].sort());
    const cleaned = [...theirs.keys()].find((path) => path.endsWith('cleaned.csv')) ?? '';
    expect(mine.get(cleaned)?.split('\r\n')).toHaveLength(2_002);
    expect(mine.get(cleaned) === theirs.get(cleaned)).toBe(true);
  });

  it('sends files on their way that waited, once a mapping is approved for them', async () => {
    const text = leadsCsv(30);
    const world = await openWorld();
    const bucket = join(world.folder, 'bucket');
    mkdirSync(join(bucket, 'raw'), { recursive: true });
    for (const name of ['a.csv', 'b.csv']) writeFileSync(join(bucket, 'raw', name), text);
    const { child, ended } = pipeline(world, bucket, '--json');
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    const count = (state: string): number => out.split(`"state":"${state}"`).length - 1;
    await until(() => count('waiting') === 2);
    await approveAll(world.service, await submitted(world, 'leads.csv', text));
    await until(() => count('done') === 2);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ exitCode: 0, signal: null });
    expect([count('waiting'), count('done')]).toEqual([2, 2]);
  });

  it('outlives a file that kills whoever opens it: the file fails after three deaths, the others run', async () => {
    const text = leadsCsv(20);
    const world = await approvedWorld(text);
    const bucket = world.bucket('bucket');
    writeFileSync(join(bucket, 'raw', 'poison.csv'), text);
    writeFileSync(join(bucket, 'raw', 'zebra.csv'), text);
    const preload = join(world.folder, 'deadly.mjs');
    writeFileSync(
      preload,
      `import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
const { open } = fs;
fs.open = (path, ...more) => (String(path).endsWith('poison.csv') ? process.abort() : open(path, ...more));
syncBuiltinESMExports();
`,
    );
    const { ended } = startCommand(['pipeline', bucket, '--once', '--json'], join(world.folder, 'data'), {
      NODE_OPTIONS: `--import ${preload}`,
    });
    const end = await ended;
    expect(end.exitCode).toBe(1);
    const told = objectsOf(end).map(({ key, state, error }) => [key, state, error]);
    expect(told.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toMatchObject([
      ['raw/poison.csv', 'failed', { code: 'WORK_GIVEN_UP' }],
      ['raw/zebra.csv', 'done', null],
    ]);
    expect(end.messages.split('is started again').length - 1).toBe(3);
  });

  it('refuses a folder that another one works on, and one that is none', async () => {
    const world = await openWorld();
    const bucket = join(world.folder, 'bucket');
    mkdirSync(bucket);
    const first = pipeline(world, bucket);
    await until(() => existsSync(join(bucket, '.mapwright', 'pipeline.db')));
    const second = await pipeline(world, bucket, '--once').ended;
    expect(second).toMatchObject({ exitCode: 3 });
    expect(second.messages).toContain('Another Mapwright works on this folder.');
    first.child.kill('SIGTERM');
    expect((await first.ended).exitCode).toBe(0);
    expect(await pipeline(world, join(bucket, 'none')).ended).toMatchObject({ exitCode: 2 });
  });
});
