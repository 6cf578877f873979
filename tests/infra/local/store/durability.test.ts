import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { mappingVersion, mappingId } from '../../../ports/examples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { onSmallDisk, smallDiskRefused } from '../smallDisk.ts';

const storeWriter = fileURLToPath(new URL('./storeWriter.ts', import.meta.url));
const approver = fileURLToPath(new URL('./approver.ts', import.meta.url));
const diskFiller = fileURLToPath(new URL('./diskFiller.ts', import.meta.url));
const mapping = mappingVersion('m1', 1).mappingId;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'mapwright.db');
});
afterEach(() => folder.dispose());

describe('the embedded store under killed and competing processes', () => {
  it('loses no acknowledged step when the writer is killed, and stays whole', async () => {
    let acknowledged = 0;
    for (let round = 0; round < 20; round++) {
      acknowledged = Math.max(acknowledged, await writeUntilKilled(path, 3 + round * 2));
      // Opening runs the quick check and rejects a damaged file.
      const stores = openStores(path);
      const versions = await stores.mappings.versions(mapping);
      const draft = await stores.drafts.get(asId<FileId>('f1'), mappingId);
      stores.close();
      expect(versions.length).toBeGreaterThanOrEqual(acknowledged);
      expect(versions.map((entry) => entry.version)).toEqual(versions.map((_, n) => versions.length - n));
      const steps = draft.steps.map((step) => Number(step.label));
      expect(draft.position).toBe(steps.length);
      expect(steps).toContain(acknowledged);
    }
    expect(acknowledged).toBeGreaterThan(20);
  }, 60_000);

  it('lets exactly one of two racing processes approve each version', async () => {
    openStores(path).close();
    const rounds = 60;
    const [ada, grace] = await Promise.all([approve(path, 'Ada', rounds), approve(path, 'Grace', rounds)]);
    expect([...ada, ...grace].sort((a, b) => a - b)).toEqual(Array.from({ length: rounds }, (_, n) => n + 1));
    const stores = openStores(path);
    for (const entry of await stores.mappings.versions(mapping)) {
      expect((entry.approvedBy === 'Ada' ? ada : grace).includes(entry.version)).toBe(true);
    }
    stores.close();
  }, 60_000);

  it('opens a new database from several processes at once', async () => {
    const won = await Promise.all(['Ada', 'Grace', 'Edsger'].map((name) => approve(path, name, 10)));
    expect(won.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, n) => n + 1));
  }, 60_000);

  it('says that the disk is full, keeps what was saved and goes on when there is room', async ({ skip }) => {
    const reason = smallDiskRefused();
    if (reason !== undefined) skip(`no small disk can be mounted here: ${reason}`);
    const outcome = (await onSmallDisk('600k', diskFiller)) as Record<string, unknown>;
    expect(outcome).toMatchObject({ refusal: 'DISK_FULL', outputRefusal: 'DISK_FULL' });
    expect(outcome['readable']).toBe(outcome['version']);
    expect(outcome['afterwards']).toBe(Number(outcome['version']) + 1);
  }, 60_000);
});

/** Runs a writer, kills it after some acknowledgements and answers the last one seen. */
async function writeUntilKilled(database: string, acknowledgements: number): Promise<number> {
  const child = spawn(process.execPath, [storeWriter, database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    lines = text.split('\n').length - 1;
    if (lines >= acknowledgements) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself with ${code}.`);
  return Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
}

async function approve(database: string, name: string, rounds: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [approver, database, name, String(rounds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
  return JSON.parse(text) as readonly number[];
}
