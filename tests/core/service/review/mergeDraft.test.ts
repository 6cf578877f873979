import { describe, expect, it } from 'vitest';
import { begun } from '../begun.ts';
import type { ReviewView } from '../../../../core/contract/views.ts';
import type { FileId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, openWorld, submitted, type TestWorld } from '../world.ts';

/** Two files of one layout, and decisions about the second one before the first is approved. */
async function overtaken(
  world: TestWorld,
): Promise<{ readonly theirs: ReviewView; readonly fileId: FileId }> {
  const theirs = await submitted(world, 'theirs.csv', leadsCsv(12));
  const yours = await submitted(world, 'yours.csv', leadsCsv(15));
  const fileId = yours.item.file.id;
  const edits = (yours.proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null || columnIndex === 5
      ? { kind: 'ignore' as const, columnIndex }
      : { kind: 'accept' as const, columnIndex },
  );
  await world.service.review.edit({ fileId, label: 'All but City', edits });
  return { theirs, fileId };
}

describe('a draft that somebody else overtook', () => {
  it('waits for its person instead of running with what they approved', async () => {
    const world = await openWorld();
    const { theirs, fileId } = await overtaken(world);
    await approveAll(world.service, theirs);
    const view = await world.service.review.open({ fileId });
    expect(view.item.file.state).toBe('review');
    expect(view.newer).toMatchObject({ version: 1, approvedBy: 'Ana', fileName: 'theirs.csv' });
    expect(view.approved).toBeNull();
    expect(view.decisions?.columns[5]).toMatchObject({ status: 'ignored' });
  });

  it('cannot be approved over theirs, and is merged column by column as one undo step', async () => {
    const world = await openWorld();
    const { theirs, fileId } = await overtaken(world);
    await approveAll(world.service, theirs);
    const order = { fileId, expectedPosition: 1, reason: '' };
    for (const expectedVersion of [0, 1]) {
      await expect(world.service.review.approve({ ...order, expectedVersion })).rejects.toMatchObject({
        code: 'MAPPING_CONFLICT',
        message: 'Ana approved version 1 in the meantime.',
      });
    }
    const compared = await world.service.review.compare({ fileId });
    const conflicts = compared?.slots.filter(({ kind }) => kind === 'conflict') ?? [];
    expect(conflicts.map(({ key }) => key)).toEqual(['column:5']);
    const merge = (take?: 'theirs' | 'yours') =>
      world.service.review.merge({
        fileId,
        expectedVersion: 1,
        expectedPosition: 1,
        label: 'Merged with v1',
        choices: take === undefined ? [] : [{ key: 'column:5', take }],
      });
    await expect(merge()).rejects.toMatchObject({ code: 'MAPPING_INCOMPLETE' });
    const merged = await merge('yours');
    expect(merged.newer).toBeUndefined();
    expect(merged.approved?.version).toBe(1);
    expect(merged.decisions?.openCount).toBe(0);
    expect(merged.decisions?.columns[5]?.status).toBe('ignored');
    expect(merged.draft.steps.map(({ label, by }) => [label, by])).toEqual([
      ['All but City', 'Ana'],
      ['Merged with v1', 'Ana'],
    ]);

    const undone = await world.service.review.moveTo({ fileId, position: 1 });
    expect(undone.newer?.version).toBe(1);
    expect(undone.decisions.columns[5]?.status).toBe('ignored');
    await world.service.review.moveTo({ fileId, position: 2 });
    const { version, runId } = begun(
      await world.service.review.approve({
        fileId,
        expectedVersion: 1,
        expectedPosition: 2,
        reason: '',
      }),
    );
    await world.service.runs.finished({ runId });
    expect(version).toMatchObject({ version: 2, ignoredColumns: [5], evidence: { mergedOnto: 1, fileId } });
  });

  it('takes theirs where that is chosen, and everything else that only they changed', async () => {
    const world = await openWorld();
    const { theirs, fileId } = await overtaken(world);
    await approveAll(world.service, theirs);
    const merged = await world.service.review.merge({
      fileId,
      expectedVersion: 1,
      expectedPosition: 1,
      label: 'Merged',
      choices: [{ key: 'column:5', take: 'theirs' }],
    });
    const fields = merged.approved?.correspondences.map(({ field, columnIndexes }) => [field, columnIndexes]);
    const own = merged.decisions?.columns.map(({ field, columnIndex }) => [field, [columnIndex]]);
    expect(own).toEqual(fields);
  });

  it('is not overtaken by its own approval, however often it is approved', async () => {
    const world = await openWorld();
    const first = await submitted(world, 'leads.csv', leadsCsv(9));
    const fileId = first.item.file.id;
    await approveAll(world.service, first);
    expect((await world.service.review.open({ fileId })).newer).toBeUndefined();
    const edits = [{ kind: 'ignore' as const, columnIndex: 5 }];
    const answer = await world.service.review.edit({ fileId, label: 'Left out City', edits });
    expect(answer.newer).toBeUndefined();
    expect(await world.service.review.compare({ fileId })).toBeNull();
  });

  it('is told of an approval by another process with its next key', async () => {
    const world = await openWorld();
    const { theirs, fileId } = await overtaken(world);
    await approveAll(world.service, theirs);
    const [present] = await world.stores.mappings.list();
    if (present === undefined) throw new Error('nothing was approved');
    await world.service.review.merge({
      fileId,
      expectedVersion: 1,
      expectedPosition: 1,
      label: 'Merged',
      choices: [{ key: 'column:5', take: 'theirs' }],
    });
    await world.stores.mappings.append({ ...present, version: 2, approvedBy: 'Grace' });
    const edits = [{ kind: 'ignore' as const, columnIndex: 4 }];
    const answer = await world.service.review.edit({ fileId, label: 'Left out Phone', edits });
    expect(answer.newer).toMatchObject({ version: 2, approvedBy: 'Grace' });
  });
});
