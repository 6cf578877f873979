import { describe, expect, test } from 'vitest';
import type { DecisionBin, MeasuredBin } from '../../../../core/contract/views.ts';
import { bulkPrecision } from '../../../../renderer/state/review/bulkPrecision.ts';
import { rowsOf } from '../../reviewParts.ts';

const measured: readonly MeasuredBin[] = [
  { from: 0, to: 0.9, proposals: 400, right: 200 },
  { from: 0.9, to: 1, proposals: 1000, right: 990 },
];
const highBin = (decisions: number, right: number): DecisionBin => ({
  from: 0.9,
  to: 1,
  decisions,
  right,
  given: null,
  shown: null,
});

describe('the precision of accepting all', () => {
  test('is the mean over the columns of what was measured at the confidence of each', () => {
    const rows = rowsOf([
      { name: 'a', confidence: 0.95 },
      { name: 'b', confidence: 1 },
      { name: 'c', confidence: 0.5 },
    ]);
    const found = bulkPrecision(rows, measured, []);
    expect(found.right).toBeCloseTo((0.99 + 0.99 + 0.5) / 3);
    expect(found.labelled).toEqual({ proposals: 1400, right: 1190 });
    expect(found.isThin).toBe(false);
  });

  test('follows the decisions of this installation, the more the more of them there are', () => {
    const rows = rowsOf([{ name: 'a', confidence: 0.95 }]);
    const right = (decisions: number): number =>
      bulkPrecision(rows, measured, [highBin(decisions, decisions / 2)]).right ?? 0;
    expect(right(10)).toBeLessThan(0.99);
    expect(right(10)).toBeGreaterThan(0.96);
    expect(right(2_000)).toBeLessThan(0.56);
  });

  test('claims nothing for columns carried over from an approved version', () => {
    const rows = rowsOf([{ name: 'a', origin: 'memory' }]);
    expect(bulkPrecision(rows, measured, [])).toMatchObject({ right: null, carried: 1, isThin: true });
  });

  test('says that few cases are few', () => {
    const rows = rowsOf([{ name: 'a', confidence: 0.95 }]);
    const found = bulkPrecision(rows, [{ from: 0, to: 1, proposals: 12, right: 12 }], []);
    expect(found).toMatchObject({ right: 1, isThin: true });
  });
});
