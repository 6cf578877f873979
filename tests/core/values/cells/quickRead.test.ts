import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastCell, patternHash, quickRead } from '../../../../core/values/cells/quickRead.ts';
import { type CellReading, readCell } from '../../../../core/values/cells/readCell.ts';

/** Reads a text as a cell somewhere in a batch. Only ASCII is ever given to `quickRead`. */
function quickly(text: string): CellReading {
  const bytes = new TextEncoder().encode(`7,${text}9`);
  if (bytes.length !== text.length + 3) return readCell(text);
  return quickRead({ bytes, from: 2, to: bytes.length - 1, text: () => text });
}

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
  'kr.',
  'Rs. ',
  '0.',
  '2009-10',
  '2013-14',
  '00',
  '###',
  '(Pacific Daylight Time)',
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
        expect(quickly(text)).toEqual(readCell(text));
        // The same shape with other figures must not be taken for the first.
        for (const digit of ['0', '1', '3', '9']) {
          const other = text.replaceAll(/\d/gu, digit);
          expect(quickly(other)).toEqual(readCell(other));
        }
      }),
      { numRuns: 6000 },
    );
  });

  it.each([
    ['0.125', '1.125'],
    ['0,123,456', '1,123,456'],
    ['0.e0', '1.e1'],
    ['0.0 kr.', '1.5 kr.'],
  ])('does not take %s for a pattern of %s', (first, second) => {
    for (const text of [first, second, first]) expect(quickly(text)).toEqual(readCell(text));
  });

  it('reads numbers to the last digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('', '$', '-', '(', 'EUR '),
        (value, decimals, sign) => {
          const text = `${sign}${(value / 10 ** decimals).toFixed(decimals)}${sign === '(' ? ')' : ''}`;
          expect(quickly(text)).toEqual(readCell(text));
        },
      ),
    );
  });

  it('reads numbers of claims and phones with an extension as readCell does, whatever figures came first', () => {
    const figures = fc.constantFrom(
      '1',
      '12',
      '99',
      '007',
      '2013',
      '1913',
      '4413',
      '12345',
      '00000001',
      '5551234',
    );
    const words = fc.constantFrom(
      'CLM-',
      'P',
      '-',
      ' x',
      ' ext. ',
      'X',
      '/',
      '.',
      'May',
      ' pm',
      'EUR ',
      'T',
      ' of ',
      'e',
      '+',
      '(',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(words, figures), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.map((part) => part.join('')).join('');
        for (const one of [text, text.slice(1), text.replaceAll(/\d/gu, '1'), text.replaceAll(/\d/gu, '9')])
          expect(quickly(one)).toEqual(readCell(one));
      }),
      { numRuns: 6000 },
    );
  });

  it('reads long texts as readCell does', () => {
    const words = fc.constantFrom(
      'http://',
      'www.',
      'Fell',
      'a@b.org',
      ' ',
      'ladder',
      '2024-05-31',
      'x'.repeat(70),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (parts) => {
        expect(quickly(parts.join(' '))).toEqual(readCell(parts.join(' ')));
        expect(quickly(parts.join(''))).toEqual(readCell(parts.join('')));
      }),
    );
  });

  it('leaves the hash of the pattern', () => {
    quickly('CLM-2024-x1');
    expect(lastCell).toEqual({ plain: true, pattern: patternHash('AAA-9999-a9') });
    quickly(' CLM');
    expect(lastCell.plain).toBe(false);
  });
});
