import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowIssues } from './rowIssues.ts';

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('Bonn', 'Kiel', 'bonn', 'Bon', '12 oz', '12 oz.', '7', '1,5', '', 'N/A'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 60 });
const names = ['town', 'size', 'amount'];

describe('every issue of whole rows', () => {
  it('names rows that there are, each once and in order, and no more than it counts', () => {
    fc.assert(
      fc.property(table, (rows) => {
        for (const issue of rowIssues(rows, names)) {
          expect(issue.rows).toEqual([...new Set(issue.rows)].sort((one, other) => one - other));
          expect(issue.rows.every((row) => row >= 0 && row < rows.length)).toBe(true);
          expect(issue.count).toBeGreaterThanOrEqual(issue.rows.length);
          expect(issue.share).toBeGreaterThan(0);
          expect(issue.share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('comes out the same from the same rows', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(rowIssues(rows, names)).toEqual(rowIssues(rows, names));
      }),
      { numRuns: 30 },
    );
  });
});
