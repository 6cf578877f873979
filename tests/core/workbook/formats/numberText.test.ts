import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generalFormat, readNumberFormat } from '../../../../core/workbook/formats/numberFormat.ts';
import { isoCellText, numberText, shortestText } from '../../../../core/workbook/formats/numberText.ts';

function text(raw: string, code = 'General', system: 1900 | 1904 = 1900): string {
  return numberText(raw, readNumberFormat(code), system);
}

test.each([
  ['1', '1'],
  ['-0', '0'],
  ['0.30000000000000004', '0.3'],
  ['1.10', '1.1'],
  ['1234.5600000000001', '1234.56'],
  ['1E3', '1000'],
  ['1.5E-7', '0.00000015'],
  ['1.2345678901234E+25', '1.2345678901234E+25'],
  ['123456789012345678', '123456789012346000'],
  [' 7 ', '7'],
  ['abc', 'abc'],
  ['1.', '1'],
  ['.5', '0.5'],
  ['-.5', '-0.5'],
  ['007', '7'],
  ['', ''],
])('a plain %j reads %j', (raw, expected) => {
  expect(text(raw)).toBe(expected);
});

test('a number keeps its value to 15 digits and its text is stable', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e308, max: 1e308 }), (value) => {
      const once = numberText(String(value), generalFormat, 1900);
      expect(Number(once)).toBe(Number(value.toPrecision(15)) + 0);
      expect(numberText(once, generalFormat, 1900)).toBe(once);
      expect(once).toBe(shortestText(value));
    }),
    { numRuns: 2000 },
  );
});

test('short decimals keep their spelling', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (digits, places) => {
        const raw = String(digits / 10 ** places);
        expect(numberText(raw, generalFormat, 1900)).toBe(
          raw.includes('e') ? numberText(raw, generalFormat, 1900) : raw,
        );
      },
    ),
  );
});

test.each([
  ['0.125', '0%', '12.5%'],
  ['0.07', '0%', '7%'],
  ['-0.5', '0.00%', '-50%'],
  ['7', '000', '007'],
  ['12345', '000', '12345'],
  ['7.5', '000', '7.5'],
  ['-7', '000', '-7'],
  ['45292', 'm/d/yy', '2024-01-01'],
  ['45292.75', 'm/d/yy', '2024-01-01 18:00:00'],
  ['45292', 'm/d/yy h:mm', '2024-01-01 00:00:00'],
  ['45292.999999', 'm/d/yy', '2024-01-02'],
  ['45292.5000001157', 'm/d/yy h:mm', '2024-01-01 12:00:00'],
  ['45292.5000001157', 'yyyy-mm-dd hh:mm:ss.000', '2024-01-01 12:00:00.010'],
  ['0.25', 'h:mm', '06:00:00'],
  ['45292.25', 'h:mm', '2024-01-01 06:00:00'],
  ['1.25', '[h]:mm', '30:00:00'],
  ['-0.5', '[h]:mm', '-12:00:00'],
  ['1', 'm/d/yy', '1900-01-01'],
  ['59', 'm/d/yy', '1900-02-28'],
  ['60', 'm/d/yy', '1900-02-29'],
  ['61', 'm/d/yy', '1900-03-01'],
  ['0', 'm/d/yy', '1900-01-00'],
  ['2958465', 'm/d/yy', '9999-12-31'],
  ['2958466', 'm/d/yy', '2958466'],
  ['-1', 'm/d/yy', '-1'],
  ['n/a', 'm/d/yy', 'n/a'],
])('%s in the format %j reads %j', (raw, code, expected) => {
  expect(text(raw, code)).toBe(expected);
});

test('counts from 1904 where the workbook does', () => {
  expect(text('0', 'm/d/yy', 1904)).toBe('1904-01-01');
  expect(text('43830', 'm/d/yy', 1904)).toBe('2024-01-01');
});

test.each([
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T00:00:00', '2024-01-01'],
  ['2024-01-01T00:00:00.000Z', '2024-01-01'],
  ['2024-01-01T08:15:00Z', '2024-01-01 08:15:00'],
  ['2024-01-01T08:15:00.5', '2024-01-01 08:15:00.5'],
  ['soon', 'soon'],
])('an ISO cell %j reads %j', (raw, expected) => {
  expect(isoCellText(raw)).toBe(expected);
});

test('the largest numbers and those beyond them are never called infinite', () => {
  expect(numberText('1.7976931348623151e308', generalFormat, 1900)).toBe('1.7976931348623151E+308');
  expect(numberText('1.7976931348623151e308', readNumberFormat('0%'), 1900)).toBe('1.7976931348623151E+308');
  expect(numberText('1e999', readNumberFormat('0%'), 1900)).toBe('1e999');
});
