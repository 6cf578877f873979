import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastCell, patternHash, quickRead } from '../../../core/values/quickRead.ts';
import { readCell } from '../../../core/values/readCell.ts';

const pieces = fc.constantFrom(
  '0',
  '1',
  '7',
  '9',
  '12',
  '13',
  '31',
  '99',
  '007',
  '123',
  '999',
  '2024',
  '20240131',
  '.',
  ',',
  '-',
  '/',
  ':',
  ' ',
  '$',
  '%',
  '(',
  ')',
  '+',
  '@',
  '#',
  "'",
  'e',
  'T',
  'Z',
  'AM',
  'Jan',
  'May',
  'CLM',
  'P',
  'EUR',
  'kr',
  'x',
  'th',
  'unknown',
  'N/A',
  'yes',
  'no',
  'a',
  '.de',
  'www.',
  'http://',
  'Smith',
  'ä',
  '\u200b',
);

describe('quickRead', () => {
  it('reads every text as readCell does, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 7 }), (parts) => {
        const text = parts.join('');
        expect(quickRead(text)).toEqual(readCell(text));
        // The same shape with other figures must not be taken for the first.
        for (const digit of ['0', '1', '3', '9']) {
          const other = text.replaceAll(/\d/gu, digit);
          expect(quickRead(other)).toEqual(readCell(other));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads numbers to the last digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('', '$', '-', '(', 'EUR '),
        (value, decimals, sign) => {
          const text = `${sign}${(value / 10 ** decimals).toFixed(decimals)}${sign === '(' ? ')' : ''}`;
          expect(quickRead(text)).toEqual(readCell(text));
        },
      ),
    );
  });

  it('leaves the hash of the pattern', () => {
    quickRead('CLM-2024-x1');
    expect(lastCell).toEqual({ plain: true, pattern: patternHash('AAA-9999-a9') });
    quickRead('Jörg');
    expect(lastCell.plain).toBe(false);
  });
});
