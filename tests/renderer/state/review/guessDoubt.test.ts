import { expect, test } from 'vitest';
import type { Inspection } from '../../../../core/contract/views.ts';
import { doubtfulGuesses } from '../../../../renderer/state/review/guessDoubt.ts';
import { commaDialect } from '../../reviewParts.ts';

const inspection: Inspection = {
  kind: 'delimited',
  sheets: [],
  table: {
    name: 'a.csv',
    sheetIndex: null,
    dialect: { ...commaDialect, margin: 0.1, headerMargin: 0.2, encodingMargin: 0.9 },
    columnNames: ['a'],
    headRecords: [],
  },
};

test('guesses that lead their runner-up by little are doubtful until somebody settles them', () => {
  expect(doubtfulGuesses(inspection, {})).toEqual(['delimiter', 'header']);
  expect(doubtfulGuesses(inspection, { delimiter: ';' })).toEqual(['header']);
  expect(doubtfulGuesses(inspection, { delimiter: ';', headerRows: [] })).toEqual([]);
});

test('a workbook has no delimiter to doubt, but its sheet may be another one', () => {
  expect(doubtfulGuesses({ ...inspection, kind: 'workbook', sheetMargin: 0.3 }, { headerRows: [0] })).toEqual(
    ['sheet'],
  );
});
