import { expect, test } from 'vitest';
import type { Inspection, TableAnalysis } from '../../../../core/contract/views.ts';
import { skippedRows } from '../../../../renderer/state/inbox/skippedRows.ts';
import { commaDialect } from '../../reviewParts.ts';

const dialect = { ...commaDialect, headerRows: [2], firstDataRow: 3, skippedRows: [0, 2, 5, 9, 12] };
const head: Inspection['table'] = {
  name: 'a.csv',
  sheetIndex: null,
  dialect: { ...dialect, skippedRows: [0, 5] },
  columnNames: ['a'],
  headRecords: [],
};
const table = {
  dialect,
  range: { top: 2, left: 0, bottom: 9, right: 0 },
} as Pick<TableAnalysis, 'dialect' | 'range' | 'sheets'>;

test('rows that are left out are told by where they stand, the header aside', () => {
  expect(skippedRows(head, table, {})).toEqual({ above: [0], inside: [5, 9], below: [12], endedAt: null });
});

test('before every row was read, what the head tells is told', () => {
  expect(skippedRows(head, null, {})).toEqual({ above: [0], inside: [5], below: [], endedAt: null });
});

test('the end that a person set is told, unless it stands before the data', () => {
  expect(skippedRows(head, table, { lastDataRow: 7 }).endedAt).toBe(7);
  expect(skippedRows(head, table, { lastDataRow: 1 }).endedAt).toBeNull();
});
