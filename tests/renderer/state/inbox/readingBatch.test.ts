import { describe, expect, test } from 'vitest';
import { batchProgress, nextBatch } from '../../../../renderer/state/inbox/readingBatch.ts';

const busy = (...names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name) => [name, 1_000]));

describe('files read together', () => {
  test('are counted until none is left, also those that come later', () => {
    const first = nextBatch(null, busy('a', 'b', 'c'), 0);
    const second = nextBatch(first, busy('b', 'c', 'd'), 1_000);
    expect(second === null ? null : batchProgress(second, 1_000)).toMatchObject({ done: 1, total: 4 });
    expect(nextBatch(second, busy(), 2_000)).toBeNull();
  });

  test('tell the time left once there is enough to go by', () => {
    const batch = nextBatch(nextBatch(null, busy('a', 'b', 'c', 'd'), 0), busy('b', 'c', 'd'), 10_000);
    if (batch === null) throw new Error('three files are left');
    expect(batchProgress(batch, 1_000).remainingMs).toBeNull();
    expect(batchProgress(batch, 10_000).remainingMs).toBeCloseTo(30_000);
  });

  test('stay the same object while nothing changes', () => {
    const batch = nextBatch(null, busy('a', 'b'), 0);
    expect(nextBatch(batch, busy('b', 'a'), 5_000)).toBe(batch);
  });
});
