import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../../core/contract/views.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { type MadeRow, type RowsSheet, workbookOf } from '../../open/sheetsFixture.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

const fair: MadeRow = ['First Name', 'Last Name', 'Email', 'Company', 'Phone', 'City'];
const webinar: MadeRow = ['Full name', 'E-mail address', 'Organisation', 'Country', 'Telephone'];

function fairRows(tab: string, count = 12): readonly MadeRow[] {
  return Array.from({ length: count }, (_, n): MadeRow => {
    const phone = `+49 30 123456${n % 10}`;
    return [`Ana${n}`, 'Berg', `ana${n}@${tab.toLowerCase()}.example.org`, `Firm ${n}`, phone, 'Berlin'];
  });
}

const webinarRows = Array.from({ length: 9 }, (_, n): MadeRow => {
  return [`Bo${n} Lund`, `bo${n}@web.example.org`, `Works ${n}`, 'Sweden', `+46 8 12345${n}`];
});

const visits: RowsSheet = { name: 'Messe', rows: [fair, ...fairRows('Messe')] };
const web: RowsSheet = { name: 'Webinar', rows: [webinar, ...webinarRows] };
const lookup: RowsSheet = {
  name: 'Lists',
  rows: [
    ['Zone', 'Tariff', 'Depot'],
    ['N1', '12.5', 'Hamm'],
    ['N2', '13.5', 'Unna'],
    ['N3', '14.5', 'Werl'],
  ],
};

async function names(world: TestWorld): Promise<readonly string[]> {
  return (await world.stores.files.list()).map(({ name }) => name);
}

async function idOf(world: TestWorld, part: string): Promise<FileId> {
  const found = (await world.stores.files.list()).find(({ name }) => name.includes(part));
  if (found === undefined) throw new Error(`no file of ${part}`);
  return found.id;
}

describe('a workbook with several sheets of data', () => {
  it('becomes a file for each layout, and says which sheets it left out', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.xlsx', workbookOf([visits, lookup, web]));
    const second = await untilState(world.service, await idOf(world, 'Webinar'), 'review');
    expect(await names(world)).toEqual(['leads (Messe).xlsx', 'leads (Webinar).xlsx']);
    expect(view.item.file.leftOut).toBe(
      'leads.xlsx became 2 files, as its sheets have different columns. Left out: Lists (other columns).',
    );
    expect(view.inspection?.table.columnNames).toEqual(fair);
    expect(second.inspection?.table.columnNames).toEqual(webinar);
    expect(second.table?.rowCount).toBe(9);
  });

  it('takes a sheet without a header for data where its values say so, and tells of hidden ones', async () => {
    const world = await openWorld();
    const bare: RowsSheet = { name: 'Tabelle4', rows: fairRows('Bare', 6) };
    const figures: RowsSheet = { name: 'Bare lists', rows: (lookup.rows ?? []).slice(1) };
    const old: RowsSheet = { ...web, name: 'Old', hidden: true };
    const view = await submitted(world, 'leads.xlsx', workbookOf([visits, bare, figures, old]));
    expect(await names(world)).toEqual(['leads (Messe).xlsx', 'leads (Tabelle4).xlsx']);
    expect(view.item.file.leftOut).toMatch(/Left out: Bare lists \(no header\), Old \(hidden\)\.$/u);
    const second = await untilState(world.service, await idOf(world, 'Tabelle4'), 'review');
    expect(second.table?.rowCount).toBe(6);
    const fed = second.proposal?.columns.map(({ field }) => field);
    expect(fed).toEqual([null, null, 'email', null, 'phone', null]);
  });

  it('has each sheet run by itself when the next workbook comes, whatever the order of its tabs', async () => {
    const world = await openWorld();
    await submitted(world, 'march.xlsx', workbookOf([visits, web]));
    await untilState(world.service, await idOf(world, 'Webinar'), 'review');
    for (const tab of ['Messe', 'Webinar']) {
      const fileId = await idOf(world, tab);
      await world.service.review.choosePack({ fileId, packId: leadsPack });
      await approveAll(world.service, await world.service.review.open({ fileId }));
    }
    const tabs = [lookup, web, { ...visits, name: 'Fair' }];
    const april = await world.give('april.xlsx', workbookOf(tabs));
    await world.service.inbox.submit({ fileIds: [april] });
    for (const [tab, rows] of [
      ['april (Webinar)', 9],
      ['april (Fair)', 12],
    ] as const) {
      const { item } = await untilDivided(world, tab, 'done');
      const run = await world.service.runs.finished({ runId: item.lastRunId ?? asId('none') });
      expect([run.fileName, run.counts?.rowsIn, run.trigger]).toEqual([`${tab}.xlsx`, rows, 'automatic']);
    }
  });

  it('reads sheets of the same columns as one of these files', async () => {
    const world = await openWorld();
    const more: RowsSheet = { name: 'Messe 2', rows: [fair, ...fairRows('Two')] };
    const view = await submitted(world, 'leads.xlsx', workbookOf([visits, more, web]));
    expect(view.item.file.name).toBe('leads (Messe and 1 more).xlsx');
    expect(view.table?.rowCount).toBe(24);
  });

  it('keeps the bytes until the last of its files is gone', async () => {
    const world = await openWorld();
    const bytes = workbookOf([visits, web]);
    const { id } = await world.sources.adoptUpload({ name: 'leads.xlsx', bytes: one(bytes) });
    await world.service.inbox.submit({ fileIds: [id] });
    await untilDivided(world, 'Webinar');
    const { path } = await world.sources.locate(id);
    const other = await idOf(world, 'Webinar');
    await world.service.inbox.remove({ fileId: id });
    await world.service.inbox.purge({ fileIds: [id] });
    expect(existsSync(path)).toBe(true);
    const view = await world.service.review.open({ fileId: other });
    expect(view.table?.rowCount).toBe(9);
    await world.service.inbox.remove({ fileId: other });
    await world.service.inbox.purge({ fileIds: [other] });
    expect(existsSync(path)).toBe(false);
  });

  it('is the same files after a restart, and is not divided again when one is read anew', async () => {
    const world = await openWorld();
    await submitted(world, 'leads.xlsx', workbookOf([visits, web]));
    await untilDivided(world, 'Webinar');
    const before = (await world.stores.files.list()).map(({ id }) => id);
    const later = await world.restart();
    const fileId = await idOf(later, 'Webinar');
    await later.service.review.override({ fileId, overrides: { sheetIndex: 1, headerRows: [0] } });
    await untilState(later.service, fileId, 'review');
    expect((await later.stores.files.list()).map(({ id }) => id).toSorted()).toEqual(before.toSorted());
  });

  it('keeps to the sheet of each file when every correction is taken back', async () => {
    const world = await openWorld();
    const more: RowsSheet = { name: 'Messe 2', rows: [fair, ...fairRows('Two')] };
    await submitted(world, 'leads.xlsx', workbookOf([visits, more, web]));
    for (const [tab, rows] of [
      ['Webinar', 9],
      ['Messe', 24],
    ] as const) {
      await untilDivided(world, tab);
      const fileId = await idOf(world, tab);
      await world.service.review.override({ fileId, overrides: {} });
      expect((await untilState(world.service, fileId, 'review')).table?.rowCount).toBe(rows);
    }
  });

  it('stays one file where that is wished, and where the other sheets are something else', async () => {
    const world = await openWorld();
    await submitted(world, 'one.xlsx', workbookOf([visits, lookup]));
    await submitted(world, 'hidden.xlsx', workbookOf([visits, { ...web, hidden: true }]));
    await world.service.settings.put({ divideWorkbooks: false });
    await submitted(world, 'off.xlsx', workbookOf([visits, web]));
    expect((await names(world)).toSorted()).toEqual(['hidden.xlsx', 'off.xlsx', 'one.xlsx']);
  });
});

async function untilDivided(world: TestWorld, part: string, state = 'review'): Promise<ReviewView> {
  for (;;) {
    const found = (await world.stores.files.list()).find(({ name }) => name.includes(part));
    if (found !== undefined) return untilState(world.service, found.id, state);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
