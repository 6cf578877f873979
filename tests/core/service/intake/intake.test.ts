import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leadsCsv, openWorld, submitted, untilState } from '../world.ts';

describe('a file that cannot be read', () => {
  it.each([
    ['empty.csv', '', 'SOURCE_EMPTY'],
    ['blank.csv', '\n \n\n', 'SOURCE_EMPTY'],
    ['header.csv', 'First Name,Last Name,Email\n', 'SOURCE_NO_ROWS'],
    [
      'image.csv',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'SOURCE_BINARY',
    ],
    ['broken.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]), 'SOURCE_DAMAGED'],
  ])('%s fails with a remedy, and the next file works', async (name, content, code) => {
    const world = await openWorld();
    const view = await submitted(world, name, content);
    expect(view.item.file).toMatchObject({ state: 'failed', error: { code } });
    expect(view.item.file.error?.remedy).not.toBe('');
    const next = await submitted(world, 'good.csv', leadsCsv(5));
    expect(next.item.file.state).toBe('review');
  });

  it('works after it was mended and tried again', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', '');
    writeFileSync(join(world.folder, 'leads.csv'), leadsCsv(5));
    await world.service.inbox.retry({ fileId: view.item.file.id });
    expect((await untilState(world.service, view.item.file.id, 'review', 'failed')).table?.rowCount).toBe(5);
  });
});

describe('a file that is being read', () => {
  it('is read again after a restart in the middle', async () => {
    const world = await openWorld();
    const fileId = await world.give('leads.csv', leadsCsv(100_000));
    await world.service.inbox.submit({ fileIds: [fileId] });
    const next = await world.restart();
    expect((await untilState(next.service, fileId, 'review', 'failed')).table?.rowCount).toBe(100_000);
  });

  it('can be cancelled and tells so', async () => {
    const world = await openWorld();
    const fileId = await world.give('leads.csv', leadsCsv(300_000));
    await world.service.inbox.submit({ fileIds: [fileId] });
    await untilState(world.service, fileId, 'reading');
    await world.service.inbox.cancel({ fileId });
    const view = await untilState(world.service, fileId, 'failed', 'review');
    expect(view.item.file).toMatchObject({ state: 'failed', error: { code: 'CANCELLED' } });
  });

  it('is gone when it was removed meanwhile', async () => {
    const world = await openWorld();
    const fileId = await world.give('leads.csv', leadsCsv(100_000));
    await world.service.inbox.submit({ fileIds: [fileId] });
    await world.service.inbox.remove({ fileId });
    await expect(world.service.review.open({ fileId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
