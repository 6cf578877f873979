import { describe, expect, test } from 'vitest';
import { bulkAccept } from '../../../renderer/state/bulkAccept.ts';
import { driftOf, rowsOf } from '../reviewParts.ts';

describe('accepting all', () => {
  test('takes proposals at or above the threshold and leaves the others', () => {
    const rows = rowsOf([
      { name: 'a', confidence: 0.9 },
      { name: 'b', confidence: 0.899 },
      { name: 'c', confidence: 1 },
    ]);
    expect(bulkAccept(rows, 0.9).columnIndexes).toEqual([0, 2]);
    expect(bulkAccept(rows, 0.9).expectedRight).toBeCloseTo(0.95);
  });

  test.each([
    ['a caution', { name: 'a', cautions: ['values outside the list'] }],
    ['a proposal for review', { name: 'a', state: 'review' as const }],
    ['no field', { name: 'a', field: null }],
    ['a decision already', { name: 'a', status: 'accepted' as const }],
    ['a field of the person', { name: 'a', chosen: 'mine' }],
  ])('leaves out a column with %s', (_, sketch) => {
    expect(bulkAccept(rowsOf([sketch]), 0.5).columnIndexes).toEqual([]);
  });

  test('leaves out both columns that are proposed for one field', () => {
    const rows = rowsOf([{ name: 'a', field: 'same' }, { name: 'b', field: 'same' }, { name: 'c' }]);
    expect(bulkAccept(rows, 0.5).columnIndexes).toEqual([2]);
  });

  test.each([
    ['its field is the model’s idea alone', { name: 'a', origin: 'ai' as const }, []],
    [
      'the model’s vote differs',
      { name: 'a', field: 'x', votes: { rule: { field: 'x', reason: '' }, ai: { field: 'y', reason: '' } } },
      [],
    ],
    [
      'the model agrees',
      { name: 'a', field: 'x', votes: { rule: { field: 'x', reason: '' }, ai: { field: 'x', reason: '' } } },
      [0],
    ],
  ])('takes no column where %s, unless both say the same', (_, sketch, taken) => {
    expect(bulkAccept(rowsOf([sketch]), 0.5).columnIndexes).toEqual(taken);
  });

  test('leaves out a column that changed since the approved version', () => {
    const rows = rowsOf([{ name: 'a' }, { name: 'b' }], { drift: driftOf(0, 'a') });
    expect(bulkAccept(rows, 0.5).columnIndexes).toEqual([1]);
  });
});
