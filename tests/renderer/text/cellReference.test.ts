import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellName, columnLetters, parseRange, rangeName } from '../../../renderer/text/cellReference.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is called %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test('letters read as digits from A to Z give the column again', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (column) => {
      const read = Array.from(columnLetters(column)).reduce(
        (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
        0,
      );
      expect(read - 1).toBe(column);
    }),
  );
});

test('cells and ranges are called as in a spreadsheet', () => {
  expect(cellName(11, 1)).toBe('B12');
  expect(rangeName({ top: 3, left: 1, bottom: 219, right: 7 })).toBe('B4:H220');
  expect(rangeName({ top: 3, left: 1, bottom: null, right: 7 })).toBe('B4:H…');
});

test('a typed range is understood in the ways that people write it', () => {
  const range = { top: 3, left: 1, bottom: 119, right: 7 };
  for (const typed of ['B4:H120', ' $B$4:$h$120 ', 'H120:B4', 'h4-b120'])
    expect(parseRange(typed)).toEqual(range);
  expect(parseRange('B4:H')).toEqual({ ...range, bottom: null });
  for (const typed of ['', 'B4', 'B0:H2', '4:12', 'B4:H120 and more', 'A1:XFE9'])
    expect(parseRange(typed)).toBeUndefined();
});
