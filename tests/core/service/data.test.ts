import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begun } from './begun.ts';
import type { PackId } from '../../../core/model/ids.ts';
import { composeFromSources } from '../../infra/local/sourceWorld.ts';
import { openWorld, submitted, type TestWorld, untilState } from './world.ts';

const secret = 'Zylindervogel';

/** A world with an approved file that has run, a waiting one, a setting and a stored key. */
async function usedWorld(): Promise<TestWorld> {
  const world = await openWorld();
  const { service } = world;
  await service.settings.put({ approver: secret });
  await service.settings.put({ llm: { provider: 'openai', baseUrl: 'http://127.0.0.1:9/v1' } });
  await service.llm.putKey({ key: secret });
  const view = await submitted(world, 'done.csv', `Email,City\na@example.com,${secret}\n`);
  const fileId = view.item.file.id;
  await service.review.choosePack({ fileId, packId: 'crm.leads' as PackId });
  await service.review.edit({
    fileId,
    label: 'by hand',
    edits: [
      { kind: 'assign', columnIndex: 0, field: 'email' },
      { kind: 'assign', columnIndex: 1, field: 'city' },
    ],
  });
  const { draft, approved } = await service.review.open({ fileId });
  const { runId } = begun(
    await service.review.approve({
      fileId,
      expectedVersion: approved?.version ?? 0,
      expectedPosition: draft.position,
      reason: secret,
    }),
  );
  await service.runs.finished({ runId });
  await untilState(service, fileId, 'done');
  await submitted(world, 'waits.csv', `Name,Street\nAda,${secret}\n`);
  return world;
}

/** All bytes below a folder, as Latin-1. */
function everythingBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('what an installation keeps', () => {
  it('is told by part, with the folder and the room left', async () => {
    const world = await usedWorld();
    const usage = await world.service.data.usage();
    expect(usage.path).toBe(join(world.folder, 'data'));
    expect(usage.freeBytes).toBeGreaterThan(0);
    const bytes = Object.fromEntries(usage.parts.map((part) => [part.part, part.bytes]));
    expect(bytes['store']).toBeGreaterThan(0);
    expect(bytes['outputs']).toBeGreaterThan(0);
  }, 60_000);
});

describe('deleting', () => {
  it('of outputs leaves history and Inbox as they are', async () => {
    const world = await usedWorld();
    const usage = await world.service.data.wipe({ kind: 'outputs' });
    expect(usage.parts.find(({ part }) => part === 'outputs')?.files).toBe(0);
    expect(await world.service.runs.list({ limit: 10 })).toHaveLength(1);
    expect(await world.stores.files.list()).toHaveLength(2);
  }, 60_000);

  it('of files empties the Inbox and keeps mappings, outputs and the originals', async () => {
    const world = await usedWorld();
    const usage = await world.service.data.wipe({ kind: 'files' });
    expect(await world.stores.files.list()).toEqual([]);
    expect(await world.stores.mappings.list()).toHaveLength(1);
    expect(usage.parts.find(({ part }) => part === 'outputs')?.files).toBeGreaterThan(0);
    expect(readFileSync(join(world.folder, 'done.csv'), 'utf8')).toContain(secret);
  }, 60_000);

  it('of everything leaves no byte of it behind, and the app goes on as on its first day', async () => {
    const world = await usedWorld();
    expect(everythingBelow(join(world.folder, 'data'))).toContain(secret);
    await world.service.data.wipe({ kind: 'everything' });
    expect(everythingBelow(join(world.folder, 'data'))).not.toContain(secret);
    expect(await world.service.runs.list({ limit: 10 })).toEqual([]);
    expect((await world.service.settings.get()).approver).not.toBe(secret);
    expect((await world.service.llm.status()).key).toBe('none');

    const again = await submitted(world, 'first.csv', 'Email,City\na@example.com,Basel\n');
    expect(again.item.file.state).toBe('review');
    expect(again.approved).toBeNull();
  }, 60_000);

  it('of everything is refused while a command is at work in the folder', async () => {
    const world = await usedWorld();
    const guest = await composeFromSources(join(world.folder, 'data'), 'guest');
    await expect(world.service.data.wipe({ kind: 'everything' })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(await world.stores.mappings.list()).toHaveLength(1);
    await guest.close();
  }, 60_000);
});
