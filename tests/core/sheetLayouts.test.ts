import ExcelJs from 'exceljs';
import { expect, test } from 'vitest';
import { type AnalyzeInput, analyze, inspect } from '../../core/analyze.ts';
import { memoryScratch } from '../../core/open/memoryScratch.ts';
import type { TableAnalysis } from '../../core/model/analysis.ts';
import { inspectOptions } from '../../core/model/options/readingOptions.ts';
import { bytesSource, inflate } from './workbook/workbookFixture.ts';

async function inputOf(fill: (sheet: ExcelJs.Worksheet) => void): Promise<AnalyzeInput> {
  const book = new ExcelJs.Workbook();
  fill(book.addWorksheet('S'));
  return {
    source: bytesSource(new Uint8Array(await book.xlsx.writeBuffer())),
    name: 'book.xlsx',
    overrides: {},
    scratch: memoryScratch(Number.POSITIVE_INFINITY),
    inflate,
    now: () => 0,
  };
}

async function tablesOf(fill: (sheet: ExcelJs.Worksheet) => void): Promise<readonly TableAnalysis[]> {
  const { analysis } = await analyze({ ...(await inputOf(fill)), allTables: true });
  return analysis.tables;
}

function namesOf(table: TableAnalysis | undefined): readonly string[] {
  return table?.columns.map(({ name }) => name) ?? [];
}

function valuesOf(table: TableAnalysis | undefined, column: number): readonly (readonly [string, number])[] {
  return table?.columns[column]?.topValues.map(({ value, count }) => [value, count]) ?? [];
}

test('headings that are merged over columns and lines name the columns', async () => {
  const [table] = await tablesOf((sheet) => {
    sheet.addRow(['Sales of the year']);
    sheet.addRow(['Region', 2023, null, 2024, null]);
    sheet.addRow([null, 'Q1', 'Q2', 'Q1', 'Q2']);
    sheet.addRow(['North', 1, 2, 3, 4]);
    sheet.addRow(['South', 5, 6, 7, 8]);
    for (const range of ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2']) sheet.mergeCells(range);
  });
  expect(table?.dialect.headerRows).toEqual([1, 2]);
  expect(namesOf(table)).toEqual(['Region', '2023 Q1', '2023 Q2', '2024 Q1', '2024 Q2']);
});

test('a value that is merged over rows of data counts for all of them, and is told', async () => {
  const [table] = await tablesOf((sheet) => {
    sheet.addRow(['Region', 'City', 'Sum']);
    for (const [at, city] of ['Oslo', 'Bergen', 'Trondheim', 'Rome', 'Bari'].entries())
      sheet.addRow([at < 3 ? 'North' : 'South', city, at * 100]);
    sheet.mergeCells('A2:A4');
    sheet.mergeCells('A5:A6');
  });
  expect(valuesOf(table, 0)).toEqual([
    ['North', 3],
    ['South', 2],
  ]);
  expect(table?.columns[0]?.missing).toBe(0);
  expect(table?.issues.filter(({ code }) => code === 'MERGED_CELLS')).toMatchObject([
    { column: 0, count: 3, rows: [2, 3, 5], severity: 'low' },
  ]);
});

test('a note that is merged over rows and columns below the data becomes no row', async () => {
  const [table] = await tablesOf((sheet) => {
    sheet.addRow(['Region', 'City', 'Sum']);
    for (const city of ['Oslo', 'Bergen', 'Trondheim']) sheet.addRow(['North', city, 7]);
    sheet.addRow([]);
    sheet.addRow(['Note: figures of last year, not checked yet by anybody']);
    sheet.mergeCells('A6:C8');
  });
  expect(table?.rowCount).toBe(3);
  expect(table?.issues.filter(({ code }) => code === 'MERGED_CELLS')).toEqual([]);
});

test('hidden rows and columns are data, and are told', async () => {
  const [table] = await tablesOf((sheet) => {
    sheet.addRow(['Id', 'Name', 'Sum']);
    for (let at = 1; at <= 10; at += 1) sheet.addRow([at, `Name ${at}`, at * 3]);
    sheet.autoFilter = 'A1:C11';
    for (const row of [3, 4, 8]) sheet.getRow(row).hidden = true;
    sheet.getColumn(2).hidden = true;
  });
  expect(table?.rowCount).toBe(10);
  const told = table?.issues.filter(({ code }) => code.startsWith('HIDDEN'));
  expect(told).toMatchObject([
    { code: 'HIDDEN_COLUMNS', column: 1, count: 1 },
    { code: 'HIDDEN_ROWS', column: null, count: 3, rows: [2, 3, 7] },
  ]);
});

test('declared tables are found side by side, with their totals left out', async () => {
  const tables = await tablesOf((sheet) => {
    const columns = [
      { name: 'Item', totalsRowLabel: 'All' },
      { name: 'Sum', totalsRowFunction: 'sum' as const },
    ];
    const rows = (factor: number): (string | number)[][] => [
      ['Pen', factor],
      ['Ink', 2 * factor],
      ['Pad', 3 * factor],
    ];
    sheet.addTable({ name: 'May', ref: 'A2', headerRow: true, totalsRow: true, columns, rows: rows(10) });
    sheet.addTable({ name: 'June', ref: 'D2', headerRow: true, totalsRow: false, columns, rows: rows(7) });
  });
  expect(tables.map(({ declaredName, range, rowCount }) => ({ declaredName, range, rowCount }))).toEqual([
    { declaredName: 'May', range: { top: 1, left: 0, bottom: 5, right: 1 }, rowCount: 3 },
    { declaredName: 'June', range: { top: 1, left: 3, bottom: 4, right: 4 }, rowCount: 3 },
  ]);
});

test('bold rows are the header and totals', async () => {
  const [table] = await tablesOf((sheet) => {
    const bold = (cells: readonly (string | number)[]): void => {
      sheet.addRow([...cells]).font = { bold: true };
    };
    bold(['First', 'Last', 'Born', 'Income']);
    sheet.addRow(['John', 'Galt', new Date('1919-01-21'), 2000]);
    sheet.addRow(['Hank', 'Rearden', new Date('1907-03-04'), 40_000]);
    sheet.addRow(['Dagny', 'Taggart', new Date('1921-12-15'), 10_000]);
    bold(['The lot', '', '', 52_000]);
  });
  expect(table?.dialect.headerRows).toEqual([0]);
  expect(table?.rowCount).toBe(3);
});

test('a first look at a small sheet knows what stands behind its rows, and says the names of declared tables', async () => {
  const input = await inputOf((sheet) => {
    sheet.addRow(['Region', 2023, null]);
    sheet.addRow([null, 'Q1', 'Q2']);
    for (let at = 0; at < inspectOptions.sheetRows * 2; at += 1) sheet.addRow([`R${at}`, at, at * 2]);
    sheet.mergeCells('A1:A2');
    sheet.mergeCells('B1:C1');
    const columns = [{ name: 'Code' }, { name: 'Kind' }];
    sheet.addTable({
      name: 'Kinds',
      ref: 'F1',
      columns,
      rows: [
        ['a', 'Ash'],
        ['b', 'Birch'],
      ],
    });
  });
  const { inspection } = await inspect(input);
  expect(inspection.table.columnNames).toEqual(['Region', '2023 Q1', '2023 Q2']);
  expect(inspection.table.tables?.map(({ name }) => name)).toEqual([undefined, 'Kinds']);
  const { analysis } = await analyze(input);
  expect(namesOf(analysis.tables[0])).toEqual(inspection.table.columnNames);
});
