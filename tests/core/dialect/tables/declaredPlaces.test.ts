import { expect, test } from 'vitest';
import {
  type TablesFound,
  type TablesOptions,
  detectTables,
} from '../../../../core/dialect/tables/detectTables.ts';
import { type DeclaredTable, plainLayout } from '../../../../core/model/sheet.ts';
import { readReference } from '../../../../core/workbook/cells/sheetReference.ts';

/** `Name A1:B9` or, with a totals row, `Name A1:B9 total`; `bare` for one without a header. */
function declared(...said: readonly string[]): readonly DeclaredTable[] {
  return said.map((one) => {
    const [name = '', reference = '', mark] = one.split(' ');
    const range = readReference(reference) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    return { name, range, headerRows: mark === 'bare' ? 0 : 1, totalsRows: mark === 'total' ? 1 : 0 };
  });
}

function tablesOf(
  text: string,
  tables: readonly DeclaredTable[],
  options: Partial<TablesOptions> = {},
): TablesFound {
  const records = text.split('\n').map((line) => (line === '' ? [] : line.split('|')));
  return detectTables(records, { complete: true, layout: { ...plainLayout, tables }, ...options });
}

function told({ tables }: TablesFound): readonly unknown[] {
  return tables.map(({ structure: { headerRows, firstDataRow, columnNames, span }, panel, name }) => [
    name,
    headerRows,
    firstDataRow,
    columnNames.join('|'),
    panel === null ? 'all' : [panel.left, panel.right],
    span === undefined ? 'all' : [span.first, span.end],
  ]);
}

const people = 'First|Last|Born\nJohn|Galt|1919-01-21\nHank|Rearden|1907-03-04\nDagny|Taggart|1921-12-15';

test('the header of a declared table is what it says, and what stands above is its title', () => {
  const found = tablesOf(`Jon|1986-06-27|375\n\n${people}`, declared('People A3:C6'));
  expect(told(found)).toEqual([['People', [2], 3, 'First|Last|Born', 'all', 'all']]);
  expect(found.tables[0]?.structure.skippedRows).toEqual([0]);
});

test('its totals row is left out, and so are the notes below it', () => {
  const text = 'Area|Sum\nNorth|3\nSouth|5\nMean|4\n\nchecked in May';
  const { tables } = tablesOf(text, declared('Areas A1:B4 total'));
  expect(tables.map(({ structure: { skippedRows, derivedRows } }) => ({ skippedRows, derivedRows }))).toEqual(
    [{ skippedRows: [3, 5], derivedRows: [3] }],
  );
  const [kept] = tablesOf(text, declared('Areas A1:B4 total'), { innerRows: 'data' }).tables;
  expect(kept?.structure.derivedRows ?? []).toEqual([]);
});

test('a totals row behind the records that were looked at is left out, too', () => {
  const [table] = tablesOf('Area|Sum\nNorth|3\nSouth|5', declared('Areas A1:B900 total'), {
    complete: false,
  }).tables;
  expect(table?.structure.skippedRows).toEqual([899]);
  expect(table?.structure.span).toEqual({ first: 0, end: null });
});

test('a declared table without a header has none', () => {
  expect(told(tablesOf('North|3\nSouth|5', declared('Areas A1:B2 bare')))).toEqual([
    ['Areas', [], 0, 'column_1|column_2', 'all', 'all'],
  ]);
});

test('tables declared side by side are tables, whatever their cells', () => {
  const text = '||Id|Price||Code|Name\n||1|9.5||a|Ash\n||2|8.5||b|Birch\n||3|7.5||c|Cedar';
  expect(told(tablesOf(text, declared('Prices C1:D4', 'Trees F1:G4')))).toEqual([
    ['Prices', [0], 1, 'Id|Price', [2, 3], [0, 4]],
    ['Trees', [0], 1, 'Code|Name', [5, 6], [0, 4]],
  ]);
});

test('tables declared one under another are tables without a blank line between them', () => {
  const text = 'Id|Price\n1|9.5\n2|8.5\nId|Price\n7|1.5\n8|2.5';
  expect(told(tablesOf(text, declared('Old A1:B3', 'New A4:B6')))).toEqual([
    ['Old', [0], 1, 'Id|Price', 'all', [0, 3]],
    ['New', [3], 4, 'Id|Price', 'all', [3, 6]],
  ]);
});

test('a list declared beside a table does not cut it in two', () => {
  const rows = Array.from(
    { length: 9 },
    (_, row) => `Case ${row}|${row * 7}|${row === 3 || row === 4 ? '|x' : ''}`,
  );
  const text = ['Case|Sum||', ...rows].join('\n').replace('Case 2|14|', 'Case 2|14||Kind');
  expect(told(tablesOf(text, declared('Kinds D4:D6')))).toEqual([
    [undefined, [0], 1, 'Case|Sum', [0, 1], [0, 10]],
    ['Kinds', [3], 4, 'Kind', [3, 3], [3, 6]],
  ]);
});

test('a table that nobody declared stands below or above one that somebody did', () => {
  const text = `${people}\n\nItem|Units\nPen|3\nInk|4\nPad|5`;
  expect(told(tablesOf(text, declared('Items A6:B9')))).toEqual([
    [undefined, [0], 1, 'First|Last|Born', 'all', [0, 5]],
    ['Items', [5], 6, 'Item|Units', 'all', [5, 9]],
  ]);
});

test('rows that were added below a declared table are of it', () => {
  const [table] = tablesOf(people, declared('People A1:C2')).tables;
  expect(table?.structure.span).toBe(undefined);
  expect(told(tablesOf(`${people}\n\nsource: the office`, declared('People A1:C2')))).toEqual([
    ['People', [0], 1, 'First|Last|Born', 'all', 'all'],
  ]);
});

test('a declared table that makes no sense changes nothing', () => {
  const plain = tablesOf(people, []);
  const senseless = [
    'OneRow A1:C1',
    'Outside A50:C60',
    'Beside Q1:S4',
    'NoHeader A20:C21',
    'NoData A1:C2 total',
  ];
  for (const one of senseless) expect([one, tablesOf(people, declared(one))]).toEqual([one, plain]);
});

test('of tables that lie over another the first one counts', () => {
  expect(told(tablesOf(people, declared('People A1:C4', 'Over B2:C4')))).toHaveLength(1);
});

test('a person may choose another header in a declared table, and one outside of all of them', () => {
  const text = `Report|of May\n\n${people}`;
  const tables = declared('People A3:C6');
  expect(told(tablesOf(text, tables, { headerRows: [3] }))).toEqual([
    ['People', [3], 4, 'John|Galt|1919-01-21', 'all', 'all'],
  ]);
  const below = tablesOf(`${people}\n\n\nnote|of May`, declared('People A1:C2 total'), { headerRows: [6] });
  expect(below.tables[0]?.structure.headerRows).toEqual([6]);
});
