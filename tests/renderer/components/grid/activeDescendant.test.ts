import { expect, test } from 'vitest';
import { activeDescendant } from '../../../../renderer/components/grid/activeDescendant.ts';

const drawn = { rows: { first: 10, last: 30 }, columns: { first: 4, last: 9 }, pinnedCount: 1 };
const at = { header: -1, row: 12, column: 5, hasCells: true };
const activeAt = (change: Partial<typeof at>) => activeDescendant('g', { ...at, ...change }, drawn);

test('the cell with the cursor is told, and the row where cells have no cursor', () => {
  expect(activeAt({})).toBe('g-cell');
  expect(activeAt({ column: 0 })).toBe('g-cell');
  expect(activeAt({ column: -1 })).toBe('g-r12');
});

test('of a row that is being fetched, or whose cell lies beside the window, the row is told', () => {
  expect(activeAt({ hasCells: false })).toBe('g-r12');
  expect(activeAt({ column: 3 })).toBe('g-r12');
});

test('what is not in the document is not told', () => {
  expect(activeAt({ row: 9 })).toBeUndefined();
  expect(activeAt({ row: 31 })).toBeUndefined();
  expect(activeAt({ header: 10 })).toBeUndefined();
  expect(activeAt({ header: 9 })).toBe('g-h9');
  expect(activeAt({ header: 0 })).toBe('g-h0');
});
