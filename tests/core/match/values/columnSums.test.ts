import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSum, columnSums } from '../../../../core/match/values/columnSums.ts';

const column = (...figures: readonly number[]) => Float64Array.from(figures);
const paid = column(100, 250.5, 0, 1200, 75.25, 930);
const reserve = column(50, 0, 410.1, 300, 20, 0);
const added = (a: Float64Array, b: Float64Array) => a.map((one, i) => one + (b[i] ?? 0));

test('finds the column that is the sum of two others', () => {
  expect(columnSums([paid, reserve, added(paid, reserve)])).toEqual([
    { total: 2, parts: [0, 1], less: [], share: 1, rows: 6 },
  ]);
});

test('counts a missing part as nought, and says in how many rows the sum holds', () => {
  const gaps = reserve.map((one) => (one === 0 ? Number.NaN : one));
  const wrong = Array.from({ length: 3 }, () => added(paid, reserve)).flatMap((one) => [...one]);
  wrong[4] = 1;
  const thrice = (one: Float64Array) => column(...one, ...one, ...one);
  const [found] = columnSums([thrice(paid), thrice(gaps), column(...wrong)]);
  expect(found).toMatchObject({ total: 2, parts: [0, 1], rows: 18 });
  expect(found?.share).toBeCloseTo(17 / 18);
});

test('finds a sum of three, one of which is taken off', () => {
  const recovered = column(10, 0, 5, 100, 0, 30);
  const net = added(
    added(paid, reserve),
    recovered.map((one) => -one),
  );
  expect(columnSums([paid, reserve, recovered, net])).toContainEqual(
    expect.objectContaining({ total: 3, parts: [0, 1], less: [2] }),
  );
});

test('checks a sum of many parts on every row', () => {
  const parts = [paid, reserve, column(1, 2, 3, 4, 5, 6), column(10, 10, 10, 10, 10, 10)];
  const total = parts.reduce(added);
  expect(checkSum([...parts, total], { total: 4, parts: [0, 1, 2, 3], less: [] })?.share).toBe(1);
  expect(checkSum([...parts, total], { total: 4, parts: [0, 1, 2], less: [] })).toBeNull();
});

test('takes no copy and no coincidence of few rows for a sum', () => {
  const nought = column(0, 0, 0, 0, 0, 0);
  expect(columnSums([paid, nought, paid])).toEqual([]);
  expect(columnSums([column(1, 2, 3), column(3, 2, 1), column(4, 4, 4)])).toEqual([]);
  expect(columnSums([null, paid, null])).toEqual([]);
  expect(columnSums([])).toEqual([]);
});

test('finds a planted sum wherever it stands, and gives the same for the same columns', () => {
  const cents = fc.integer({ min: 100, max: 10_000_000 }).map((one) => one / 100);
  const figures = fc.array(cents, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(figures, { minLength: 2, maxLength: 6 }), fc.nat(), (others, place) => {
      const columns = others.map((one) => Float64Array.from(one));
      const total = added(columns[0] ?? column(), columns[1] ?? column());
      const at = place % (columns.length + 1);
      columns.splice(at, 0, total);
      const found = columnSums(columns);
      expect(found.some((one) => one.total === at && one.share === 1)).toBe(true);
      expect(columnSums(columns)).toEqual(found);
    }),
    { numRuns: 40 },
  );
});
