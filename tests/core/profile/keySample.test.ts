import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix } from '../../../core/profile/hashCell.ts';
import { KeySample, keySlots } from '../../../core/profile/keySample.ts';
import { compiledKernel } from '../kernel/compiledKernel.ts';

const keys = fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 4000 });
const hashOf = (key: number): readonly [low: number, high: number] => [mix(key + 1), mix(~key)];

function sampleOf(values: readonly number[], bound: number): KeySample {
  const sample = new KeySample(bound, 1000);
  for (const [record, key] of values.entries()) {
    const [low, high] = hashOf(key);
    sample.add(low, high, record);
  }
  return sample;
}

describe('keySample', () => {
  it('counts each cell that repeats one as long as all hashes have room', () => {
    fc.assert(
      fc.property(keys, (values) => {
        const { count, rows, exact } = sampleOf(values, 6144).repeats();
        const repeats = values.flatMap((key, at) => (values.indexOf(key) < at ? [at] : []));
        expect(exact).toBe(true);
        expect(count).toBe(repeats.length);
        expect(rows).toEqual(repeats.slice(0, 1000));
      }),
      { numRuns: 30 },
    );
  });

  it('joins two parts as if one had seen all, also where only some hashes have room', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.constantFrom(96, 384, 6144), (values, place, bound) => {
        const cut = place % values.length;
        const first = sampleOf(values.slice(0, cut), bound);
        const second = sampleOf(values.slice(cut), bound);
        second.shiftRecords(cut);
        first.merge(second, second.rows());
        const whole = sampleOf(values, bound);
        expect(first.level).toBeGreaterThanOrEqual(whole.level);
        const same = first.level > whole.level || first.repeats().count === whole.repeats().count;
        expect(same).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('estimates repeats from a part of the hashes', () => {
    const values = Array.from({ length: 60_000 }, (_, at) => (at % 4 === 3 ? at - 3 : at));
    const { count, exact } = sampleOf(values, 6144).repeats();
    expect(exact).toBe(false);
    expect(Math.abs(count - 15_000) / 15_000).toBeLessThan(0.15);
  });

  it('keeps in the kernel what it keeps here', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom(96, 384, 6144), (values, bound) => {
        compiledKernel.begin();
        const { exports } = compiledKernel;
        const column = exports.newColumn(64, 10, 10, keySlots(bound), bound);
        const plain = new KeySample(bound, 1000);
        for (const [record, key] of values.entries()) {
          const [low, high] = hashOf(key);
          const before = plain.repeated.reduce((sum, count) => sum + count, 0);
          plain.add(low, high, record);
          const repeats = plain.repeated.reduce((sum, count) => sum + count, 0) > before;
          expect(exports.addKey(column, low, high, record) !== 0).toBe(repeats);
        }
      }),
      { numRuns: 20 },
    );
  });
});
