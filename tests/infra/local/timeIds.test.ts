import { expect, it } from 'vitest';
import { timeIds } from '../../../infra/local/timeIds.ts';

it('gives ids that sort by their making, also within a millisecond and when the clock goes back', () => {
  const times = [1_000, 1_000, 2_000, 500, 500, 2_000, 2_001];
  let read = 0;
  const ids = timeIds({ now: () => times[read++] ?? 0 });
  const made = times.map(() => ids.next());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(id).toMatch(/^[a-z0-9]{10,64}$/);
});
