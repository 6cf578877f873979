import { describe, expect, test } from 'vitest';
import { unchangedOpen } from '../../../../renderer/state/review/unchangedLayout.ts';
import { driftOf, reviewOf, viewOf } from '../../reviewParts.ts';

const same = { same: 2, changes: [] };
const columnsOf = (change: Parameters<typeof viewOf>[1], edited = false) => {
  const review = reviewOf(viewOf([{ name: 'a' }, { name: 'b' }], change));
  const rows = review.rows.map((row, at) =>
    edited && at === 0 && row.decision !== null ? { ...row, decision: { ...row.decision, edited } } : row,
  );
  return unchangedOpen({ view: review.view, rows })?.map(({ columnIndex }) => columnIndex) ?? null;
};

describe('a file that is the same as an approved one', () => {
  test('has its open columns accepted with the approval', () => {
    expect(columnsOf({ drift: same })).toEqual([0, 1]);
  });

  test('waits for a person where a column changed, or where none was approved before', () => {
    expect(columnsOf({ drift: driftOf(0, 'a') })).toBeNull();
    expect(columnsOf({ drift: null })).toBeNull();
    expect(columnsOf({ drift: { same: 0, changes: [] } })).toBeNull();
  });

  test('waits for the person who began to change a column', () => {
    expect(columnsOf({ drift: same }, true)).toBeNull();
  });
});
