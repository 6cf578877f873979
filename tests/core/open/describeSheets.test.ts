import { describe, expect, it } from 'vitest';
import { openSource } from '../../../core/open/openTable.ts';
import type { Overrides } from '../../../core/model/dialect.ts';
import type { SheetSummary } from '../../../core/model/sheet.ts';
import { claims, inputOf, monthHeader, type RowsSheet, workbookOf, yearSheets } from './sheetsFixture.ts';

async function describeAll(
  sheets: readonly RowsSheet[],
  overrides: Overrides = {},
): Promise<readonly SheetSummary[]> {
  const source = await openSource({ ...inputOf(workbookOf(sheets), overrides), allTables: true });
  return source.describeSheets();
}

describe('describeSheets', () => {
  it('says of every sheet where its table stands, what its columns are and how many rows it has', async () => {
    const sheets = await describeAll(yearSheets());
    const april = sheets.find(({ name }) => name === 'Apr');
    expect(april).toEqual({
      name: 'Apr',
      hidden: false,
      index: 4,
      tables: [
        {
          range: { top: 2, left: 0, bottom: 23, right: 3 },
          headerRows: [2],
          columnNames: monthHeader,
          rowCount: 20,
          layout: 1,
          title: 'Claims paid in April',
        },
      ],
      notes: ['Claims paid in April'],
      layout: 1,
      problem: null,
    });
    expect(sheets.find(({ name }) => name === 'Aug')).toMatchObject({ hidden: true, layout: 1 });
    expect(sheets.find(({ name }) => name === 'Sep')).toMatchObject({
      tables: [],
      layout: null,
      problem: null,
    });
    expect(sheets.find(({ name }) => name === 'Nov')?.notes).toEqual(['Branch North', 'in thousands']);
  });

  it('numbers the layouts: sheets of the same columns have the same, case and blanks aside', async () => {
    const sheets = await describeAll(yearSheets());
    const layouts = Object.fromEntries(sheets.map(({ name, layout }) => [name, layout]));
    expect(layouts).toMatchObject({
      'Read me': 0,
      Jan: 1,
      Apr: 1,
      May: 2,
      Aug: 1,
      Sep: null,
      Nov: 1,
      Dec: 1,
    });
  });

  it('does not know the rows of a table that goes on behind what it looked at', async () => {
    const [sheet] = await describeAll([{ name: 'Long', rows: [monthHeader, ...claims(1, 3_000)] }]);
    expect(sheet?.tables).toMatchObject([{ rowCount: null, range: { top: 0, bottom: null } }]);
  });

  it('knows that a sheet goes on behind a long gap', async () => {
    const gap = Array.from({ length: 600 }, () => []);
    const rows = [monthHeader, ...claims(1, 20), ...gap, ['a note far below']];
    const [sheet] = await describeAll([{ name: 'Gap', rows }]);
    expect(sheet?.tables).toMatchObject([{ rowCount: null }]);
  });

  it('tells all tables of a sheet', async () => {
    const rows = [
      monthHeader,
      ...claims(1, 8),
      [],
      [],
      ['Branch', 'Head', 'Since'],
      ['North', 'Ann', 2001],
      ['South', 'Ben', 1999],
      ['West', 'Cleo', 2011],
    ];
    const [sheet] = await describeAll([{ name: 'Two', rows }]);
    expect(sheet?.tables.map(({ columnNames, rowCount }) => [columnNames[0], rowCount])).toEqual([
      ['Claim', 8],
      ['Branch', 3],
    ]);
  });

  it('says why a sheet cannot be read, and reads the others', async () => {
    const bad = { name: 'Bad', rows: [], xml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' };
    const sheets = await describeAll([bad, { name: 'Good', rows: [monthHeader, ...claims(1, 5)] }]);
    expect(sheets.map(({ problem }) => problem === null)).toEqual([false, true]);
    expect(sheets[1]?.tables).toHaveLength(1);
  });

  it('takes corrections for those of the chosen sheet, and finds its header elsewhere by its words', async () => {
    const text = (rows: number, mark: string) =>
      Array.from({ length: rows }, (_, n) => [`${mark}${n}`, `Name ${mark}`, 'Oslo']);
    const header = ['Code', 'Name', 'City'];
    const sheets = [
      { name: 'North', rows: [header, ...text(9, 'a')] },
      { name: 'South', rows: [header, ...text(1, 'b')] },
    ];
    const [north, south] = await describeAll(sheets, { headerRows: [0] });
    expect(north?.tables[0]?.columnNames).toEqual(header);
    expect(south).toMatchObject({ layout: 0, tables: [{ columnNames: header, rowCount: 1 }] });
    const [headerless] = await describeAll(sheets, { headerRows: [] });
    expect(headerless?.tables[0]?.columnNames[0]).toBe('column_1');
  });

  it('describes a workbook of 300 sheets, and stops where it is told to', async () => {
    const tabs = Array.from({ length: 300 }, (_, n) => ({
      name: `T${n}`,
      rows: [monthHeader, ...claims(n, 5)],
    }));
    const sheets = await describeAll(tabs);
    expect(sheets.map(({ layout }) => layout)).toEqual(tabs.map(() => 0));
    const controller = new AbortController();
    controller.abort();
    const input = { ...inputOf(workbookOf(tabs)), allTables: true, signal: controller.signal };
    await expect((await openSource(input)).describeSheets()).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('has nothing to say of delimited text', async () => {
    const source = await openSource(inputOf(new TextEncoder().encode('a,b\n1,2\n')));
    expect(await source.describeSheets()).toEqual([]);
  });
});
