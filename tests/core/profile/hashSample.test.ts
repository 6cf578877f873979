import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOptions } from '../../../core/model/options/understandingOptions.ts';
import { hashBytes, lastHash } from '../../../core/profile/hashCell.ts';
import { HashSample } from '../../../core/profile/hashSample.ts';

function addValue(sample: HashSample, value: number, record: number): void {
  const bytes = new TextEncoder().encode(String(value));
  hashBytes(bytes, 0, bytes.length);
  sample.add(lastHash.low, lastHash.high, record);
}

function sampleOf(values: readonly number[], options: { bound: number; first?: number }): HashSample {
  const sample = new HashSample(options.bound, 1000);
  for (const [index, value] of values.entries()) addValue(sample, value, (options.first ?? 0) + index);
  return sample;
}

describe('a sample of hashes', () => {
  it('counts every repeat, with its record, as long as all hashes are kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (values) => {
        const later = values
          .map((value, index) => (values.indexOf(value) < index ? index : -1))
          .filter((at) => at >= 0);
        expect(sampleOf(values, { bound: 1000 }).repeats()).toEqual({
          count: later.length,
          rows: later,
          exact: true,
        });
      }),
    );
  });

  it('stays exact beyond its bound where the values are few', () => {
    const values = Array.from({ length: 5000 }, (_, index) => index % 40);
    const { count, exact } = sampleOf(values, { bound: 256 }).repeats();
    expect({ count, exact }).toEqual({ count: 4960, exact: true });
  });

  it('costs next to nothing where it is small, since a wide table has thousands', () => {
    for (let column = 0; column < 30_000; column += 1)
      expect(sampleOf([column, column + 1, column], { bound: 1_000 }).repeats().count).toBe(1);
  });

  it('is exact for a million rows, as the table keeps them', () => {
    const sample = new HashSample(profileOptions.rowHashes, 1000);
    for (let value = 0; value < 1_000_000; value += 1) addValue(sample, value % 999_990, value);
    expect(sample.repeats()).toEqual({
      count: 10,
      rows: Array.from({ length: 10 }, (_, index) => 999_990 + index),
      exact: true,
    });
  });

  it('estimates beyond its bound, and says so', () => {
    // Each value of 20,000 twice.
    const values = Array.from({ length: 40_000 }, (_, index) => index % 20_000);
    const { count, exact } = sampleOf(values, { bound: 4096 }).repeats();
    expect(exact).toBe(false);
    expect(Math.abs(count - 20_000) / 20_000).toBeLessThan(0.15);
  });

  it('estimates about the same in two parts as in one, and says so', () => {
    const values = Array.from({ length: 40_000 }, (_, index) => index % 20_000);
    const parts = sampleOf(values.slice(0, 30_000), { bound: 4096 });
    parts.merge(sampleOf(values.slice(30_000), { bound: 4096, first: 30_000 }));
    const { count, exact } = parts.repeats();
    expect(exact).toBe(false);
    expect(Math.abs(count - 20_000) / 20_000).toBeLessThan(0.15);
  });

  it('names the first of many repeats, in order', () => {
    const values = Array.from({ length: 6000 }, (_, index) => index % 2000);
    const { count, rows } = sampleOf(values, { bound: 4096 }).repeats();
    expect(count).toBe(4000);
    expect(rows).toEqual(Array.from({ length: 1000 }, (_, index) => 2000 + index));
  });

  it('counts the same in two parts as in one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.array(fc.nat(30)), (one, other) => {
        const joined = sampleOf(one, { bound: 1000 });
        joined.merge(sampleOf(other, { bound: 1000, first: one.length }));
        expect(joined.repeats()).toEqual(sampleOf([...one, ...other], { bound: 1000 }).repeats());
      }),
    );
  });
});
