import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { InboxEvent, InboxItem } from '../../../core/contract/views.ts';
import type { FileId } from '../../../core/model/ids.ts';
import { makeWorkbook, makeZip } from '../workbook/workbookFixture.ts';
import { leadsCsv, openWorld, submitted, type TestWorld, untilState } from './world.ts';

/** Follows the Inbox until what is in it is as wanted. */
async function inbox(
  { service }: TestWorld,
  isWanted: (items: readonly InboxItem[]) => boolean,
): Promise<readonly InboxItem[]> {
  let items: readonly InboxItem[] = [];
  for await (const event of service.inbox.watch()) {
    items = folded(items, event);
    if (isWanted(items)) return items;
  }
  throw new Error('The watch ended.');
}

function folded(items: readonly InboxItem[], event: InboxEvent): readonly InboxItem[] {
  if (event.kind === 'all') return event.items;
  if (event.kind === 'removed') return items.filter((item) => item.file.id !== event.fileId);
  return [event.item, ...items.filter((item) => item.file.id !== event.item.file.id)];
}

const isSettled = ({ file }: InboxItem): boolean => ['review', 'failed', 'done'].includes(file.state);
/** As many files as are wanted, and all of them read. */
const settled =
  (count: number) =>
  (items: readonly InboxItem[]): boolean =>
    items.length === count && items.every(isSettled);

const namesOf = (items: readonly InboxItem[]): readonly string[] => items.map(({ file }) => file.name);
const copies = (world: TestWorld): readonly string[] =>
  readdirSync(join(world.folder, 'data', 'sources')).sort();

/** A zip of files of leads, each with its own number of rows. */
function delivery(counts: readonly number[]): Uint8Array {
  return makeZip(counts.map((count, index) => ({ name: `part/${index + 1}.csv`, text: leadsCsv(count) })));
}

async function give(world: TestWorld, name: string, bytes: Uint8Array): Promise<FileId> {
  const fileId = await world.give(name, bytes);
  await world.service.inbox.submit({ fileIds: [fileId] });
  return fileId;
}

describe('an archive of several files', () => {
  it('gives each a line of its own in its order, and is gone itself', async () => {
    const world = await openWorld();
    const bytes = makeZip([
      { name: 'north/march.csv', text: leadsCsv(5) },
      { name: 'plan.pdf', text: '%PDF-1.4' },
      { name: 'april.csv.gz', data: gzipSync(leadsCsv(7)) },
      { name: 'secret.csv', text: leadsCsv(3), flags: 1 },
    ]);
    await give(world, 'delivery.zip', bytes);
    await inbox(world, settled(3));
    // Asked anew, they stand as they stood in the archive.
    const items = await inbox(world, () => true);
    expect(items.map(({ file, rowCount }) => [file.name, file.state, rowCount, file.error?.code])).toEqual([
      ['delivery.zip › north/march.csv', 'review', 5, undefined],
      ['delivery.zip › april.csv.gz', 'review', 7, undefined],
      ['delivery.zip › secret.csv', 'failed', null, 'SOURCE_PASSWORD'],
    ]);
    expect(items.map(({ file }) => file.leftOut)).toEqual([
      'Left out of delivery.zip: plan.pdf (a PDF).',
      undefined,
      undefined,
    ]);
    expect(copies(world)).toHaveLength(2);
    const secret = items[2]?.file.id as FileId;
    await expect(world.service.inbox.retry({ fileId: secret })).rejects.toMatchObject({
      code: 'SOURCE_PASSWORD',
    });
    await world.service.inbox.remove({ fileId: secret });
    expect(await inbox(world, settled(2))).toHaveLength(2);
  });

  it('says of the archive that it was taken apart, when it goes', async () => {
    const world = await openWorld();
    const controller = new AbortController();
    const fileId = await world.give('delivery.zip', delivery([3, 4]));
    const removed: InboxEvent[] = [];
    const watching = (async () => {
      for await (const event of world.service.inbox.watch(undefined, controller.signal))
        if (event.kind === 'removed') removed.push(event);
    })();
    await world.service.inbox.submit({ fileIds: [fileId] });
    await inbox(world, settled(2));
    controller.abort();
    await watching;
    expect(removed).toEqual([{ kind: 'removed', fileId, divided: true }]);
  });

  it('goes with its members, one by one', async () => {
    const world = await openWorld();
    await give(world, 'delivery.zip', delivery([3, 4]));
    const files = (await inbox(world, settled(2))).map(({ file }) => file.id);
    for (const fileId of files) await world.service.inbox.remove({ fileId });
    expect(copies(world)).toHaveLength(2);
    await world.service.inbox.purge({ fileIds: files });
    expect(copies(world)).toEqual([]);
    // The archive was not ours.
    expect(readdirSync(world.folder)).toContain('delivery.zip');
  });

  it('that was uploaded is not kept once its members are in', async () => {
    const world = await openWorld();
    const bytes = delivery([3, 4]);
    const { id } = await world.sources.adoptUpload({
      name: 'delivery.zip',
      bytes: (async function* () {
        yield bytes;
      })(),
    });
    await world.service.inbox.submit({ fileIds: [id] });
    const items = await inbox(world, settled(2));
    expect(copies(world)).toEqual(items.map(({ file }) => file.id).sort());
  });

  it('is unpacked from the beginning after a restart in the middle, and nothing is there twice or in part', async () => {
    let world = await openWorld();
    const counts = [4_000, 6_000, 2_000];
    await give(world, 'delivery.zip', delivery(counts));
    for (const pauseMs of [0, 30, 120]) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      world = await world.restart();
    }
    const items = await inbox(world, settled(3));
    expect(new Set(items.map(({ rowCount }) => rowCount))).toEqual(new Set(counts));
    expect(new Set(namesOf(items)).size).toBe(3);
    expect(copies(world)).toEqual(items.map(({ file }) => file.id).sort());
  });

  it('can be cancelled while it is unpacked, and tried again', async () => {
    const world = await openWorld();
    const fileId = await give(world, 'delivery.zip', delivery([100_000, 100_000]));
    await inbox(world, ([item]) => item?.progress?.phase === 'unpacking');
    await world.service.inbox.cancel({ fileId });
    const view = await untilState(world.service, fileId, 'failed');
    expect(view.item.file.error?.code).toBe('CANCELLED');
    expect(copies(world)).toEqual([]);
    await world.service.inbox.retry({ fileId });
    const again = await inbox(world, (items) => items.length === 2);
    expect(namesOf(again)).toContain('delivery.zip › part/2.csv');
  });

  it('leaves nothing behind when it is removed while it is unpacked', async () => {
    const world = await openWorld();
    const fileId = await give(world, 'delivery.zip', delivery([100_000, 100_000]));
    await inbox(world, ([item]) => item?.progress?.phase === 'unpacking');
    await world.service.inbox.remove({ fileId });
    expect(await inbox(world, (items) => items.length === 0)).toEqual([]);
    expect(copies(world)).toEqual([]);
  });
});

describe('an archive with one file to read', () => {
  it.each([
    ['march.zip', makeZip([{ name: 'a/march.csv', text: leadsCsv(6) }]), 'march.zip › a/march.csv'],
    ['march.csv.gz', gzipSync(leadsCsv(6)), 'march.csv.gz'],
  ])('%s is that file: its line stays', async (name, bytes, shown) => {
    const world = await openWorld();
    const view = await submitted(world, name, bytes);
    expect(view.item).toMatchObject({ rowCount: 6, file: { name: shown, state: 'review', error: null } });
    expect((await inbox(world, () => true)).map(({ file }) => file.id)).toEqual([view.item.file.id]);
    expect(view.item.file.sizeBytes).toBe(leadsCsv(6).length);
    await world.service.inbox.remove({ fileId: view.item.file.id });
    await world.service.inbox.purge({ fileIds: [view.item.file.id] });
    expect(copies(world)).toEqual([]);
  });

  it('may be a workbook', async () => {
    const world = await openWorld();
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      ['name', 'town'],
      ['Ana', 'Bonn'],
      ['Ben', 'Ulm'],
    ].map((row) => `<row>${row.map(cell).join('')}</row>`);
    const view = await submitted(
      world,
      'march.xlsx.gz',
      gzipSync(makeWorkbook({ sheets: [{ name: 'March', rows: rows.join('') }] })),
    );
    expect(view.item).toMatchObject({ rowCount: 2, file: { state: 'review' } });
    expect(view.inspection?.kind).toBe('workbook');
  });

  it('is read again from its own bytes, also when the archive has gone meanwhile', async () => {
    const world = await openWorld();
    const { item } = await submitted(world, 'march.csv.gz', gzipSync(leadsCsv(6)));
    writeFileSync(join(world.folder, 'march.csv.gz'), 'gone');
    await world.service.review.override({ fileId: item.file.id, overrides: { headerRows: [] } });
    expect((await untilState(world.service, item.file.id, 'review', 'failed')).table?.rowCount).toBe(7);
  });
});

describe('an archive that cannot be taken apart', () => {
  it('says why, and works after it was mended and tried again', async () => {
    const world = await openWorld();
    const bytes = delivery([3, 4]);
    const view = await submitted(world, 'delivery.zip', bytes.subarray(0, -30));
    expect(view.item.file).toMatchObject({ state: 'failed', error: { code: 'SOURCE_DAMAGED' } });
    writeFileSync(join(world.folder, 'delivery.zip'), bytes);
    await world.service.inbox.retry({ fileId: view.item.file.id });
    expect(await inbox(world, settled(2))).toHaveLength(2);
  });
});
