import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../../core/contract/views.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { type MadeRow, workbookOf } from '../../open/sheetsFixture.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

const people = ['First Name', 'Last Name', 'Email', 'Phone'];
const firms = ['Company', 'Email address', 'City', 'Country', 'Employees'];

const peopleRows = (count: number, from = 0): readonly string[][] =>
  Array.from({ length: count }, (_, n) => {
    const at = n + from;
    return [`Ana${at}`, 'Berg', `ana${at}@fair.example.org`, `+49 30 12345${at % 10}`];
  });
const firmRows = (count: number): readonly string[][] =>
  Array.from({ length: count }, (_, n) => [
    `Firm ${n}`,
    `info${n}@firm.example.org`,
    'Oslo',
    'Norway',
    String(10 + n),
  ]);
const codes = [
  ['Code', 'Meaning'],
  ['A', 'called and interested'],
  ['B', 'called without interest'],
];

const csv = (...rows: readonly (readonly string[])[]): string =>
  `${rows.map((cells) => cells.join(',')).join('\n')}\n`;

/** Two tables of leads, one below the other, with titles, a total and a list of codes. */
const fair = (count: number): string =>
  csv(
    ['Visitors'],
    people,
    ...peopleRows(count),
    [],
    ['Exhibitors'],
    firms,
    ...firmRows(5),
    ['Total', '', '', '', '60'],
    [],
    ...codes,
  );

async function files(world: TestWorld): Promise<readonly { readonly id: FileId; readonly name: string }[]> {
  return (await world.stores.files.list()).map(({ id, name }) => ({ id, name }));
}

async function untilNamed(world: TestWorld, part: string, state = 'review'): Promise<ReviewView> {
  for (;;) {
    const found = (await files(world)).find(({ name }) => name.includes(part));
    if (found !== undefined) return untilState(world.service, found.id, state);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a file with several tables', () => {
  it('becomes a file for each that is data, which run by themselves the next time however many rows they have', async () => {
    const world = await openWorld();
    const { item } = await submitted(world, 'Acme fair March.csv', fair(9));
    expect(item.file.leftOut).toBe(
      'Acme fair March.csv became 2 files, as it holds several tables. This one: rows 2 to 11. ' +
        'Left out: table 3 (a lookup list).',
    );
    const second = await untilNamed(world, 'Exhibitors');
    expect(second.item.file.leftOut).toBe('Rows 14 to 20 of Acme fair March.csv.');
    expect([second.table?.rowCount, second.inspection?.table.columnNames]).toEqual([5, firms]);
    for (const { id } of await files(world)) {
      await world.service.review.choosePack({ fileId: id, packId: leadsPack });
      await approveAll(world.service, await world.service.review.open({ fileId: id }));
    }
    const april = await world.give('Acme fair April.csv', fair(19));
    await world.service.inbox.submit({ fileIds: [april] });
    for (const [name, rows] of [
      ['April (Visitors)', 19],
      ['April (Exhibitors)', 5],
    ] as const) {
      const view = await untilNamed(world, name, 'done');
      const run = await world.service.runs.finished({ runId: view.item.lastRunId ?? asId('none') });
      expect([run.counts?.rowsIn, run.counts?.rowsRejected, run.trigger]).toEqual([rows, 0, 'automatic']);
    }
  });

  it('reads tables of the same columns as one, each row by its place in the file', async () => {
    const world = await openWorld();
    const sheet: readonly MadeRow[] = [
      people,
      ...peopleRows(3),
      [],
      firms,
      ...firmRows(2),
      [],
      ['Visitors of day two'],
      people,
      ...peopleRows(2, 7),
    ];
    const view = await submitted(world, 'fair.xlsx', workbookOf([{ name: 'Fair', rows: sheet }]));
    expect(view.table?.rowCount).toBe(5);
    const rows = await world.service.review.rows({
      fileId: view.item.file.id,
      selection: { first: 0, count: 9 },
    });
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 12, 13]);
    expect((await untilNamed(world, 'table 2')).table?.rowCount).toBe(2);
  });

  it('is offered where nobody knows what it is meant for, divided as somebody says, and so is the next of the sender', async () => {
    const world = await openWorld();
    const text = (rows: number): string =>
      csv(
        ['Zone', 'Tariff', 'Depot', 'Since'],
        ...Array.from({ length: rows }, (_, n) => [`N${n}`, `${n}.5`, `Hamm ${n}`, '2024-01-02']),
        [],
        ['Truck', 'Axles', 'Load', 'Driver', 'Plate'],
        ...Array.from({ length: 4 }, (_, n) => [`T ${n}`, '3', `${n * 100}`, `Jo ${n}`, `HAM-${n}`]),
        [],
        ...codes,
      );
    const view = await submitted(world, 'Acme zones 1.csv', text(6));
    const fileId = view.item.file.id;
    expect(view.item.tables).toBe(3);
    const { tables, sheetName } = await world.service.inbox.tables({ fileId });
    expect(sheetName).toBeNull();
    expect(
      tables.map(({ called, role, isRead, isPicked, range }) => [called, role, isRead, isPicked, range.top]),
    ).toEqual([
      ['table 1', 'data', true, true, 0],
      ['table 2', 'data', false, true, 8],
      ['table 3', 'lookup', false, false, 14],
    ]);
    await world.service.inbox.divideTables({ fileId, tables: [0, 1] });
    await untilNamed(world, '1 (table 2)');
    expect((await files(world)).map(({ name }) => name)).toEqual([
      'Acme zones 1 (table 1).csv',
      'Acme zones 1 (table 2).csv',
    ]);
    await world.service.inbox.submit({ fileIds: [await world.give('Acme zones 2.csv', text(9))] });
    expect((await untilNamed(world, '2 (table 2)')).table?.rowCount).toBe(4);
    expect((await untilNamed(world, '2 (table 1)')).table?.rowCount).toBe(9);
  });

  it('is one file again when that is taken back, and can be divided anew', async () => {
    const world = await openWorld();
    await submitted(world, 'fair.csv', fair(8));
    const part = await untilNamed(world, 'Exhibitors');
    await world.service.inbox.undivide({ fileId: part.item.file.id });
    const whole = await untilNamed(world, 'fair.csv');
    expect(await files(world)).toHaveLength(1);
    expect(whole.item.tables).toBeUndefined();
    await world.service.inbox.divideTables({ fileId: whole.item.file.id, tables: [0, 1, 2] });
    await untilNamed(world, 'table 3');
    expect(await files(world)).toHaveLength(3);
  });

  it('is read as one table where somebody says so, and so is the next of the sender', async () => {
    const world = await openWorld();
    await world.service.settings.put({ defaultPackId: 'generic' });
    const first = await submitted(world, 'Acme codes 1.csv', fair(4));
    const fileId = first.item.file.id;
    await world.service.inbox.keepTogether({ fileId, as: 'one' });
    const one = await untilState(world.service, fileId, 'review');
    expect(one.inspection?.table.tables).toHaveLength(1);
    const next = await submitted(world, 'Acme codes 2.csv', fair(9));
    expect(next.inspection?.table.tables).toHaveLength(1);
    expect(next.item.tables).toBeUndefined();
  });
});
