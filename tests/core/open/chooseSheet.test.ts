import { describe, expect, it } from 'vitest';
import { inspect } from '../../../core/analyze.ts';
import { chooseSheet } from '../../../core/open/chooseSheet.ts';
import type { SheetLook } from '../../../core/open/lookAtSheet.ts';
import type { Inspection } from '../../../core/model/analysis.ts';
import {
  claims,
  inputOf,
  type MadeRow,
  monthHeader,
  type RowsSheet,
  workbookOf,
  yearSheets,
} from './sheetsFixture.ts';

async function look(...sheets: readonly RowsSheet[]): Promise<Inspection> {
  return (await inspect(inputOf(workbookOf(sheets)))).inspection;
}

async function chosenOf(...sheets: readonly RowsSheet[]): Promise<string> {
  return (await look(...sheets)).table.name;
}

const data: RowsSheet = { name: 'Data', rows: [monthHeader, ...claims(1, 60)] };
const cover: RowsSheet = {
  name: 'Cover',
  rows: [['Loss run'], [], ['Prepared for', 'Fabrikam'], ['As of', '2025-01-31'], ['Currency', 'EUR']],
};
const sentence =
  'Enter one claim in each row and leave the grey cells alone, as they are filled in by themselves.';
const instructions: RowsSheet = {
  name: 'Instructions',
  rows: [
    ['Step', 'What to do'],
    ...Array.from({ length: 30 }, (_, n): MadeRow => [n + 1, `${sentence} (${n})`]),
  ],
};
const summary: RowsSheet = {
  name: 'Summary',
  rows: [
    ['Holder', 'Claims', 'Paid'],
    ['Holder 1', 20, 4000],
    ['Holder 2', 40, 9000],
    ['Total', 60, 13000],
  ],
};
const codes: RowsSheet = {
  name: 'Lists',
  rows: [['Code', 'Meaning'], ...Array.from({ length: 40 }, (_, n): MadeRow => [`K${n}`, `Kind ${n}`])],
};

describe('chooseSheet', () => {
  it('passes over covers, instructions, summaries and lists for the sheet with the data', async () => {
    expect(await chosenOf(cover, data)).toBe('Data');
    expect(await chosenOf(instructions, data)).toBe('Data');
    expect(await chosenOf(summary, { ...data, rows: [monthHeader, ...claims(1, 400)] })).toBe('Data');
    expect(
      await chosenOf(cover, instructions, codes, { ...data, rows: [monthHeader, ...claims(1, 400)] }),
    ).toBe('Data');
  });

  it('stays with the first table where what follows is no larger by far', async () => {
    expect(await chosenOf(data, codes, summary)).toBe('Data');
    expect(
      await chosenOf(data, { name: 'Payments', rows: [['Claim', 'Day', 'Sum'], ...claims(3, 80)] }),
    ).toBe('Data');
    const list: RowsSheet = {
      name: 'Places',
      rows: [['Code', 'Place'], ...Array.from({ length: 400 }, (_, n): MadeRow => [n, `Place ${n}`])],
    };
    expect(await chosenOf(data, list)).toBe('Data');
  });

  it('takes the first of sheets with the same columns, however long the others are', async () => {
    const tabs = [5, 400, 90].map((rows, n) => ({ name: `M${n}`, rows: [monthHeader, ...claims(n, rows)] }));
    const { table, sheetMargin } = await look(...tabs);
    expect(table.name).toBe('M0');
    expect(sheetMargin).toBe(1);
    expect(await chosenOf(...yearSheets())).toBe('Jan');
  });

  it('never takes a hidden sheet, and one without a header only where there is nothing better', async () => {
    expect(await chosenOf({ ...data, name: 'Old', hidden: true }, summary)).toBe('Summary');
    expect(await chosenOf({ name: 'Raw', rows: claims(1, 50) }, { name: 'Blank', rows: [] })).toBe('Raw');
  });

  it('says how sure it is', async () => {
    const sure = await look(cover, { ...data, rows: [monthHeader, ...claims(1, 400)] });
    const doubtful = await look(summary, data);
    expect(sure.sheetMargin).toBeGreaterThan(0.9);
    expect(doubtful.sheetMargin).toBeLessThan(0.8);
    expect((await look(data)).sheetMargin).toBe(1);
    const settled = await inspect(inputOf(workbookOf([cover, data]), { sheetIndex: 0 }));
    expect(settled.inspection).toMatchObject({ sheetMargin: 1, table: { name: 'Cover' } });
  });

  it('says that nothing is to be seen in a workbook of blank and hidden sheets', async () => {
    const none = { code: 'SOURCE_EMPTY' };
    await expect(look({ name: 'A', rows: [] })).rejects.toMatchObject(none);
    await expect(look({ name: 'A', rows: [] }, { ...data, hidden: true })).rejects.toMatchObject({
      ...none,
      remedy: expect.stringContaining('Unhide'),
    });
  });

  it('looks no further than to a long and wide table', async () => {
    const lookOf = (columns: number, rowCount: number | null): SheetLook => ({
      tables: [
        {
          range: { top: 0, left: 0, bottom: null, right: columns - 1 },
          headerRows: [0],
          columnNames: Array.from({ length: columns }, (_, n) => `c${n} of ${rowCount}`),
          rowCount,
          key: `${columns} of ${rowCount}`,
        },
      ],
      chosen: 0,
      headerMargin: 1,
      seenRows: 400,
      filledCells: 400 * columns,
      proseCells: 0,
      headRecords: [],
      notes: [],
      problem: null,
    });
    const looked = async (first: SheetLook): Promise<number> => {
      const looks = [first, lookOf(3, 400)];
      let count = 0;
      const sheets = looks.map((_, index) => ({ name: `S${index}`, hidden: false, index }));
      await chooseSheet(sheets, async (index) => {
        count += 1;
        return looks[index] ?? first;
      });
      return count;
    };
    expect(await looked(lookOf(12, null))).toBe(1);
    expect(await looked(lookOf(12, 400))).toBe(2);
    expect(await looked(lookOf(2, null))).toBe(2);
  });

  it('compares some sheets only, and finds a filled one behind any number of blank ones', async () => {
    const blank = Array.from({ length: 60 }, (_, n): RowsSheet => ({ name: `B${n}`, rows: [] }));
    expect(await chosenOf(...blank, data)).toBe('Data');
  });
});
