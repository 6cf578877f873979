import { describe, expect, it } from 'vitest';
import { plausibleRange } from '../../../../core/values/numbers/plausibleRange.ts';
import { profileOf } from '../../profile/foldTable.ts';

const upTo = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => String(from + (index % 70)));

function rangeOf(name: string, cells: readonly string[]) {
  const range = plausibleRange(profileOf(cells, name).column);
  return range === null ? null : [range.low, range.high];
}

describe('plausibleRange', () => {
  it.each([
    ['age', [...upTo(100), '240'], [0, 120]],
    ['Patient Age (years)', [...upTo(100), '-1'], [0, 120]],
    ['latitude', [...upTo(100), '812.4'], [-90, 90]],
    ['share %', [...upTo(100), '300'], [0, 100]],
    ['paid_amount', [...upTo(100, 5), '-3'], [0, Number.POSITIVE_INFINITY]],
    ['year', [...Array.from({ length: 100 }, (_, at) => String(1950 + (at % 70))), '1204'], [1500, 2099]],
  ])('expects of %s what it says', (name, cells, range) => {
    expect(rangeOf(name, cells)).toEqual(range);
  });

  it('says nothing where every value lies within', () => {
    expect(rangeOf('age', upTo(100))).toBeNull();
  });

  it('says nothing where the other values do not bear the name out', () => {
    expect(rangeOf('age', upTo(100, 400))).toBeNull();
    expect(rangeOf('balance', [...upTo(100), '-3'])).toBeNull();
    expect(rangeOf('Age 25-49', [...upTo(100), '2400'])).toBeNull();
    expect(rangeOf('age', [...upTo(20), '240'])).toBeNull();
  });
});
