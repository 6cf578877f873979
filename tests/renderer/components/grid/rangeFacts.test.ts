import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeFacts } from '../../../../renderer/components/grid/rangeFacts.ts';

describe('figures of selected cells', () => {
  test('are exact, and leave out what reads several ways', () => {
    expect(rangeFacts(['0.1', '0.2', '', '-1'])).toEqual({ cells: 4, filled: 3, distinct: 3, sum: '-0.7' });
    expect(rangeFacts(['9007199254740993', '1']).sum).toBe('9007199254740994');
    expect(rangeFacts(['007', '1']).sum).toBeNull();
    expect(rangeFacts(['1,5']).sum).toBeNull();
    expect(rangeFacts(['', '']).sum).toBeNull();
  });

  test('add up like whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1 }), (list) => {
        const sum = list.reduce((total, value) => total + BigInt(value), 0n);
        expect(rangeFacts(list.map(String)).sum).toBe(String(sum));
        expect(rangeFacts(list.map((value) => `${String(value)}.50`.replace('-0.', '0.'))).distinct).toBe(
          new Set(list).size,
        );
      }),
    );
  });
});
