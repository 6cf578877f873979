import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachEqual } from '../../../core/profile/equalHashes.ts';
import { HashList } from '../../../core/profile/hashList.ts';

type Hash = readonly [low: number, high: number];

/** Pairs of positions: the first of a hash, and a later one. */
function equalsIn(hashes: readonly Hash[]): readonly (readonly number[])[] {
  const list = new HashList();
  for (const [position, [low, high]] of hashes.entries()) list.push(low, high, position);
  const pairs: number[][] = [];
  eachEqual(list, (first, later) => pairs.push([first, later]));
  return pairs.sort(([, one = 0], [, other = 0]) => one - other);
}

function equalsByMap(hashes: readonly Hash[]): readonly (readonly number[])[] {
  const firsts = new Map<string, number>();
  const pairs: number[][] = [];
  for (const [position, hash] of hashes.entries()) {
    const first = firsts.get(String(hash));
    if (first === undefined) firsts.set(String(hash), position);
    else pairs.push([first, position]);
  }
  return pairs;
}

it('finds every hash that equals an earlier one, with the first of them', () => {
  const half = fc.oneof(
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.integer({ min: -2, max: 2 }),
    fc.constantFrom(-(2 ** 31), 2 ** 31 - 1),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 300, size: 'max' }), (hashes) => {
      expect(equalsIn(hashes)).toEqual(equalsByMap(hashes));
    }),
  );
});

it('finds them where somebody built hashes that crowd into one place', () => {
  const alike = Array.from({ length: 20_000 }, (_, n): Hash => [n % 3_000, 7]);
  expect(equalsIn(alike)).toEqual(equalsByMap(alike));
  // Beyond what a number can tell apart.
  const halves = Array.from({ length: 500 }, (_, n): Hash => [5, (n % 400) << 21]);
  expect(equalsIn(halves)).toEqual(equalsByMap(halves));
});

it('finds them in a list of many segments, put in order part by part', () => {
  const hashes = Array.from(
    { length: 300_000 },
    (_, n): Hash => [Math.imul(n % 250_000, 0x9e3779b1), n % 250_000],
  );
  const pairs = equalsIn(hashes);
  expect(pairs).toHaveLength(50_000);
  expect(pairs.every(([first = 0, later = 0]) => later - first === 250_000)).toBe(true);
});
