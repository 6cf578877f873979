import { describe, expect, it } from 'vitest';
import { carriedEdits } from '../../../../core/service/desk/carriedDraft.ts';
import { readingsOf } from '../../../../core/service/sheets/knownReading.ts';
import { approveAll, openWorld, submitted, untilState } from '../world.ts';

const report = [
  'Report of March,,',
  'Name,City,Net',
  'Ana,Ulm,10',
  'Bo,Bonn,20',
  'Cy,Kiel,30',
  'Total,,60',
  '',
].join('\n');

describe('correcting how a file is read', () => {
  it('keeps a total as data and leaves another row out when a person says so', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'report.csv', report);
    expect(view.table?.rowCount).toBe(3);
    const fileId = view.item.file.id;
    await world.service.review.override({ fileId, overrides: { keptRows: [5], leftOutRows: [3] } });
    const read = await untilState(world.service, fileId, 'review');
    expect(read.table?.rowCount).toBe(3);
    const records = await world.service.review.records({ fileId, first: 0, count: 20 });
    expect(records.map(({ cells, lineClass }) => [cells[0], lineClass])).toEqual([
      ['Report of March', 'metadata'],
      ['Name', 'header'],
      ['Ana', 'data'],
      ['Bo', 'notes'],
      ['Cy', 'data'],
      ['Total', 'data'],
    ]);
    const rows = await world.service.review.rows({ fileId, selection: { first: 0, count: 9 } });
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Ana', 'Cy', 'Total']);
  });

  it('ends the table where a person says that it ends', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'report.csv', report);
    const fileId = view.item.file.id;
    await world.service.review.override({ fileId, overrides: { lastDataRow: 3 } });
    const read = await untilState(world.service, fileId, 'review');
    expect(read.table?.rowCount).toBe(2);
  });

  it('shows another reading without taking it', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'report.csv', report);
    const fileId = view.item.file.id;
    const tried = await world.service.review.tryReading({ fileId, overrides: { headerRows: [2] } });
    expect(tried.table.columnNames).toEqual(['Ana', 'Ulm', '10']);
    const after = await world.service.review.open({ fileId });
    expect(after.overrides).toEqual({});
    expect(after.inspection?.table.columnNames).toEqual(['Name', 'City', 'Net']);
  });

  it('takes decisions over to the columns that keep their names', async () => {
    const world = await openWorld();
    const text = 'Name,City,Net\nPerson,Town,Net\nAna,Ulm,10\nBo,Bonn,20\n';
    const view = await submitted(world, 'names.csv', text);
    const fileId = view.item.file.id;
    await world.service.review.override({ fileId, overrides: { headerRows: [0] } });
    await untilState(world.service, fileId, 'review');
    await world.service.review.edit({
      fileId,
      label: 'Left two out',
      edits: [
        { kind: 'ignore', columnIndex: 0 },
        { kind: 'ignore', columnIndex: 2 },
      ],
    });
    await world.service.review.override({ fileId, overrides: { headerRows: [1] } });
    const read = await untilState(world.service, fileId, 'review');
    expect(read.table?.columns.map(({ name }) => name)).toEqual(['Person', 'Town', 'Net']);
    expect(read.decisions?.columns.map(({ status }) => status)).toEqual(['open', 'open', 'ignored']);
    expect(read.draft.steps).toHaveLength(1);
  });

  it('makes the steps of an accepted date anew when a person says which part is the day', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'dates.csv', 'Name,Day\nAna,03/04/2025\nBo,05/06/2025\n');
    const fileId = view.item.file.id;
    await world.service.review.edit({
      fileId,
      label: 'Accepted',
      edits: [{ kind: 'accept', columnIndex: 1 }],
    });
    const columnTypes = [{ columnIndex: 1, type: 'date' as const, format: 'DD/MM/YYYY' }];
    await world.service.review.override({ fileId, overrides: { columnTypes } });
    const read = await untilState(world.service, fileId, 'review');
    expect(read.decisions?.columns[1]).toMatchObject({ status: 'accepted' });
    expect(JSON.stringify(read.decisions?.columns[1]?.transforms)).not.toContain('MM/DD');
    const [row] = await world.service.review.preview({ fileId, selection: { first: 0, count: 1 } });
    expect(JSON.stringify(row)).toContain('2025-04-03');
  });

  it('says nothing of single rows to the next file of the layout', async () => {
    expect(
      readingsOf({
        headerRows: [1],
        keptRows: [5],
        leftOutRows: [3],
        lastDataRow: 9,
        range: { top: 1, left: 0, bottom: 9, right: 2 },
      }),
    ).toEqual([{ headerRows: [1], range: { top: 1, left: 0, bottom: null, right: 2 } }]);
    const world = await openWorld();
    const first = await submitted(world, 'march.csv', report);
    const fileId = first.item.file.id;
    await world.service.review.override({ fileId, overrides: { leftOutRows: [3] } });
    await approveAll(world.service, await untilState(world.service, fileId, 'review'));
    const next = await submitted(world, 'april.csv', report);
    expect(next.table?.rowCount).toBe(3);
  });
});

describe('carriedEdits', () => {
  it('moves edits with their columns, and drops what has no column or field any more', () => {
    const former = {
      columnNames: ['a', 'b', 'c', 'c'],
      edits: [
        { kind: 'ignore', columnIndex: 0 },
        { kind: 'assign', columnIndex: 1, field: 'x' },
        { kind: 'assign', columnIndex: 1, field: 'gone' },
        { kind: 'ignore', columnIndex: 2 },
        { kind: 'setConstant', field: 'x', value: '1' },
        { kind: 'derive', field: 'x', columnIndexes: [0, 1], transforms: [] },
      ],
    } as const;
    expect(carriedEdits(former, ['b', 'c', ' a'], new Set(['x']))).toEqual([
      { kind: 'ignore', columnIndex: 2 },
      { kind: 'assign', columnIndex: 0, field: 'x' },
      { kind: 'setConstant', field: 'x', value: '1' },
      { kind: 'derive', field: 'x', columnIndexes: [2, 0], transforms: [] },
    ]);
  });
});
