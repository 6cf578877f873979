import { expect, test } from 'vitest';
import { headClasses } from '../../../../core/dialect/header/headClasses.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

const structure: TableStructure = {
  headerRows: [2],
  firstDataRow: 3,
  skippedRows: [0, 4, 5, 7],
  groupRows: [4],
  derivedRows: [5],
  headerMargin: 1,
  columnNames: ['Name', 'Amount'],
};

const records = [
  ['Sales report', ''],
  ['', ' '],
  ['Name', 'Amount'],
  ['Anna', '3'],
  ['North', ''],
  ['Total', '3'],
  ['Ben', '4'],
  ['Source: ledger', ''],
];

test('each of the first records is said to be what the reading takes it for', () => {
  expect(headClasses(records, structure)).toEqual([
    'metadata',
    'empty',
    'header',
    'data',
    'group',
    'derived',
    'data',
    'notes',
  ]);
});

test('records of a table that stands below are no data of this one', () => {
  const classes = headClasses(records, { ...structure, span: { first: 0, end: 6 } });
  expect(classes.slice(5)).toEqual(['derived', 'notes', 'notes']);
});

test('a header that is said again among the data is a header', () => {
  const classes = headClasses(records, { ...structure, skippedRows: [0, 6], repeatedHeaders: [6] });
  expect(classes[6]).toBe('header');
});
