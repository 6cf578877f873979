import { expect, test } from 'vitest';
import { seenCell } from '../../../../renderer/state/columns/seenCell.ts';
import type { SourceRow } from '../../../../core/contract/views.ts';

const row: SourceRow = {
  rowIndex: 0,
  record: 4,
  line: 5,
  byteOffset: 0,
  cells: ['2025-03-01', '0.25', 'Anna', ''],
  shown: ['01.03.2025', '25%', null, ''],
};

test('a cell is seen as the spreadsheet shows it, with the stored text behind', () => {
  expect(seenCell(row, 0, 'shown')).toEqual({ text: '01.03.2025', behind: '2025-03-01' });
  expect(seenCell(row, 1, 'raw')).toEqual({ text: '0.25', behind: '25%' });
});

test('nothing stands behind a cell that is shown as it is stored', () => {
  for (const mode of ['shown', 'raw'] as const) {
    expect(seenCell(row, 2, mode)).toEqual({ text: 'Anna', behind: null });
    expect(seenCell(row, 3, mode)).toEqual({ text: '', behind: null });
  }
});

test('rows of text have one form only, and cells that a row lacks are empty', () => {
  const { shown: _, ...plain } = row;
  expect(seenCell(plain, 0, 'shown')).toEqual({ text: '2025-03-01', behind: null });
  expect(seenCell(plain, 9, 'shown')).toEqual({ text: '', behind: null });
});
