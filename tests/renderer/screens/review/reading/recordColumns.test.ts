import { expect, test } from 'vitest';
import type { Inspection } from '../../../../../core/contract/views.ts';
import { recordColumns } from '../../../../../renderer/screens/review/reading/recordColumns.tsx';
import { commaDialect } from '../../../reviewParts.ts';

const table: Inspection['table'] = {
  name: 'Roads',
  sheetIndex: 0,
  dialect: commaDialect,
  columnNames: ['Road', 'Length'],
  headRecords: [
    ['Road', 'Length'],
    ['M1', '193', 'beyond'],
  ],
  firstColumn: 25,
};

const headers = (kind: Inspection['kind']): readonly string[] =>
  recordColumns(table, kind).map(({ header }) => header);

test('columns of a sheet have the letters of the spreadsheet, also where others stand to the left', () => {
  expect(headers('workbook').slice(1)).toEqual(['Z: Road', 'AA: Length', 'AB']);
});

test('columns of a text are counted', () => {
  const { firstColumn: _, ...text } = table;
  expect(recordColumns(text, 'delimited').map(({ header }) => header)).toEqual([
    'Record',
    '1: Road',
    '2: Length',
    '3',
  ]);
});
