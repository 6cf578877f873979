import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoText } from '../../../../core/values/dates/calendar.ts';
import { readFixedPlaces } from '../../../../core/values/dates/fixedPlaces.ts';
import { readDate } from '../../../../core/values/dates/parseDate.ts';

const formats = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'YYYYMMDD',
  'DD/MM/YYYY HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY/MM/DD HH:mm',
  'YYYY',
  'M/D/YYYY',
  'MM/DD/YYYY ss',
  '[on] YYYY-MM-DD',
  'YYYY-MM-DD HH',
  'YYYY-YYYY',
];
const digits = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(String(most).length, '0'));
const written = fc.oneof(
  fc
    .tuple(fc.constantFrom(...formats), digits(9999), digits(13), digits(32), digits(25), digits(61))
    .map(([format, year, month, day, hour, minute]) =>
      format
        .replaceAll('YYYY', year)
        .replace('MM', month)
        .replace('DD', day)
        .replace('HH', hour)
        .replace('mm', minute)
        .replace('ss', minute),
    ),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789-/. :T')), maxLength: 20 }),
);

describe('readFixedPlaces', () => {
  it('says what every reading of the format says, or nothing', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...formats), (text, format) => {
        const value = readDate(text, format);
        const whole = value === undefined ? undefined : isoText(value);
        expect(readFixedPlaces(text, format) ?? whole).toBe(whole);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads dates that are written with all their digits', () => {
    expect(readFixedPlaces('2024-02-29', 'YYYY-MM-DD')).toBe('2024-02-29');
    expect(readFixedPlaces('02/29/2024', 'MM/DD/YYYY')).toBe('2024-02-29');
    expect(readFixedPlaces('29.02.2024 07:05', 'DD.MM.YYYY HH:mm')).toBe('2024-02-29T07:05:00');
    expect(readFixedPlaces('2024-02-29 07:05:09', 'YYYY-MM-DD HH:mm:ss')).toBe('2024-02-29T07:05:09');
  });

  it('leaves days that are none, and other forms, to others', () => {
    expect(readFixedPlaces('2023-02-29', 'YYYY-MM-DD')).toBeUndefined();
    expect(readFixedPlaces('2023-2-9', 'YYYY-MM-DD')).toBeUndefined();
    expect(readFixedPlaces('2023-02-09 24:00:00', 'YYYY-MM-DD HH:mm:ss')).toBeUndefined();
    expect(readFixedPlaces('3 May 2024', 'D MMMM YYYY')).toBeUndefined();
  });
});
