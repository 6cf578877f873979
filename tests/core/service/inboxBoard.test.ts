import { describe, expect, it } from 'vitest';
import type { PackId } from '../../../core/model/ids.ts';
import { leadsCsv, openWorld, submitted } from './world.ts';

describe('the Inbox', () => {
  it('shows the other files when nothing can be proposed for one, whose pack is gone say', async () => {
    const world = await openWorld();
    const bad = (await submitted(world, 'bad.csv', leadsCsv(10))).item.file.id;
    const good = (await submitted(world, 'good.csv', leadsCsv(12))).item.file.id;
    const record = await world.stores.files.get(bad);
    if (record === undefined) throw new Error('the file was submitted');
    await world.stores.files.put({ ...record, packId: 'gone.pack' as PackId });

    const next = await world.restart();
    for await (const event of next.service.inbox.watch()) {
      const items = event.kind === 'all' ? event.items : [];
      expect(items.map(({ file, rowCount }) => [file.id, rowCount])).toEqual([
        [good, 12],
        [bad, null],
      ]);
      break;
    }
    await expect(next.service.review.open({ fileId: bad })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
