import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begun } from '../../core/service/begun.ts';
import { AppError } from '../../../core/model/errors.ts';
import { acceptAll, composeFromSources, settledView } from './sourceWorld.ts';

/** Works in a data folder whose disk runs full again and again: `fullDisk.ts DISK FOLDER`; prints what happened as JSON. */
const [, , disk = '', folder = ''] = process.argv;
const data = join(disk, 'data');
const ballast = join(disk, 'ballast');

const world = await composeFromSources(data);
const { service, sources, stores } = world;
// Every file is to wait for a person.
await service.settings.put({ runKnownLayouts: false });

const leads = (rows: number): string => {
  const row = (n: number): string => `Ana${n},Berg,ana${n}@example.org,Firm ${n},+49 30 1234567,Berlin\n`;
  return `First Name,Last Name,Email,Company,Phone,City\n${Array.from({ length: rows }, (_, n) => row(n)).join('')}`;
};

/** Leaves so many bytes of the disk. */
function fill(leftBytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, new Uint8Array(Math.max(0, bavail * bsize - leftBytes)));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function given(name: string, content: string | Uint8Array) {
  writeFileSync(join(folder, name), content);
  return (await sources.adoptPath(join(folder, name))).id;
}

async function stateOf(fileId: Awaited<ReturnType<typeof given>>) {
  const { state, error } = (await settledView(service, fileId)).item.file;
  return { state, code: error?.code };
}

async function upload() {
  fill(500_000);
  const code = await codeOf(sources.adoptUpload({ name: 'up.csv', bytes: pieces(leads(40_000)) }));
  const leftBehind = readdirSync(join(data, 'sources')).length;
  rmSync(ballast);
  const { id } = await sources.adoptUpload({ name: 'up.csv', bytes: pieces(leads(400)) });
  await service.inbox.submit({ fileIds: [id] });
  return { code, leftBehind, again: (await stateOf(id)).state };
}

async function spool() {
  const fileId = await given('wide.csv', Buffer.from(`\ufeff${leads(60_000)}`, 'utf16le'));
  fill(600_000);
  await service.inbox.submit({ fileIds: [fileId] });
  const full = await stateOf(fileId);
  rmSync(ballast);
  await service.inbox.retry({ fileId });
  return { ...full, again: (await stateOf(fileId)).state };
}

/** The disk is full to the last byte when what became of the file is to be saved. */
async function reading() {
  const fileId = await given('long.csv', leads(100_000));
  await service.inbox.submit({ fileIds: [fileId] });
  fill(0);
  const full = await stateOf(fileId);
  rmSync(ballast);
  await service.settings.put({ approver: 'Bo' });
  await service.inbox.submit({ fileIds: [await given('other.csv', leads(10))] });
  return { ...full, saved: (await stores.files.get(fileId))?.state };
}

const reviewed = await given('leads.csv', leads(30_000));
await service.inbox.submit({ fileIds: [reviewed] });
const view = await settledView(service, reviewed);

async function draft() {
  const ignore = (columnIndex: number) =>
    service.review.edit({ fileId: reviewed, label: 'Ignored', edits: [{ kind: 'ignore', columnIndex }] });
  for (const column of [0, 1, 2]) await ignore(column);
  fill(0);
  const code = await codeOf(ignore(3));
  const steps = (await service.review.open({ fileId: reviewed })).draft.steps.length;
  rmSync(ballast);
  return { code, steps, again: (await ignore(3)).draft.steps.length };
}

async function run() {
  const expectedPosition = await acceptAll(service, view);
  const order = { fileId: reviewed, expectedVersion: 0, expectedPosition, reason: 'A test.' };
  fill(300_000);
  const { runId } = begun(await service.review.approve(order));
  const { state, error } = await service.runs.finished({ runId });
  const leftBehind = readdirSync(join(data, 'outputs')).length;
  rmSync(ballast);
  const again = await service.runs.finished(await service.runs.again({ runId }));
  const saved = (await stores.runs.list({ limit: 10 })).map((one) => one.state);
  return { state, code: error?.code, leftBehind, again: again.state, saved };
}

const outcome = {
  upload: await upload(),
  spool: await spool(),
  reading: await reading(),
  draft: await draft(),
  run: await run(),
};
await world.close();
process.stdout.write(JSON.stringify(outcome));
