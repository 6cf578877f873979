import { expect, test } from 'vitest';
import { valueScore } from './valueScore.ts';

test.each([
  ['tuned', 0.95],
  ['kept', 0.95],
  ['fresh', 0.7],
] as const)('spellings of the %s lists are read with an F1 of %d or more', (part, least) => {
  const { precision, recall, f1, n } = valueScore(part);
  console.log(`${part}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} of ${n}`);
  expect(f1).toBeGreaterThanOrEqual(least);
  // A wrong value is worse than an open one.
  expect(precision).toBeGreaterThanOrEqual(0.94);
});
