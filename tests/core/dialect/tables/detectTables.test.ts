import { describe, expect, it } from 'vitest';
import {
  type TablesFound,
  type TablesOptions,
  detectTables,
} from '../../../../core/dialect/tables/detectTables.ts';

const drawing =
  'Sales||\nShop|Sales|Staff\nA|310|9\nB|200|7\nTotal|510|16\n||\nSource: tills of both shops||\n||\n' +
  'Roads||\nRoad|Length|\nM1|193|\nM6|232|\nA1|396|';

const detect = (options: Partial<TablesOptions> = {}): TablesFound =>
  detectTables(
    drawing.split('\n').map((line) => line.split('|')),
    { complete: true, ...options },
  );

describe('detectTables', () => {
  it('says where each table stands in records of the text, its totals and notes left out', () => {
    const [first, second] = detect().tables.map(({ structure }) => structure);
    expect(first).toMatchObject({
      headerRows: [1],
      firstDataRow: 2,
      skippedRows: [0, 4, 6],
      derivedRows: [4],
      columnNames: ['Shop', 'Sales', 'Staff'],
      span: { first: 0, end: 8 },
    });
    expect(second).toMatchObject({
      headerRows: [9],
      firstDataRow: 10,
      skippedRows: [8],
      span: { first: 8, end: null },
    });
  });

  it('chooses the largest table, one that goes on behind the head before any other', () => {
    expect(detect().chosen).toBe(0);
    expect(detect({ complete: false }).chosen).toBe(1);
  });

  it('lets a person choose the table, or a header row and so its table', () => {
    expect(detect({ tableIndex: 1 }).chosen).toBe(1);
    expect(detect({ tableIndex: 7 }).chosen).toBe(1);
    const byHeader = detect({ headerRows: [10] });
    expect(byHeader.chosen).toBe(1);
    expect(byHeader.tables[1]?.structure).toMatchObject({
      headerRows: [10],
      firstDataRow: 11,
      headerMargin: 1,
    });
    expect(byHeader.tables[0]?.structure).toMatchObject({ headerRows: [1] });
    expect(detect({ tableIndex: 1, headerRows: [] }).tables[1]?.structure).toMatchObject({
      headerRows: [],
      firstDataRow: 8,
    });
  });

  it('keeps totals of every table where a person says that all is data', () => {
    expect(detect({ innerRows: 'data' }).tables[0]?.structure).toMatchObject({ skippedRows: [0, 6] });
  });

  it('gives each of two tables side by side its own columns', () => {
    const text = 'Shop|Sales||Road|Length\nA|310||M1|193\nB|200||M6|232\nC|7||A1|396\nD|9\nE|8\nF|2\nG|1';
    const records = text.split('\n').map((line) => line.split('|'));
    expect(detectTables(records, { complete: true })).toMatchObject({
      chosen: 0,
      tables: [
        { panel: { left: 0, right: 1 }, structure: { headerRows: [0], columnNames: ['Shop', 'Sales'] } },
        { panel: { left: 3, right: 4 }, structure: { headerRows: [0], columnNames: ['Road', 'Length'] } },
      ],
    });
  });

  it('finds totals and notes at the end of a whole table, blank records behind them aside', () => {
    const rows = 'Shop|Sales\nA|310\nB|200\nTotal|510\n|\nSource: tills of both shops|'.split('\n');
    const records = [...rows, ...Array.from({ length: 90 }, () => '|')].map((line) => line.split('|'));
    const [whole] = detectTables(records, { complete: true }).tables;
    expect(whole?.structure).toMatchObject({ skippedRows: [3, 5], derivedRows: [3], tailKnown: true });
    const [head] = detectTables(records, { complete: false }).tables;
    expect(head?.structure.tailKnown).toBeUndefined();
    expect(head?.structure.skippedRows).toEqual([3]);
  });

  it('leaves the last rows to a person who says where the data end', () => {
    const records = 'id|amount|day|state\nX0|1|2024-12-31|open\nA1|2|2024-12-31|open\n1)|as filed'
      .split('\n')
      .map((line) => line.split('|'));
    const skipped = (lastDataRow?: number) =>
      detectTables(records, { complete: true, ...(lastDataRow === undefined ? {} : { lastDataRow }) })
        .tables[0]?.structure.skippedRows;
    expect([skipped(), skipped(0), skipped(3)]).toEqual([[3], [3], []]);
  });

  it('chooses the longer of two tables side by side', () => {
    const text =
      'Road|Length||Shop|Sales\nM1|193||A|310\nM6|232||B|200\nA1|396||C|7\n|||D|9\n|||E|8\n|||F|2\n|||G|1';
    const records = text.split('\n').map((line) => line.split('|'));
    expect(detectTables(records, { complete: true }).chosen).toBe(1);
  });
});
