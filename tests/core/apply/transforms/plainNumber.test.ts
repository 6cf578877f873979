import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainNumber, plainFloat, plainNumber } from '../../../../core/apply/transforms/plainNumber.ts';
import { parseNumber } from '../../../../core/values/numbers/parseNumber.ts';
import { plainFigures } from '../../../../core/values/numbers/plainFigures.ts';

const mark = fc.constantFrom<'.' | ','>('.', ',');
/** Texts made of what numbers are made of, so that many are numbers and most are nearly. */
const numberLike = fc
  .array(
    fc.constantFrom(
      '0',
      '1',
      '12',
      '345',
      '678',
      '.',
      ',',
      ' ',
      '\u00a0',
      "'",
      '-',
      '+',
      '(',
      ')',
      '%',
      '$',
      '€',
      'EUR',
      'kr.',
      'Rs.',
      'e',
      'E-3',
      'e+5',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('plainNumber', () => {
  it.each([
    ['1,234.50', '.', '1234.50'],
    ['1.234,50', ',', '1234.50'],
    ['12,34,567', '.', '1234567'],
    ['1 234 567,8', ',', '1234567.8'],
    ["1'234.5", '.', '1234.5'],
    ['$1,000', '.', '1000'],
    ['-$5.00', '.', '-5.00'],
    ['12,5 €', ',', '12.5'],
    ['Rs 500', '.', '500'],
    ['99 kr', ',', '99'],
    ['(1,234.00)', '.', '-1234.00'],
    ['5-', '.', '-5'],
    ['\u22125', '.', '-5'],
    ['12.5%', '.', '0.125'],
    ['7 %', ',', '0.07'],
    ['100%', '.', '1.00'],
    ['.5', '.', '0.5'],
    ['5.', '.', '5'],
    ['007', '.', '7'],
    ['-0.00', '.', '0.00'],
    ['1e3', '.', '1000'],
    ['1.5E-7', '.', '0.00000015'],
    ['2.50e1', '.', '25.0'],
    ['+3', '.', '3'],
  ] as const)('writes %j read with %j as %j', (text, decimalMark, plain) => {
    expect(plainNumber(text, decimalMark)).toBe(plain);
  });

  it('keeps all digits of an amount that no float can hold', () => {
    expect(plainNumber('12.345.678.901.234.567,89', ',')).toBe('12345678901234567.89');
    expect(plainNumber('-99999999999999999', '.')).toBe('-99999999999999999');
    expect(plainNumber('0.12345678901234567890', '.')).toBe('0.12345678901234567890');
  });

  it('is no number where the mark speaks against it', () => {
    expect(plainNumber('1,5', '.')).toBeUndefined();
    expect(plainNumber('12 apples', '.')).toBeUndefined();
    expect(plainNumber('', '.')).toBeUndefined();
  });

  it('reads exactly what parseNumber reads, and means the same', () => {
    fc.assert(
      fc.property(fc.oneof(numberLike, fc.string()), mark, (text, decimalMark) => {
        const value =
          parseNumber(text, decimalMark) ?? parseNumber(plainFigures(text, decimalMark), decimalMark);
        const plain = plainNumber(text, decimalMark) ?? 'none';
        expect(plain).toMatch(value === undefined ? /^none$/ : /^-?\d+(\.\d+)?$/);
        const apart = value === undefined ? 0 : Math.abs(Number(plain) - value);
        expect(apart).toBeLessThanOrEqual(Math.abs(value ?? 0) * 1e-15);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads its own answers as they are', () => {
    fc.assert(
      fc.property(numberLike, mark, (text, decimalMark) => {
        const plain = plainNumber(text, decimalMark);
        // Longer than a sender's number may be is the answer to an exponent only.
        fc.pre(plain !== undefined && plain.length < 40);
        expect(plainNumber(plain, '.')).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('plainFloat', () => {
  it('writes every float without an exponent, and it comes back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainFloat(value)).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(plainFloat(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('isPlainNumber', () => {
  it('tells the form that plainNumber gives from all others', () => {
    const form = /^(?:0|-?[1-9]\d*|-0(?=\.\d*[1-9]))(?:\.\d+)?$/;
    const digits = fc.constantFrom('0', '00', '1', '05', '-', '.', '', '9.0', '-0');
    fc.assert(
      fc.property(
        fc.array(digits, { maxLength: 5 }).map((parts) => parts.join('')),
        (text) => {
          expect(isPlainNumber(text)).toBe(form.test(text));
        },
      ),
    );
  });
});
