import { afterAll, expect, it } from 'vitest';
import { openTaker } from './campaign.ts';
import { fuzzKinds } from './fuzzKinds.ts';

const limitMs = 20_000;

const taker = openTaker(limitMs);
afterAll(() => taker.close());

/** A part of what `npm run fuzz` does, small enough for every run. */
it.each([
  ['text', 150],
  ['workbook', 100],
  ['pdf', 120],
] as const)(
  'takes damaged files (%s, %i of them): each gives a result or a typed error, the same twice, and no row is lost',
  async (kind, cases) => {
    const make = fuzzKinds[kind].begin(false);
    const faults: string[] = [];
    const outcomes = new Set<string>();
    for (let index = 0; index < cases; index++) {
      const taken = await taker.take(await make({ seed: 1, index }));
      outcomes.add(taken.outcome);
      faults.push(...taken.faults.map((fault) => `seed 1, index ${index}: ${fault}`));
    }
    expect(faults).toEqual([]);
    // Files that are all refused would show nothing.
    expect(outcomes).toContain('read');
  },
  240_000,
);
