import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileId } from '../../core/model/ids.ts';
import { composeLocal, type LocalWorld } from '../../infra/local/compose.ts';
import { createRouter } from '../../infra/local/router.ts';
import { type Client, transports } from '../contract/transports.ts';
import type { Figure } from './figures.ts';

const wantedMs = 300;
const page = { first: 0, count: 100 };
/** Looks whose median is told; the first one, which finds nothing ready, is told apart. */
const looks = 7;

const log = { info: () => undefined, error: () => undefined };

/** What the figures of `lookFigures` are, for their section of the report. */
export const lookAbout =
  'The built engine. "Engine" is the first look alone; "app" runs from the order to the first 100 rows and all guesses, through the whole service and a web socket, while the analysis of the file goes on beside it.';

/** How long a person waits for first rows and first guesses of a file, in a process that has to start and in one at work. */
export async function lookFigures(input: string): Promise<readonly Figure[]> {
  const path = resolve(input);
  return [
    { name: 'Size of the file', value: statSync(path).size / 1e6, unit: 'MB' },
    ...(await inWorld((world) => engineFigures(world, path))),
    ...(await inWorld((world) => appFigures(world, path))),
  ];
}

async function engineFigures({ engine, sources }: LocalWorld, path: string): Promise<readonly Figure[]> {
  const look = async (): Promise<number> => {
    const { id } = await sources.adoptPath(path);
    return timed(() => engine.inspect({ fileId: id, overrides: {} }));
  };
  return [
    { name: 'Engine, its process not yet started', value: await look(), unit: 'ms', goal: wantedMs },
    { name: 'Engine, at work', value: await median(look), unit: 'ms', goal: wantedMs },
  ];
}

async function appFigures(world: LocalWorld, path: string): Promise<readonly Figure[]> {
  const connect = transports['webSocket'];
  if (connect === undefined) throw new Error('There is no web socket.');
  const connection = await connect(createRouter(world.service, log));
  const open = async (): Promise<number> => {
    const { id } = await world.sources.adoptPath(path);
    const spent = await timed(() => firstRows(connection.client, id));
    await connection.client.inbox.remove({ fileId: id });
    return spent;
  };
  world.engine.warm();
  // What a person takes to choose a file after the app has opened.
  await new Promise((pass) => setTimeout(pass, 2_000));
  const figures: Figure[] = [
    { name: 'App, first file', value: await open(), unit: 'ms', goal: wantedMs },
    { name: 'App, further files', value: await median(open), unit: 'ms', goal: wantedMs },
  ];
  await connection.disconnect();
  return figures;
}

/** Submits the file and waits until its form is known and its first rows are here. */
async function firstRows(client: Client, fileId: FileId): Promise<void> {
  await client.inbox.submit({ fileIds: [fileId] });
  for await (const _ of await client.inbox.watch()) {
    const view = await client.review.open({ fileId });
    if (view.item.file.state === 'failed') throw new Error('The file could not be read.');
    if (view.inspection === null || view.inspection === undefined) continue;
    const found = await client.review.rows({ fileId, selection: page });
    if (found.length !== page.count) throw new Error(`${found.length} rows came instead of ${page.count}.`);
    return;
  }
}

async function inWorld(work: (world: LocalWorld) => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mapwright-look-'));
  const built = (name: string): URL => pathToFileURL(resolve('out/main', name));
  const world = await composeLocal({
    dataDir,
    samplesDir: resolve('samples'),
    processUrl: built('engineProcess.js'),
    workerUrl: built('engineWorker.js'),
    kind: 'web',
    appVersion: 'bench',
    approver: 'bench',
    log,
  });
  try {
    return await work(world);
  } finally {
    await world.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function median(work: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let n = 0; n < looks; n++) values.push(await work());
  return values.sort((a, b) => a - b)[looks >> 1] ?? Number.NaN;
}
