import { expect, test } from 'vitest';
import { detectStructure } from '../../../../core/dialect/structure/detectStructure.ts';

const headerOf = (records: readonly (readonly string[])[]): readonly number[] =>
  detectStructure(records, { complete: true }).headerRows;

test.each([3, 4, 5, 6, 7, 8, 12])('a text over %d figures is a header', (count) => {
  const rows = Array.from({ length: count }, (_, at) => [`C-${at}`, `${at}.5`]);
  expect(headerOf([['Claim', 'Paid'], ...rows])).toEqual([0]);
});

test('pairs of key and value of several kinds have no header', () => {
  const pairs = [
    ['Owner', 'Mirant'],
    ['Start', '2002-01-03'],
    ['Units', '12'],
    ['Contact', 'A. Meyer'],
    ['Price', '5.25'],
    ['End', '2002-02-03'],
  ];
  expect(headerOf(pairs)).toEqual([]);
});
