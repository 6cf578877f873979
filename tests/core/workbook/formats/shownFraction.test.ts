import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFraction } from '../../../../core/workbook/formats/shownFraction.ts';
import { shownFormats } from '../../../../core/workbook/formats/shownText.ts';

const shown = (code: string, value: number): string => shownFormats(1900)(code).number(value);

test.each([
  ['# ?/?', true],
  ['#\\ ??/100', true],
  ['?/8', true],
  ['# ?/?" in"', true],
  ['0.00', false],
  ['m/d/yyyy', false],
  ['0"/"0', false],
  ['0\\/0', false],
])('%j shows fractions: %s', (code, expected) => {
  expect(isFraction(code)).toBe(expected);
});

test.each([
  ['# ??/??', 3.98, '3 49/50'],
  ['# ??/??', -3.98, '-3 49/50'],
  ['# ???/???', 302.95, '302  19/20 '],
  ['# ??/??', 0.99, ' 98/99'],
  ['# ??/??', -0.99, '- 98/99'],
  ['? ??/??', 0.99, '  98/99'],
  ['0 ??/??', 0.99, '0 98/99'],
  ['# ??/100', 9.97, '9 97/100'],
  ['# ??/16', 0.96, ' 15/16'],
  ['# ?/?', 9.999, '10    '],
  ['# ?/8', 1.5, '1 4/8'],
  ['??/??', 1.5, ' 3/2 '],
  ['# ?/2', 0.0001, '0    '],
  ['# ??/??', 0, '0      '],
])('%j shows %d as %j', (code, value, expected) => {
  expect(shown(code, value)).toBe(expected);
});

test('the whole and the fraction that are shown add up to the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (thousandths, isNegative) => {
      const value = ((isNegative ? -1 : 1) * thousandths) / 1000;
      const [, sign = '', whole = '', over = '0', under = '1'] =
        /^(-?)\s*(\d*)\s*(?:(?:^|\s)(\d+)\/(\d+))?\s*$/.exec(shown('# ???/???', value)) ?? [];
      const size = Number(whole) + Number(over) / Number(under);
      expect(Math.abs((sign === '-' ? -size : size) - value)).toBeLessThan(0.001_001);
    }),
    { numRuns: 2000 },
  );
});
