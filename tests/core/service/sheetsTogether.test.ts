import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../core/contract/views.ts';
import type { FileId, RunId } from '../../../core/model/ids.ts';
import { type MadeRow, type RowsSheet, workbookOf } from '../open/sheetsFixture.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld, untilState } from './world.ts';

const header: MadeRow = ['First Name', 'Last Name', 'Email', 'Company', 'Phone', 'City'];

function leads(tab: string, count = 12): readonly MadeRow[] {
  return Array.from(
    { length: count },
    (_, n): MadeRow => [
      `Ana${n}`,
      'Berg',
      `ana${n}@${tab.toLowerCase()}.example.org`,
      `Firm ${n}`,
      `+49 30 123456${n % 10}`,
      'Berlin',
    ],
  );
}

const tab = (name: string): RowsSheet => ({ name, rows: [header, ...leads(name)] });
const book = (...names: readonly string[]): Uint8Array => workbookOf(names.map(tab));

async function together(world: TestWorld, view: ReviewView): Promise<ReviewView> {
  const fileId = view.item.file.id;
  const sheetIndex = view.inspection?.table.sheetIndex ?? 0;
  await world.service.review.override({ fileId, overrides: { sheetIndex, sheetsTogether: true } });
  await untilState(world.service, fileId, 'review', 'failed');
  await world.service.review.choosePack({ fileId, packId: leadsPack });
  return world.service.review.open({ fileId });
}

async function rowsRun(world: TestWorld, view: ReviewView): Promise<number | undefined> {
  const { lastRunId } = view.item;
  if (lastRunId === null) return undefined;
  return (await world.service.runs.finished({ runId: lastRunId })).counts?.rowsIn;
}

describe('the sheets of a workbook', () => {
  it('are described once for each reading, and again when it was corrected', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'year.xlsx', book('Jan', 'Feb', 'Mar'));
    const fileId = view.item.file.id;
    const first = await world.service.review.sheets({ fileId });
    expect(first.map(({ name, layout, tables }) => [name, layout, tables[0]?.rowCount])).toEqual([
      ['Jan', 0, 12],
      ['Feb', 0, 12],
      ['Mar', 0, 12],
    ]);
    expect(await world.service.review.sheets({ fileId })).toBe(first);
    await world.service.review.override({ fileId, overrides: { sheetIndex: 1, headerRows: [] } });
    const again = await world.service.review.sheets({ fileId });
    expect(again[1]?.tables[0]?.columnNames[0]).toBe('column_1');
  });

  it('are not waited for any longer by whoever breaks off', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'year.xlsx', book('Jan', 'Feb'));
    const fileId = view.item.file.id;
    const controller = new AbortController();
    const asked = world.service.review.sheets({ fileId }, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await world.service.review.sheets({ fileId })).toHaveLength(2);
  });

  it('are shown, previewed and run together, each row under the name of its sheet', async () => {
    const world = await openWorld();
    const sheets = [
      tab('Jan'),
      { name: 'Feb', rows: [['Leads of February'], [], header, ...leads('Feb', 3)] },
    ];
    const view = await together(world, await submitted(world, 'year.xlsx', workbookOf(sheets)));
    const fileId = view.item.file.id;
    expect(view.table?.columns.map(({ name }) => name).at(-1)).toBe('Sheet');
    const rows = await world.service.review.rows({ fileId, selection: { rows: [0, 12, 14] } });
    expect(rows.map(({ sheet, line }) => [sheet, line])).toEqual([
      ['Jan', 2],
      ['Feb', 4],
      ['Feb', 6],
    ]);
    const preview = await world.service.review.preview({ fileId, selection: { first: 13, count: 1 } });
    expect(preview[0]?.source).toMatchObject({ sheet: 'Feb', line: 5 });
    const { runId } = await approveAll(world.service, view);
    const run = await world.service.runs.get({ runId: runId as RunId });
    expect(run).toMatchObject({ state: 'done', counts: { rowsIn: 15 }, tableName: 'Jan and 1 more' });
  });
});

describe('a new workbook of a known layout', () => {
  it('has its sheets read together as was approved, be they more or fewer, and runs by itself', async () => {
    const world = await openWorld();
    await approveAll(
      world.service,
      await together(world, await submitted(world, 'a.xlsx', book('Jan', 'Feb'))),
    );
    const more = await submitted(world, 'b.xlsx', book('Jan', 'Feb', 'Mar', 'Apr'));
    expect(more.item.file.state).toBe('done');
    expect(await rowsRun(world, more)).toBe(48);
    const fewer = await submitted(world, 'c.xlsx', book('May'));
    expect(fewer.item.file.state).toBe('done');
    expect(await rowsRun(world, fewer)).toBe(12);
    const moved = await submitted(
      world,
      'd.xlsx',
      workbookOf([{ name: 'Cover', rows: [['Leads'], ['of June']] }, tab('Jun'), tab('Jul')]),
    );
    expect(await rowsRun(world, moved)).toBe(24);
  });

  it('waits for a person when a sheet that may be meant was left out, until that was approved', async () => {
    const world = await openWorld();
    await approveAll(
      world.service,
      await together(world, await submitted(world, 'a.xlsx', book('Jan', 'Feb'))),
    );
    const odd: RowsSheet = {
      name: 'Mar',
      rows: [[...header, 'Source'], ...leads('Mar').map((row) => [...row, 'web'])],
    };
    const sheets = workbookOf([tab('Jan'), tab('Feb'), odd]);
    const waiting = await submitted(world, 'b.xlsx', sheets);
    expect(waiting.item.file.state).toBe('review');
    expect(waiting.table?.sheets?.left).toMatchObject([
      { name: 'Mar', reason: 'similar', added: ['Source'] },
    ]);
    await approveAll(world.service, waiting);
    expect((await submitted(world, 'c.xlsx', sheets)).item.file.state).toBe('done');
  });

  it('goes on with one sheet where one sheet was approved', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'a.xlsx', book('Jan', 'Feb'));
    await world.service.review.choosePack({ fileId: view.item.file.id, packId: leadsPack });
    await approveAll(world.service, await world.service.review.open({ fileId: view.item.file.id }));
    expect(await rowsRun(world, await submitted(world, 'b.xlsx', book('Jan', 'Feb', 'Mar')))).toBe(12);
  });

  it('has all of its sheets read where both were approved, and one where there is one', async () => {
    const world = await openWorld();
    const single = await submitted(world, 'a.xlsx', book('Jan'));
    await world.service.review.choosePack({ fileId: single.item.file.id, packId: leadsPack });
    await approveAll(world.service, await world.service.review.open({ fileId: single.item.file.id }));
    const two = await world.give('b.xlsx', book('Jan', 'Feb'));
    await approveAll(world.service, await together(world, await submittedAs(world, two)));
    const three = await submitted(world, 'c.xlsx', book('Jan', 'Feb', 'Mar'));
    expect(await rowsRun(world, three)).toBe(36);
    const one = await submitted(world, 'd.xlsx', book('Apr'));
    expect(one.table?.columns).toHaveLength(6);
    expect(await rowsRun(world, one)).toBe(12);
  });
});

/** Submits a file that is known already to the world, and waits until something has become of it. */
async function submittedAs({ service }: TestWorld, fileId: FileId): Promise<ReviewView> {
  await service.inbox.submit({ fileIds: [fileId] });
  return untilState(service, fileId, 'review', 'done', 'failed');
}
