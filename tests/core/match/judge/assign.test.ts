import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type GainMatrix } from '../../../../core/match/judge/assign.ts';

const total = ({ fieldCount, gains }: GainMatrix, fields: Int32Array) =>
  fields.reduce((sum, f, c) => sum + (f < 0 ? 0 : (gains[c * fieldCount + f] ?? 0)), 0);

/** The best there is, by trying everything. */
function best(matrix: GainMatrix, column = 0, used = new Set<number>()): number {
  if (column === matrix.columnCount) return 0;
  let most = best(matrix, column + 1, used);
  for (let f = 0; f < matrix.fieldCount; f += 1) {
    const gain = matrix.gains[column * matrix.fieldCount + f] ?? 0;
    if (used.has(f) || gain <= 0) continue;
    used.add(f);
    most = Math.max(most, gain + best(matrix, column + 1, used));
    used.delete(f);
  }
  return most;
}

const matrices = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([columnCount, fieldCount]) =>
    fc
      .array(fc.integer({ min: -3, max: 9 }), {
        minLength: columnCount * fieldCount,
        maxLength: columnCount * fieldCount,
      })
      .map((gains) => ({ columnCount, fieldCount, gains: Float64Array.from(gains) })),
  );

test('gives up a better pair where that makes the whole better', () => {
  const gains = Float64Array.from([9, 8, 8, 0]);
  expect([...assign({ columnCount: 2, fieldCount: 2, gains })]).toEqual([1, 0]);
});

test('no field has two columns, no column a field without gain, and nothing better exists', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const fields = assign(matrix);
      const given = [...fields].filter((f) => f >= 0);
      expect(new Set(given).size).toBe(given.length);
      const used = [...fields].map((f, c) => (f < 0 ? 1 : (matrix.gains[c * matrix.fieldCount + f] ?? 0)));
      expect(used.every((gain) => gain > 0)).toBe(true);
      expect(total(matrix, fields)).toBe(best(matrix));
    }),
  );
});
