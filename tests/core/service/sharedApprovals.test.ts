import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../core/contract/views.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import { nextVersion } from '../../../core/mapping/mappingVersion.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import { sha256Text } from '../../../infra/local/files/sha256Text.ts';
import { openStandIn, type StandInPipeline } from '../jobs/standInPipeline.ts';
import { acceptAll } from '../../infra/local/sourceWorld.ts';
import { untilBoard } from './untilBoard.ts';
import { leadsCsv, leadsPack, openWorld, submitted, type TestWorld, untilState } from './world.ts';

let folder: string;
let account: StandInPipeline;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-shared-'));
  account = openStandIn(folder);
});
afterEach(() => {
  account.close();
  rmSync(folder, { recursive: true, force: true });
});

const offline = (): AppError => new AppError('STORE_UNAVAILABLE', 'DynamoDB does not answer.');

async function connected(): Promise<TestWorld> {
  const world = await openWorld(undefined, { links: () => account.links });
  await world.service.settings.put({ aws: { region: 'eu-central-1' }, defaultPackId: leadsPack });
  return world;
}

async function approve({ service }: TestWorld, view: ReviewView) {
  const expectedPosition = await acceptAll(service, view);
  return service.review.approve({
    fileId: view.item.file.id,
    expectedVersion: view.approved?.version ?? 0,
    expectedPosition,
    reason: 'All that there is.',
  });
}

/** What somebody else approves on their machine. */
function byGrace(approved: MappingVersion): MappingVersion {
  const { version: _version, hash: _hash, ...approval } = approved;
  // On a file of her own.
  const evidence = { ...approval.evidence, fileId: asId<FileId>('grace-1') };
  const own = { ...approval, evidence, approvedBy: 'Grace', correspondences: [] };
  return nextVersion(undefined, own, sha256Text);
}

describe('approvals that are shared', { timeout: 90_000 }, () => {
  it('stand in the shared table first, and here', async () => {
    const world = await connected();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { version, runId, waits } = await approve(world, view);
    expect(waits).toBe(false);
    expect(await account.pipeline.world.mappings.latest(version.mappingId)).toEqual(version);
    expect(await world.stores.mappings.latest(version.mappingId)).toEqual(version);
    expect(await world.service.runs.finished({ runId: runId! })).toMatchObject({ state: 'done' });
  });

  it('wait in the outbox without a network, over a restart, and are carried out exactly as approved', async () => {
    const first = await connected();
    account.fail(offline());
    const view = await submitted(first, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    const { version, runId, waits } = await approve(first, view);
    expect([runId, waits]).toEqual([null, true]);
    expect(await first.stores.mappings.latest(version.mappingId)).toBeUndefined();
    const edit = { fileId, label: 'x', edits: [{ kind: 'ignore' as const, columnIndex: 0 }] };
    await expect(first.service.review.edit(edit)).rejects.toMatchObject({ code: 'APPROVAL_WAITING' });
    const world = await first.restart();
    const waiting = await untilBoard(world.service, ({ outbox }) => outbox.length === 1);
    expect(waiting.outbox).toMatchObject([{ kind: 'approval', fileId, state: 'waiting' }]);
    expect((await world.service.review.open({ fileId })).item).toMatchObject({
      approval: { state: 'waiting' },
    });
    account.fail(null);
    await world.service.jobs.reconnect();
    await untilBoard(world.service, ({ outbox }) => outbox.length === 0);
    for (const store of [account.pipeline.world.mappings, world.stores.mappings])
      expect(await store.versions(version.mappingId)).toEqual([version]);
    await untilState(world.service, fileId, 'done');
    expect(await world.service.runs.list({ limit: 10 })).toMatchObject([{ fileId, mappingVersion: 1 }]);
  });

  it('of which another came first: theirs is here, and the way back is Review', async () => {
    const world = await connected();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    account.fail(offline());
    const { version } = await approve(world, view);
    await account.pipeline.world.mappings.append(byGrace(version));
    account.fail(null);
    await world.service.jobs.reconnect();
    const { outbox } = await untilBoard(world.service, ({ outbox: [entry] }) => entry?.state === 'conflict');
    expect(outbox).toMatchObject([{ error: { message: 'Grace approved version 1 in the meantime.' } }]);
    const review = await world.service.review.open({ fileId });
    expect(review.newer).toMatchObject({ version: 1, approvedBy: 'Grace' });
    // The draft is as it was, and can be put onto theirs and approved anew.
    const slots = (await world.service.review.compare({ fileId }))?.slots ?? [];
    const merged = await world.service.review.merge({
      fileId,
      expectedVersion: 1,
      expectedPosition: review.draft.position,
      label: 'Merged',
      choices: slots.filter(({ kind }) => kind === 'conflict').map(({ key }) => ({ key, take: 'yours' })),
    });
    const again = await world.service.review.approve({
      fileId,
      expectedVersion: 1,
      expectedPosition: merged.draft.position,
      reason: 'Both.',
    });
    expect(again.version.version).toBe(2);
    await untilBoard(world.service, (present) => present.outbox.length === 0);
    expect((await account.pipeline.world.mappings.latest(version.mappingId))?.hash).toBe(again.version.hash);
  });

  it('become drafts again when they are taken out of the outbox', async () => {
    const world = await connected();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const fileId = view.item.file.id;
    account.fail(new AppError('SIGN_IN_NEEDED', 'The session has ended.'));
    await approve(world, view);
    const { outbox, pipelines } = await untilBoard(
      world.service,
      (present) => present.pipelines[0]?.state === 'signIn' && present.outbox.length === 1,
    );
    expect(pipelines).toMatchObject([{ command: 'aws sso login --profile work' }]);
    await world.service.jobs.discard({ id: outbox[0]!.id });
    const { item, draft } = await world.service.review.open({ fileId });
    expect([item.approval, item.file.state, draft.position]).toEqual([undefined, 'review', 1]);
    await world.service.review.edit({ fileId, label: 'x', edits: [{ kind: 'ignore', columnIndex: 0 }] });
    account.fail(null);
    await world.service.jobs.reconnect();
    await untilBoard(world.service, (present) => present.pipelines[0]?.state === 'live');
    expect(await account.pipeline.world.mappings.list()).toEqual([]);
  });

  it('of others are taken over, and send files on that wait here', async () => {
    const world = await connected();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const waiting = await submitted(world, 'more.csv', leadsCsv(30));
    account.fail(offline());
    const { version } = await approve(world, view);
    const { outbox } = await untilBoard(world.service, (present) => present.outbox.length === 1);
    await world.service.jobs.discard({ id: outbox[0]!.id });
    account.fail(null);
    await account.pipeline.world.mappings.append(version);
    await world.service.jobs.reconnect();
    await untilState(world.service, waiting.item.file.id, 'done');
    expect(await world.service.schemas.mappings()).toMatchObject([
      { mappingId: version.mappingId, version: 1 },
    ]);
    await expect(
      (async () => {
        account.fail(offline());
        await untilBoard(world.service, ({ pipelines }) => pipelines[0]?.state === 'offline');
        return world.service.schemas.revert({
          mappingId: version.mappingId,
          toVersion: 1,
          expectedVersion: 1,
          reason: '',
        });
      })(),
    ).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: /nothing was changed/ });
  });
});
