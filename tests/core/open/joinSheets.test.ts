import { describe, expect, it } from 'vitest';
import { analyze, inspect } from '../../../core/analyze.ts';
import type { TableAnalysis } from '../../../core/model/analysis.ts';
import type { Overrides } from '../../../core/model/dialect.ts';
import type { SourceRow } from '../../../core/model/records.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import { readRowsAt } from '../../../core/parse/rowIndex.ts';
import {
  claims,
  inputOf,
  type MadeRow,
  monthHeader,
  type RowsSheet,
  workbookOf,
  yearSheets,
} from './sheetsFixture.ts';

const together: Overrides = { sheetIndex: 1, sheetsTogether: true };

async function joined(sheets: readonly RowsSheet[], overrides: Overrides = together) {
  const { analysis, tables } = await analyze(inputOf(workbookOf(sheets), overrides));
  const [table] = analysis.tables;
  const [read] = tables;
  if (table === undefined || read === undefined) throw new Error('There is no table.');
  return { table, read };
}

async function rowsOf(sheets: readonly RowsSheet[], overrides = together): Promise<readonly SourceRow[]> {
  const { read } = await joined(sheets, overrides);
  return readRowsAt(read.table.text, { ...read.table, index: read.index }, { first: 0, count: 100_000 });
}

const names = ({ columns }: TableAnalysis): readonly string[] => columns.map(({ name }) => name);
const small = (name: string, ...rows: readonly MadeRow[]): RowsSheet => ({ name, rows });

describe('joinSheets', () => {
  it('reads the tabs of a year as one table, with the name of the tab as its last column', async () => {
    const { table } = await joined(yearSheets());
    expect(names(table)).toEqual(['Claim', 'Holder', 'Paid', 'Reserve', 'Sheet']);
    const read = table.sheets?.read.map(({ name, rowCount }) => [name, rowCount]);
    const tabs = ['Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Oct', 'Nov', 'Dec'];
    expect(read).toEqual(tabs.map((name) => [name, 20]));
    expect(table.rowCount).toBe(180);
    expect(table.columns.map(({ type }) => type)).toEqual(['code', 'text', 'number', 'integer', 'text']);
    expect(table.columns[4]).toMatchObject({ distinct: 9, missing: 0 });
    // No total and no header stands among the figures.
    expect(table.columns[2]).toMatchObject({ invalid: 0, max: 1219.5 });
  });

  it('tells which sheets were left out, and why', async () => {
    const { table } = await joined(yearSheets());
    expect(table.sheets?.left.map(({ name, reason, added }) => [name, reason, added])).toEqual([
      ['Read me', 'other', []],
      ['May', 'similar', ['Remark']],
      ['Aug', 'hidden', []],
      ['Sep', 'blank', []],
    ]);
  });

  it('names the sheet of each row and the row in it', async () => {
    const rows = await rowsOf(yearSheets(3));
    const place = ({ sheet, record, line, cells }: SourceRow) => [sheet, record, line, cells[0], cells[4]];
    expect(rows.slice(0, 4).map(place)).toEqual([
      ['Jan', 1, 2, 'C-1-0', 'Jan'],
      ['Jan', 2, 3, 'C-1-1', 'Jan'],
      ['Jan', 3, 4, 'C-1-2', 'Jan'],
      ['Feb', 1, 2, 'C-2-0', 'Feb'],
    ]);
    expect(rows.filter(({ sheet }) => sheet === 'Apr').map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(rows.filter(({ sheet }) => sheet === 'Nov').map(({ line }) => line)).toEqual([5, 6, 7]);
    expect(rows.map(({ textRecord }) => textRecord)).toEqual(rows.map((_, row) => row + 1));
  });

  it('gives every row to a run with its original', async () => {
    const { read } = await joined(yearSheets(300));
    const every = readEveryRow(read.table.text, read.table);
    const seen: string[] = [];
    for await (const group of every.rows)
      for (const row of group)
        if (row.rowIndex % 500 === 0) seen.push(`${row.sheet} ${row.line} ${every.originalOf(row)}`);
    expect(seen).toEqual([
      'Jan 2 C-1-0,Holder 1,100.5,0,Jan',
      'Feb 202 C-2-200,Holder 11,400.5,12,Feb',
      'Apr 104 C-4-100,Holder 2,500.5,6,Apr',
      'Jul 2 C-7-0,Holder 7,700.5,0,Jul',
      'Oct 202 C-10-200,Holder 6,1200.5,12,Oct',
      'Dec 102 C-12-100,Holder 10,1300.5,6,Dec',
    ]);
  });

  it('finds the same rows through the index as by reading all of them', async () => {
    const { read } = await joined(yearSheets(300));
    const all = await rowsOf(yearSheets(300));
    const wanted = { rows: [0, 299, 300, 1_023, 1_024, 2_399] };
    const found = await readRowsAt(read.table.text, { ...read.table, index: read.index }, wanted);
    expect(found).toEqual(wanted.rows.map((row) => all[row]));
  });

  it('looks at the first rows of the chosen sheet and says which others will be read', async () => {
    const { inspection, head } = await inspect(
      inputOf(workbookOf(yearSheets(300)), { ...together, sheetIndex: 4 }),
    );
    const { table } = inspection;
    expect(table.columnNames).toEqual([...monthHeader, 'Sheet']);
    expect(table.dialect).toMatchObject({ headerRows: [2], firstDataRow: 3 });
    expect(table.headRecords[0]?.[0]).toBe('Claims paid in April');
    expect(table.headClasses?.slice(0, 4)).toEqual(['metadata', 'empty', 'header', 'data']);
    expect(table.sheets?.read.map(({ name }) => name)).toHaveLength(9);
    expect(head.text.sizeBytes).toBeLessThan(100_000);
  });

  it('reads one sheet alone where no other has its columns', async () => {
    const { table } = await joined([
      small('A', ['x', 'y'], [1, 2]),
      small('B', ['id', 'name'], [1, 'Ann'], [2, 'Bob']),
    ]);
    expect(table.name).toBe('B');
    expect(table.rowCount).toBe(2);
    expect(table.sheets?.left).toMatchObject([{ name: 'A', reason: 'other' }]);
  });

  it('takes a hidden sheet where it is the chosen one', async () => {
    const sheets = [
      small('Jan', monthHeader, ...claims(1, 3)),
      { ...small('Feb', monthHeader, ...claims(2, 3)), hidden: true },
    ];
    const { table } = await joined(sheets);
    expect(table.sheets?.read.map(({ name }) => name)).toEqual(['Jan', 'Feb']);
  });

  it('does not take columns in another order for the same', async () => {
    const turned: MadeRow = ['Holder', 'Claim', 'Paid', 'Reserve'];
    const sheets = [
      small('Jan', monthHeader, ...claims(1, 5)),
      small('Feb', monthHeader, ...claims(2, 5)),
      small('Mar', turned, ...claims(3, 5)),
    ];
    const { table } = await joined(sheets);
    expect(table.sheets?.read.map(({ name }) => name)).toEqual(['Jan', 'Feb']);
    expect(table.sheets?.left).toMatchObject([{ name: 'Mar', reason: 'similar', missing: [], added: [] }]);
  });

  it('finds the header of a sheet of a single row by its words', async () => {
    const text: MadeRow = ['Code', 'Name', 'City'];
    const sheets = [
      small('North', text, ['a1', 'Ann', 'Oslo'], ['a2', 'Ben', 'Bonn'], ['a3', 'Cleo', 'Rome']),
      small('South', text, ['b1', 'Dan', 'Lima'], ['b2', 'Eve', 'Kyiv'], ['b3', 'Fay', 'Graz']),
      small('West', ['Branch West'], text, ['c1', 'Gus', 'Bern']),
      small('East', text),
    ];
    const { table } = await joined(sheets, { sheetIndex: 0, sheetsTogether: true, headerRows: [0] });
    expect(table.sheets?.read.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['North', 3],
      ['South', 3],
      ['West', 1],
      ['East', 0],
    ]);
  });

  it('names its column otherwise where a column is called Sheet already', async () => {
    const header: MadeRow = ['Sheet', 'sheet NAME', 'Amount'];
    const rows: readonly MadeRow[] = [
      ['s', 't', 1],
      ['u', 'v', 2],
      ['w', 'x', 3],
    ];
    const { table } = await joined([small('A', header, ...rows), small('B', header, ...rows)]);
    expect(names(table).at(-1)).toBe('Sheet name 2');
  });

  it('fills up short rows, keeps cells beyond the columns, and quotes names of sheets', async () => {
    const long = claims(2, 120);
    const sheets = [
      small('Jan', monthHeader, ...claims(1, 3), ['C-x', 'Holder 1'], ...claims(4, 3)),
      { name: 'Feb, "old" & new', rows: [monthHeader, ...long, ['C-y', 'Holder 2', 1, 2, 'beyond']] },
    ];
    const rows = await rowsOf(sheets, { sheetIndex: 0, sheetsTogether: true });
    expect(rows[3]?.cells).toEqual(['C-x', 'Holder 1', '', '', 'Jan']);
    expect(rows.at(-1)?.cells).toEqual(['C-y', 'Holder 2', '1', '2', 'Feb, "old" & new', 'beyond']);
  });

  it('takes a sheet with a remark beside its table, and keeps the remark', async () => {
    const rows = claims(2, 30).map((row, n) => (n === 4 ? [...row, null, 'call back'] : row));
    const sheets = [
      small('Jan', monthHeader, ...claims(1, 30)),
      small('Feb', monthHeader, ...rows),
      small('Mar', monthHeader, ...claims(3, 30).map((row) => [...row, 'in each row'])),
    ];
    const { table } = await joined(sheets, { sheetIndex: 0, sheetsTogether: true });
    expect(table.sheets?.read.map(({ name }) => name)).toEqual(['Jan', 'Feb']);
    expect(table.sheets?.left).toMatchObject([{ name: 'Mar', reason: 'similar', added: ['column_5'] }]);
    expect(table.issues.find(({ code }) => code === 'RAGGED_ROWS')).toMatchObject({ count: 1, rows: [35] });
    const found = await rowsOf(sheets, { sheetIndex: 0, sheetsTogether: true });
    expect(found[34]?.cells.slice(4)).toEqual(['Feb', '', 'call back']);
  });

  it('counts blank rows between data as those of one sheet, and none between two sheets', async () => {
    const rows = [monthHeader, ...claims(1, 10), [], ...claims(2, 10), [], []];
    const sheets = [small('Jan', ...rows), small('Feb', ...rows)];
    const { table } = await joined(sheets);
    expect(table.issues.find(({ code }) => code === 'BLANK_ROWS')?.count).toBe(2);
    const lines = (await rowsOf(sheets)).map(({ line }) => line);
    expect(lines.slice(8, 22)).toEqual([10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 2, 3]);
  });

  it('leaves a damaged sheet out and says what is wrong with it', async () => {
    const sheets = [
      { name: 'Bad', rows: [], xml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>' },
      small('Jan', monthHeader, ...claims(1, 5)),
      small('Feb', monthHeader, ...claims(2, 5)),
    ];
    const { table } = await joined(sheets);
    expect(table.sheets?.left).toMatchObject([
      { name: 'Bad', reason: 'unreadable', problem: expect.any(String) },
    ]);
    expect(table.rowCount).toBe(10);
  });

  it('joins the tabs of a workbook of 300 sheets and stops where it is told to', async () => {
    const tabs = Array.from({ length: 300 }, (_, n) => small(`Branch ${n}`, monthHeader, ...claims(n, 4)));
    const { table } = await joined(tabs);
    expect(table.rowCount).toBe(1_200);
    expect(table.name).toBe('Branch 1 and 299 more');
    const controller = new AbortController();
    controller.abort();
    await expect(
      analyze({ ...inputOf(workbookOf(tabs), together), signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('tells how far it is over all sheets together', async () => {
    const told: number[] = [];
    for (const rows of [2_000, 2]) {
      told.length = 0;
      await analyze({
        ...inputOf(workbookOf(yearSheets(rows)), together),
        onProgress: ({ phase, doneBytes }) => void (phase === 'reading' && told.push(doneBytes)),
      });
      expect(told.length).toBeGreaterThan(10);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
    }
  });

  it('keeps the totals that a person has said are data, in every sheet', async () => {
    const sheets = yearSheets().filter(({ name }) => name === 'Jan' || name === 'Apr');
    const { table } = await joined(sheets, { sheetIndex: 0, sheetsTogether: true, innerRows: 'data' });
    expect(table.rowCount).toBe(41);
  });
});
