import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../core/values/numbers/parseNumber.ts';
import { readNumber } from '../../../../core/values/numbers/readNumber.ts';

describe('parseNumber', () => {
  it.each([
    ['1,234.50', '.', 1234.5],
    ['1.234,50', ',', 1234.5],
    ['12,34,567', '.', 1_234_567],
    ['1 234,5', ',', 1234.5],
    ['1\u202f234', ',', 1234],
    ["1'234.5", '.', 1234.5],
    ['$5', '.', 5],
    ['-$1,000', '.', -1000],
    ['5 EUR', '.', 5],
    ['US$ 3', '.', 3],
    ['20%', '.', 0.2],
    ['(3.00)', '.', -3],
    ['3-', '.', -3],
    ['\u22123', '.', -3],
    ['1e-5', '.', 0.00001],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
    ['007', '.', 7],
    [' 42 ', '.', 42],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
  ] as const)('reads %s with the mark %s', (text, mark, value) => {
    expect(parseNumber(text, mark)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '$',
    '.',
    'abc',
    '1.2.3',
    '1,23',
    '12,345,67',
    '1 23',
    '1-2',
    '--1',
    '(-1)',
    '1e',
    '1e9999',
    '12O.50',
    '$5 USD',
    '%',
  ])('takes %j for no number', (text) => {
    expect(parseNumber(text, '.')).toBeUndefined();
  });

  it('reads back every number that is written out', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(parseNumber(String(value), '.')).toBe(value === 0 ? Number(String(value)) : value);
      }),
    );
  });

  it('reads a number grouped in thousands as the number without groups, under either mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const grouped = String(whole).replace(/\B(?=(?:\d{3})+$)/gu, ',');
        const fraction = String(cents).padStart(2, '0');
        const expected = Number(`${whole}.${fraction}`);
        expect(parseNumber(`${grouped}.${fraction}`, '.')).toBe(expected);
        expect(parseNumber(`${grouped.replaceAll(',', '.')},${fraction}`, ',')).toBe(expected);
      }),
    );
  });

  it('never throws and never gives a number that is not finite', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0 1 2 9 . , - ( ) % $ € e E + '".split(' '), ' ') }),
        (text) => {
          const value = parseNumber(text, '.');
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });
});

describe('readNumber', () => {
  it('keeps both readings of a text whose mark may be either', () => {
    expect(readNumber('1.234')).toMatchObject({
      point: 1.234,
      comma: 1234,
      pointDecimals: 3,
      commaDecimals: 0,
    });
  });

  it('says how a number is written', () => {
    expect(readNumber('($1,234.50)')).toMatchObject({
      currency: '$',
      negative: 'parentheses',
      grouping: 'comma',
    });
    expect(readNumber('12,34,567')).toMatchObject({ grouping: 'indian' });
    expect(readNumber('007')).toMatchObject({ leadingZero: true });
  });
});
