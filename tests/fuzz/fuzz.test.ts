import { afterAll, expect, it } from 'vitest';
import { openTaker } from './campaign.ts';
import { makeCase } from './makeCase.ts';

/** A part of what `npm run fuzz` does, small enough for every run. */
const cases = 300;
const limitMs = 20_000;

const taker = openTaker(limitMs);
afterAll(() => taker.close());

it(`takes ${cases} damaged files: each gives a result or a typed error, the same twice, and no row is lost`, async () => {
  const faults: string[] = [];
  const outcomes = new Set<string>();
  for (let index = 0; index < cases; index++) {
    const taken = await taker.take(makeCase({ seed: 1, index }));
    outcomes.add(taken.outcome);
    faults.push(...taken.faults.map((fault) => `seed 1, index ${index}: ${fault}`));
  }
  expect(faults).toEqual([]);
  // Files that are all refused would show nothing.
  expect(outcomes).toContain('read');
}, 240_000);
