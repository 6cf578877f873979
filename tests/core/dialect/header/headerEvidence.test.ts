import { expect, test } from 'vitest';
import { detectStructure } from '../../../../core/dialect/structure/detectStructure.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';
import type { Range } from '../../../../core/model/range.ts';
import { plainLayout, type SheetLayout } from '../../../../core/model/sheet.ts';

function structureOf(text: string, layout: Partial<SheetLayout> = {}): TableStructure {
  const records = text.split('\n').map((line) => (line === '' ? [] : line.split('|')));
  return detectStructure(records, { complete: true, layout: { ...plainLayout, ...layout } });
}

function range(...[top, left, bottom, right]: readonly [number, number, number, number]): Range {
  return { top, left, bottom, right };
}

/** By its cells alone, the first row of data is taken for a part of the header. */
const people = [
  'First|Last|Out|Born|Income',
  'John|Galt|TRUE|1919-01-21|2000',
  'Hank|Rearden|FALSE|1907-03-04|40000',
  'Dagny|Taggart|FALSE|1921-12-15|10000',
].join('\n');

test('a bold row over plain ones is the header', () => {
  expect(structureOf(people).headerRows).toEqual([0, 1]);
  const { headerRows, firstDataRow, headerRunnerUp } = structureOf(people, { markedRows: [0] });
  expect({ headerRows, firstDataRow, headerRunnerUp }).toEqual({
    headerRows: [0],
    firstDataRow: 1,
    headerRunnerUp: [0, 1],
  });
});

test('a bold row below remarks of key and value is the header', () => {
  const text = `Made by|Ada\nMonth|May\n\n${people}`;
  expect(structureOf(text, { markedRows: [3] }).headerRows).toEqual([3]);
});

test('a filter begins at the header', () => {
  expect(structureOf(`Report of|March\n\n${people}`, { filter: range(2, 0, 5, 4) }).headerRows).toEqual([2]);
});

test('frozen and printed rows speak for the last one of them', () => {
  const text = 'Word|Meaning\nbonjour|hello there\nmerci|thank you so much\nchat|cat';
  const plain = structureOf(text);
  expect(plain.headerRows).toEqual([0]);
  expect(structureOf(text, { frozenRows: 1 }).headerMargin).toBeGreaterThan(plain.headerMargin);
  expect(structureOf(text, { titleRows: [0, 0] }).headerMargin).toBeGreaterThan(plain.headerMargin);
});

test('over text alone one sign does not make a row of data the header', () => {
  const text = 'Title|Editor\nTom Jones|H. Fielding\nThe Castle|F. Kafka\nSaved|E. Bond\nEmma|J. Austen';
  expect(structureOf(text, { frozenRows: 3 }).headerRows).toEqual([0]);
  expect(structureOf(text, { markedRows: [0, 1] }).headerRows).toEqual([0]);
});

test('a bold pair in a sheet of keys and values is no header', () => {
  const pairs = [
    'Owner|Mirant',
    'Station|Pittsburg',
    'Unit|07',
    'Region|WSCC',
    'Fuel|Gas',
    'Size|751',
    'Start|2002-01-03',
  ];
  expect(structureOf(pairs.join('\n'), { markedRows: [1] }).headerRows).toEqual([]);
});

test('a single text that ends a heading is no row of data', () => {
  const text = '|Week|2012|2013\n|(from|Units|Units\n|May)||\nNorth|1|20|3\nSouth|2|30|5\nEast|3|40|7';
  expect(structureOf(text, { markedRows: [0, 1, 2] }).headerRows).toEqual([0, 1, 2]);
  expect(structureOf(text, { frozenRows: 3 }).headerRows).toEqual([0, 1, 2]);
});

test('a frozen title row is no header', () => {
  const text =
    'Sales by region|confidential\nRegion|Units|Sum|Share\nNorth|1|20|5\nSouth|2|30|6\nEast|3|40|7';
  expect(structureOf(text, { frozenRows: 1 }).headerRows.at(-1)).toBe(1);
});

test('a frozen row of figures is no header', () => {
  const text = 'Region|Units|Sum\nAll|60|900\nNorth|10|200\nSouth|20|300\nEast|30|400';
  const layout = { frozenRows: 2, markedRows: [0, 1], filter: range(1, 0, 4, 2) };
  expect(structureOf(text, layout).headerRows).toEqual([0]);
});

test('marks say nothing where most rows are marked', () => {
  expect(structureOf(people, { markedRows: [0, 1, 2, 3] }).headerRows).toEqual([0, 1]);
});

test('a second line of a header that is not bold stays in it', () => {
  const text = 'Region|Sales|Sales\n|units|sum\nNorth|1|20\nSouth|2|30\nEast|3|40';
  expect(structureOf(text, { markedRows: [0] }).headerRows).toEqual([0, 1]);
});

test('a heading merged over several columns names all of them', () => {
  const text = '|2023||2024|\nRegion|Q1|Q2|Q1|Q2\nNorth|1|2|3|4\nSouth|5|6|7|8';
  const merges = [range(0, 1, 0, 2), range(0, 3, 0, 4)];
  const { headerRows, columnNames } = structureOf(text, { merges });
  expect(headerRows).toEqual([0, 1]);
  expect(columnNames).toEqual(['Region', '2023 Q1', '2023 Q2', '2024 Q1', '2024 Q2']);
});

test('merged headings make the row under them a part of the header', () => {
  const text =
    '|Financial period|||\n|2023||2024|\n|First half|Second half|First half|Second half\nBudget|1|2|3|4\nActual|5|6|7|8';
  const merges = [range(0, 1, 0, 4), range(1, 1, 1, 2), range(1, 3, 1, 4)];
  expect(structureOf(text, { merges }).columnNames).toEqual([
    'column_1',
    'Financial period 2023 First half',
    'Financial period 2023 Second half',
    'Financial period 2024 First half',
    'Financial period 2024 Second half',
  ]);
});

test('a heading runs no further than it is merged', () => {
  const text = 'Cover|Clear cover|\nPart|Size|Depth\nA1|5|3\nA2|7|4\nA3|8|5';
  expect(structureOf(text).columnNames).toEqual(['Cover Part', 'Clear cover Size', 'Clear cover Depth']);
  const merges = [range(0, 0, 0, 1)];
  expect(structureOf('Cover||Depth\nPart|Size|\nA1|5|3\nA2|7|4', { merges }).columnNames).toEqual([
    'Cover Part',
    'Cover Size',
    'Depth',
  ]);
});

test('a heading merged over several lines is one name, and the header goes down to its end', () => {
  const text =
    'Region|Share|Change of costs|\n\n|(%)|from quarter|from baseline (%)\nNorth|1|2|3\nSouth|2|3|4\nEast|4|5|6';
  const merges = [range(0, 0, 2, 0), range(0, 2, 0, 3)];
  const { headerRows, columnNames } = structureOf(text, { merges });
  expect(headerRows).toEqual([0, 2]);
  expect(columnNames).toEqual([
    'Region',
    'Share (%)',
    'Change of costs from quarter',
    'Change of costs from baseline (%)',
  ]);
});

test('a merged heading does not name columns that hold nothing', () => {
  const merges = [range(0, 1, 0, 2)];
  expect(structureOf('Id|Name|\n1|Ada|\n2|Bo|\n3|Cy|', { merges }).columnNames).toEqual([
    'Id',
    'Name',
    'column_3',
  ]);
});

test('a title merged over the whole table is no part of its header', () => {
  const text = `|Contacts|||||\n${people.replaceAll(/^/gm, '|')}`;
  const layout = { merges: [range(0, 1, 0, 5)], markedRows: [0, 1] };
  const { headerRows, columnNames, skippedRows } = structureOf(text, layout);
  expect({ headerRows, skippedRows }).toEqual({ headerRows: [1], skippedRows: [0] });
  expect(columnNames).toEqual(['column_1', 'First', 'Last', 'Out', 'Born', 'Income']);
});

test('bold rows that add up are totals whatever they are called, and others stay data', () => {
  const text =
    'Area|Count|Sum\nNorth|10|200\nSouth|20|300\nThe isles|30|500\nEast|30|400\nWest|40|600\nFar away|50|90';
  expect(structureOf(text).derivedRows).toEqual([]);
  expect(structureOf(text, { markedRows: [0, 3] }).derivedRows).toEqual([3]);
  expect(structureOf(text, { markedRows: [0, 6] }).derivedRows).toEqual([]);
});

test('the row that others fold under is a total where they add up to it', () => {
  const text =
    'Area|Count|Sum\nNorth|10|200\nSouth|20|300\nThe isles|30|500\nEast|30|400\nWest|41|600\nMiddle|50|90';
  const layout = { groupedRows: [[1, 2] as const, [4, 5] as const] };
  expect(structureOf(text, layout).derivedRows).toEqual([3]);
});

test('single bold cells among the rows of a plain table head groups', () => {
  const text =
    'Name|Count|Sum\nFig|1|2\nPear|3|4\nNuts||\nHazel|5|6\nWalnut|7|8\nPecan|9|9\nOthers||\nOlive|1|3';
  expect(structureOf(text).groupRows).toEqual([]);
  expect(structureOf(text, { markedRows: [0, 3] }).groupRows).toEqual([3]);
  expect(structureOf(text, { markedRows: [0, 3, 7] }).groupRows).toEqual([3, 7]);
});

test('a text that is merged over the whole table heads the rows below it', () => {
  const text = 'Name|Count|Sum\nFig|1|2\nPear|3|4\nNuts||\nHazel|5|6\nWalnut|7|8\nPecan|9|9';
  expect(structureOf(text, { merges: [range(3, 0, 3, 2)] }).groupRows).toEqual([3]);
  expect(structureOf(text, { merges: [range(3, 0, 3, 1)] }).groupRows).toEqual([]);
});
