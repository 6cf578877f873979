import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumberFormat } from '../../../../core/workbook/formats/numberFormat.ts';
import { numberText } from '../../../../core/workbook/formats/numberText.ts';
import { readNumberText } from '../../../../core/workbook/formats/readNumberText.ts';

const codes = [
  'General',
  '0.00',
  '0.0%',
  '00000',
  'yyyy-mm-dd',
  'm/d/yyyy h:mm',
  'h:mm:ss',
  'hh:mm:ss.000',
  '[h]:mm',
];
const systems = fc.constantFrom<(1900 | 1904)[]>(1900, 1904);

function thereAndBack(value: number, code: string, system: 1900 | 1904): number | undefined {
  const format = readNumberFormat(code);
  return readNumberText(numberText(String(value), format, system), format, system);
}

test('a number of up to 15 digits comes back from its text, under every format that shows all of it', () => {
  const numbers = fc
    .tuple(
      fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
      fc.integer({ min: -30, max: 30 }),
    )
    .map(([digits, exponent]) => Number(`${digits}e${exponent}`));
  fc.assert(
    fc.property(
      numbers,
      fc.constantFrom('General', '0.00', '0.0%', '00000'),
      systems,
      (value, code, system) => {
        expect(thereAndBack(value, code, system)).toBe(value === 0 ? 0 : value);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a day with a time of whole seconds comes back from its text', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 0, max: 2_957_000 }), fc.integer({ min: 0, max: 86_399 })),
      fc.constantFrom('yyyy-mm-dd', 'm/d/yyyy h:mm', 'h:mm:ss', '[h]:mm'),
      systems,
      ([day, seconds], code, system) => {
        const value = day + seconds / 86_400;
        expect(thereAndBack(value, code, system)).toBeCloseTo(value, 7);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what comes back has the same text, whatever the number and its format', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(...codes),
      systems,
      (value, code, system) => {
        const format = readNumberFormat(code);
        const text = numberText(String(value), format, system);
        const back = readNumberText(text, format, system);
        expect(back).toBeDefined();
        expect(numberText(String(back), format, system)).toBe(text);
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  ['-1.5', 'yyyy-mm-dd', -1.5],
  ['1900-02-29', 'yyyy-mm-dd', 60],
  ['1900-01-00', 'yyyy-mm-dd', 0],
  ['12:00:00', 'h:mm', 0.5],
  ['36:00:00', '[h]:mm', 1.5],
  ['-36:00:00', '[h]:mm', -1.5],
  ['0.1%', '0%', 0.001],
  ['00042', '00000', 42],
  ['-42', '00000', -42],
  ['1.5E+30', 'General', 1.5e30],
])('%j under %j is %d', (text, code, value) => {
  expect(readNumberText(text, readNumberFormat(code), 1900)).toBe(value);
});

test.each([
  ['', 'General'],
  ['abc', 'General'],
  ['007', 'General'],
  ['+1', 'General'],
  ['1e5', 'General'],
  ['42', '00000'],
  ['12.50%', '0%'],
  ['2023-02-29', 'yyyy-mm-dd'],
  ['2023-03-15T12:00:00', 'yyyy-mm-dd hh:mm'],
  ['25:00', 'h:mm'],
  ['#N/A', 'yyyy-mm-dd'],
])('%j under %j is no number but text', (text, code) => {
  expect(readNumberText(text, readNumberFormat(code), 1900)).toBeUndefined();
});
