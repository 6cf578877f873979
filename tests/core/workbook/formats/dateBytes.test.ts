import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvBytes } from '../../../../core/workbook/bytes/csvBytes.ts';
import { writeDate } from '../../../../core/workbook/formats/dateBytes.ts';
import { readNumberFormat } from '../../../../core/workbook/formats/numberFormat.ts';
import { numberText } from '../../../../core/workbook/formats/numberText.ts';
import type { DateSystem } from '../../../../core/workbook/formats/serialDate.ts';

const codes = [
  'yyyy-mm-dd',
  'yyyy-mm-dd hh:mm:ss',
  'd.m.yy h:mm:ss.000',
  'h:mm',
  'hh:mm:ss.00',
  '0.0%',
  '[h]:mm',
];

function written(raw: string, code: string, system: DateSystem): string | undefined {
  const out = new CsvBytes();
  const bytes = new TextEncoder().encode(raw);
  const range = { bytes, start: 0, end: bytes.length };
  const isWritten = writeDate(out, range, { kind: readNumberFormat(code), system });
  return isWritten ? new TextDecoder().decode(out.present) : undefined;
}

const raw = fc.oneof(
  fc.integer({ min: -5, max: 3_000_000 }).map(String),
  fc.double({ min: 0, max: 3_000_000, noNaN: true }).map((value) => value.toFixed(10)),
  fc.double({ min: 0, max: 1, noNaN: true }).map(String),
  fc.tuple(fc.nat(60_000), fc.nat(86_400_000)).map(([day, ms]) => String(day + ms / 86_400_000)),
  fc.constantFrom('', '.', '1.', '.5', '1e3', '60', '61', '60.9999999', '45291.999999', '2958465.9999999'),
);

test('dates are written from bytes as they are from numbers', () => {
  fc.assert(
    fc.property(
      raw,
      fc.constantFrom(...codes),
      fc.constantFrom<DateSystem>(1900, 1904),
      (text, code, system) => {
        const plain = numberText(text, readNumberFormat(code), system);
        expect(written(text, code, system) ?? plain).toBe(plain);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('the dates that files have are all written from bytes', () => {
  expect(written('45292', 'yyyy-mm-dd', 1900)).toBe('2024-01-01');
  expect(written('45292', 'yyyy-mm-dd', 1904)).toBe('2028-01-02');
  expect(written('45292.5729166667', 'yyyy-mm-dd hh:mm', 1900)).toBe('2024-01-01 13:45:00');
  expect(written('0.25', 'h:mm', 1900)).toBe('06:00:00');
  expect(written('60', 'yyyy-mm-dd', 1900)).toBeUndefined();
  expect(written('0.5', '0%', 1900)).toBeUndefined();
});
