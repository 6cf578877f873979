import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../../core/contract/views.ts';
import { approveAll, leadsCsv, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

/** What the list tells at once, before anything is found out anew. */
async function listed(world: TestWorld): Promise<readonly InboxItem[]> {
  for await (const event of world.service.inbox.watch()) return event.kind === 'all' ? event.items : [];
  return [];
}

describe('what the list tells of files', () => {
  it('is there at once after a restart, without a proposal being made', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(5));
    const edits = [{ kind: 'ignore', columnIndex: 0 }] as const;
    await world.service.review.edit({ fileId: view.item.file.id, label: 'First Name', edits });
    const before = await listed(world);
    expect(before[0]).toMatchObject({
      rowCount: 5,
      target: 'crm.leads',
      draftSavedAt: expect.anything() as string,
    });
    expect(await listed(await world.restart())).toEqual(before);
  });

  it('says which files have the same bytes and layout, and where they came from', async () => {
    const world = await openWorld();
    await submitted(world, 'one.csv', leadsCsv(5));
    const copy = await world.give('copy.csv', leadsCsv(5));
    await world.service.inbox.submit({ fileIds: [copy], origin: 'in/March' });
    await untilState(world.service, copy, 'review');
    const [second, first] = await listed(world);
    expect(second).toMatchObject({
      sha256: first?.sha256,
      layout: first?.layout,
      file: { origin: 'in/March' },
    });
    expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await world.service.inbox.keepBoth({ fileId: copy });
    expect((await listed(world))[0]?.file.keptBoth).toBe(true);
  });

  it('counts the rows of a finished file', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(12));
    await approveAll(world.service, view);
    await untilState(world.service, view.item.file.id, 'done');
    expect((await listed(world))[0]?.counts).toEqual({ rowsIn: 12, rowsOut: 12, rowsRejected: 0 });
  });
});
