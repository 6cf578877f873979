import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leadsCsv, openWorld, submitted, untilState } from '../world.ts';

describe('a file that was removed', () => {
  it('comes back with its draft and undo list, also after a restart', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(5));
    const fileId = view.item.file.id;
    const edits = [{ kind: 'ignore', columnIndex: 0 }] as const;
    await world.service.review.edit({ fileId, label: 'First Name', edits });
    await world.service.inbox.remove({ fileId });
    await expect(world.service.review.open({ fileId })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const next = await world.restart();
    expect(await next.service.inbox.removed()).toMatchObject([{ file: { id: fileId, name: 'leads.csv' } }]);
    await next.service.inbox.restore({ fileIds: [fileId] });
    expect((await next.service.review.open({ fileId })).draft.steps).toHaveLength(1);
    expect(await next.service.inbox.removed()).toEqual([]);
  });

  it('is read on when it was removed in the middle of reading', async () => {
    const world = await openWorld();
    const fileId = await world.give('leads.csv', leadsCsv(100_000));
    await world.service.inbox.submit({ fileIds: [fileId] });
    await world.service.inbox.remove({ fileId });
    await world.service.inbox.restore({ fileIds: [fileId] });
    expect((await untilState(world.service, fileId, 'review', 'failed')).table?.rowCount).toBe(100_000);
  });

  it('is deleted for good when somebody says so, and never one that is in the Inbox', async () => {
    const world = await openWorld();
    const { fileId } = await world.service.inbox.submitSample({ packId: 'crm.leads' as never });
    const { path } = await world.sources.locate(fileId);
    await world.service.inbox.purge({ fileIds: [fileId] });
    expect(existsSync(path)).toBe(true);
    await world.service.inbox.remove({ fileId });
    expect(existsSync(path)).toBe(true);
    await world.service.inbox.purge({ fileIds: [fileId] });
    expect(existsSync(path)).toBe(false);
    expect(await world.service.inbox.removed()).toEqual([]);
  });
});
