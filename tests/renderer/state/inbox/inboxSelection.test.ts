import { describe, expect, test } from 'vitest';
import {
  pickedKeys,
  pickRow,
  type RowSelectionState,
} from '../../../../renderer/state/inbox/inboxSelection.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const none: RowSelectionState = { cursor: 'b', anchor: null, selected: new Set() };

describe('picking rows', () => {
  test('Control adds to what the cursor was on, and takes away again', () => {
    const two = pickRow(none, keys, { key: 'd', how: 'toggle' });
    expect(pickedKeys(two, keys)).toEqual(['b', 'd']);
    expect(pickedKeys(pickRow(two, keys, { key: 'b', how: 'toggle' }), keys)).toEqual(['d']);
  });

  test('Shift goes from where the range began, both ways', () => {
    const down = pickRow(none, keys, { key: 'd', how: 'range' });
    expect(pickedKeys(down, keys)).toEqual(['b', 'c', 'd']);
    expect(pickedKeys(pickRow(down, keys, { key: 'a', how: 'range' }), keys)).toEqual(['a', 'b']);
  });

  test('a plain click lets go of all, and the cursor alone is meant then', () => {
    const down = pickRow(none, keys, { key: 'd', how: 'range' });
    const one = pickRow(down, keys, { key: 'e', how: 'alone' });
    expect(one.selected.size).toBe(0);
    expect(pickedKeys(one, keys)).toEqual(['e']);
  });

  test('means no row that is not listed any more', () => {
    const all = pickRow(none, keys, { key: 'd', how: 'range' });
    expect(pickedKeys(all, ['a', 'c'])).toEqual(['c']);
    expect(pickedKeys(all, [])).toEqual([]);
  });
});
