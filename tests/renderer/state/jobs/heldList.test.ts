import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldList } from '../../../../renderer/state/jobs/heldList.ts';

const always = (): boolean => true;

describe('a list that is held', () => {
  test('lets new rows wait and counts them', () => {
    expect(heldList(['b', 'a'], ['d', 'c', 'b', 'a'], always)).toEqual({
      keys: ['b', 'a'],
      added: 2,
      gone: 0,
    });
  });

  test('keeps a row that no longer belongs, for as long as it is known', () => {
    expect(heldList(['b', 'a'], ['a'], always)).toEqual({ keys: ['b', 'a'], added: 0, gone: 1 });
    expect(heldList(['b', 'a'], ['a'], (key) => key !== 'b')).toEqual({ keys: ['a'], added: 0, gone: 0 });
  });

  test('takes in at once what comes below its last row', () => {
    expect(heldList(['b', 'a'], ['b', 'a', 'z'], always)).toEqual({
      keys: ['b', 'a', 'z'],
      added: 0,
      gone: 0,
    });
  });

  test('shows everything where it was empty', () => {
    expect(heldList([], ['b', 'a'], always)).toEqual({ keys: ['b', 'a'], added: 0, gone: 0 });
  });

  test('is the very same while nothing happens', () => {
    const keys = ['b', 'a'];
    expect(heldList(keys, ['b', 'a'], always).keys).toBe(keys);
  });

  test('never moves a row that it shows, whatever comes and goes', () => {
    const lists = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(lists, lists, (shown, wanted) => {
        const { keys, added, gone } = heldList(shown, wanted, always);
        expect(keys.slice(0, shown.length)).toEqual(shown);
        expect(keys.length - gone + added).toBe(wanted.length);
      }),
    );
  });
});
