import { describe, expect, it } from 'vitest';
import type { PackId } from '../../../../core/model/ids.ts';
import { leadsCsv, openWorld, submitted } from '../world.ts';

describe('the Inbox', () => {
  it('shows the other files when nothing can be proposed for one, whose analysis is lost say', async () => {
    const world = await openWorld();
    const bad = (await submitted(world, 'bad.csv', leadsCsv(10))).item.file.id;
    const good = (await submitted(world, 'good.csv', leadsCsv(12))).item.file.id;
    await world.stores.files.putAnalysis(bad, undefined);

    const next = await world.restart();
    for await (const event of next.service.inbox.watch()) {
      const items = event.kind === 'all' ? event.items : [];
      // What was known last is told until it is found out anew.
      expect(items.map(({ file, rowCount }) => [file.id, rowCount])).toEqual([
        [good, 12],
        [bad, 10],
      ]);
      break;
    }
    expect((await next.service.review.open({ fileId: bad })).proposal).toBeNull();
  });

  it('proposes for another pack where that of a file is gone', async () => {
    const world = await openWorld();
    const fileId = (await submitted(world, 'leads.csv', leadsCsv(10))).item.file.id;
    const record = await world.stores.files.get(fileId);
    if (record === undefined) throw new Error('the file was submitted');
    await world.stores.files.put({ ...record, packId: 'gone.pack' as PackId });

    const next = await world.restart();
    const view = await next.service.review.open({ fileId });
    expect(view.schema?.id).toBe('crm.leads');
  });
});
