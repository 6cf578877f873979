import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayOfDate,
  readIsoSerial,
  readSerialDate,
  toSerialDate,
} from '../../../../core/workbook/formats/serialDate.ts';

const first = Date.UTC(1900, 2, 1);
const last = Date.UTC(9999, 11, 31);

test('every day from 1900-03-01 to 9999-12-31 is the day that the calendar says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: (last - first) / 86_400_000 }), (days) => {
      const iso = new Date(first + days * 86_400_000).toISOString().slice(0, 10);
      expect(readSerialDate(61 + days, 1900, 1)?.date).toBe(iso);
      expect(toSerialDate(iso)).toEqual({ serial: 61 + days, hasTime: false });
    }),
    { numRuns: 2000 },
  );
});

test('every second of a day comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399 }), (seconds) => {
      const iso = new Date(Date.UTC(2024, 1, 29) + seconds * 1000).toISOString().slice(0, 19);
      const written = toSerialDate(iso);
      expect(written?.hasTime).toBe(true);
      expect(readSerialDate(written?.serial ?? -1, 1900, 1000)).toEqual({
        date: '2024-02-29',
        day: 45_351,
        timeMs: seconds * 1000,
      });
    }),
  );
});

test.each(['2023-02-29', '2024-13-01', '1899-12-31', '1900-02-28', '2024-01-01 24:00', '01.02.2024', ''])(
  'takes %j for no date that can be written',
  (text) => {
    expect(toSerialDate(text)).toBeUndefined();
  },
);

test('the number of every day is found from its date, in both systems', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_957_003 }), fc.constantFrom(1900, 1904), (day, system) => {
      expect(dayOfDate(readSerialDate(day, system, 1)?.date ?? '', system)).toBe(day);
    }),
    {
      numRuns: 2000,
      examples: [
        [0, 1900],
        [59, 1900],
        [60, 1900],
        [61, 1900],
        [0, 1904],
      ],
    },
  );
});

test('dates that no workbook has are no days', () => {
  for (const date of ['1900-02-30', '2023-02-29', '2023-13-01', '1899-12-31', '1903-12-31', '', '2023-1-1'])
    expect(dayOfDate(date, 1904)).toBeUndefined();
  expect(dayOfDate('1899-12-31', 1900)).toBeUndefined();
});

test.each([
  ['2023-03-15', 45_000],
  ['2023-03-15T12:00:00', 45_000.5],
  [' 2023-03-15T00:00:43.2Z', 45_000.0005],
  ['1900-02-29', 60],
  ['2023-03-32', undefined],
  ['12:00:00', undefined],
  ['15.3.2023', undefined],
])('%j in a cell of dates is %d', (iso, serial) => {
  expect(readIsoSerial(iso, 1900)).toBe(serial);
});
