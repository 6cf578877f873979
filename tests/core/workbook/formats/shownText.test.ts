import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownFormats } from '../../../../core/workbook/formats/shownText.ts';

const shown = (code: string, value: number | string, system: 1900 | 1904 = 1900): string => {
  const format = shownFormats(system)(code);
  return typeof value === 'number' ? format.number(value) : format.text(value);
};

describe('numbers without a format', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-12, '-12'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333'],
    [-1 / 3, '-0.333333333'],
    [12_345_678.123456, '12345678.12'],
    [99_999_999_999, '99999999999'],
    [100_000_000_000, '1E+11'],
    [123_456_789_012, '1.23457E+11'],
    [0.0001, '0.0001'],
    [0.000012345678, '1.23457E-05'],
    [1e300, '1E+300'],
  ])('%d is shown as %j', (value, text) => {
    expect(shown('General', value)).toBe(text);
  });

  test('are shown the same under any spelling of General and under a code that is too long', () => {
    for (const code of ['', 'GENERAL', 'general', '0'.repeat(2000)]) expect(shown(code, 1.5)).toBe('1.5');
  });
});

describe('numbers with a format', () => {
  test.each([
    ['0.00', 1.005, '1.01'],
    ['#,##0.0000', 1.26805, '1.2681'],
    ['0.0%', 0.125, '12.5%'],
    ['#,##0.0,,"M"', 1_234_567, '1.2M'],
    ['00000', 7, '00007'],
    ['000\\-00\\-0000', 123_456_789, '123-45-6789'],
    ['[$€-407] #,##0.00', 1234.5, '€ 1,234.50'],
    ['[$-407]#,##0.00', 1234.5, '1,234.50'],
    ['_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-', -5, '-5.00 kr '],
    ['0*-', 5, '5'],
    ['[Red]-0', -5, '--5'],
    ['0;(0)', -5, '(5)'],
    ['0;-0;"nil"', 0, 'nil'],
    ['[<1]0.00;[>=100]0;0.0', 0.5, '0.50'],
    ['[<1]0.00;[>=100]0;0.0', 50, '50.0'],
    ['[Color10][>5]"high";"low"', 7, 'high'],
    ['0.00E+00', 123_456, '1.23E+05'],
    ['##0.0E+0', 123_456, '123.5E+3'],
    ['# ?/?', 0.5, ' 1/2'],
    ['# ?/?', 3, '3    '],
    ['# ?/2', 0.99, '1    '],
    ['# ?/2', -0.99, '-1    '],
    ['# ??/??', 2.001, '2      '],
    ['0;;', 0, ''],
    [';;;', 5, ''],
    ['"n/a"', 5, 'n/a'],
  ])('%j shows %d as %j', (code, value, text) => {
    expect(shown(code, value)).toBe(text);
  });

  test('are shown plainly where their format makes no sense', () => {
    expect(shown('0;0;0;0;0;0', 1.5)).toBe('1.5');
    expect(shown('[>1]"a";[<-1]"b"', 0.5)).toBe('0.5');
  });
});

describe('dates and times', () => {
  test.each([
    ['yyyy\\-mm\\-dd', 45_000, '2023-03-15'],
    ['[$-409]d\\-mmm\\-yy;@', 45_000, '15-Mar-23'],
    ['dddd, mmmm d, yyyy', 45_000, 'Wednesday, March 15, 2023'],
    ['[$-407]d. mmmm yyyy', 45_000, '15. März 2023'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 45_000, 'Wednesday, March 15, 2023'],
    ['m/d/yyyy', 0, '1/0/1900'],
    ['m/d/yyyy', 60, '2/29/1900'],
    ['h:mm AM/PM', 0.75, '6:00 PM'],
    ['h:mm A/P', 0.25, '6:00 A'],
    ['yyyy-mm-dd hh:mm:ss.000', 45_000.5, '2023-03-15 12:00:00.000'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['[h]:mm:ss;@', -1.2, '-28:48:00'],
    ['[mm]:ss', 0.5, '720:00'],
  ])('%j shows %d as %j', (code, value, text) => {
    expect(shown(code, value)).toBe(text);
  });

  test('are plain numbers where the calendar has no such day, and never a row of signs', () => {
    expect(shown('m/d/yyyy', -1)).toBe('-1');
    expect(shown('m/d/yyyy', 2_958_466)).toBe('2958466');
  });

  test('count from 1904 where the workbook does', () => {
    expect(shown('yyyy-mm-dd', 0, 1904)).toBe('1904-01-01');
    expect(shown('yyyy-mm-dd', 43_538, 1904)).toBe('2023-03-15');
    expect(shown('yyyy-mm-dd', -1, 1904)).toBe('-1904-01-02');
    expect(shown('[h]:mm', 1, 1904)).toBe('24:00');
  });
});

describe('texts', () => {
  test.each([
    ['General', 'abc', 'abc'],
    ['@', '007', '007'],
    ['0.00', 'abc', 'abc'],
    ['0.00;@', 'abc', 'abc'],
    [';;;"x "@', 'abc', 'x abc'],
    ['0;-0;0;@" kg"', 'abc', 'abc kg'],
    [';;;', 'abc', ''],
    ['_(@_)', 'abc', ' abc '],
  ])('%j shows a text as %j', (code, text, expected) => {
    expect(shown(code, text)).toBe(expected);
  });
});

test('the same value is shown in the same way however many came before it', () => {
  const format = shownFormats(1900)('0.00');
  for (let value = 0; value < 10_000; value += 1) format.number(value);
  expect(format.number(3)).toBe('3.00');
});

test('no code and no number is in the way of an answer', () => {
  const marks = fc.constantFrom(
    ...'0#?.,%/;@"\\_*[]()-+ EeyYmMdhsgGbAP:$<>=1é年'.split(''),
    'General',
    '[h]',
    'AM/PM',
    '[Red]',
    '[>1]',
  );
  fc.assert(
    fc.property(
      fc.array(marks, { maxLength: 20 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (code, value) => {
        const text = shown(code.join(''), value);
        expect(text).toBeTypeOf('string');
        expect(text).not.toContain('\uffff');
      },
    ),
  );
});
