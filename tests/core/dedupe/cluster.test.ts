import { describe, expect, it } from 'vitest';
import { cluster, type Link } from '../../../core/dedupe/cluster.ts';

/** Pairs that are not listed have nothing in common. */
function bitsOf(links: readonly Link[]): (a: number, b: number) => number {
  const known = new Map(links.map(({ a, b, bits }) => [`${a} ${b}`, bits]));
  return (a, b) => known.get(`${a} ${b}`) ?? -10;
}

const link = (a: number, b: number, bits: number): Link => ({ a, b, bits });

describe('cluster', () => {
  it('joins pairs to groups and tells the weakest link of each', () => {
    const links = [link(0, 1, 9), link(1, 2, 4), link(0, 2, 3), link(5, 7, 1)];
    expect(cluster(links, bitsOf(links))).toEqual([
      { records: [0, 1, 2], weakest: 4 },
      { records: [5, 7], weakest: 1 },
    ]);
  });

  it('does not join by a chain what has nothing in common', () => {
    const links = [link(0, 1, 9), link(1, 2, 4), link(2, 3, 9)];
    expect(cluster(links, bitsOf(links)).map(({ records }) => records)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('does not depend on the order of the pairs', () => {
    const links = [link(0, 1, 9), link(1, 2, 4), link(0, 2, 3), link(2, 3, 9), link(1, 3, 2)];
    expect(cluster(links.toReversed(), bitsOf(links))).toEqual(cluster(links, bitsOf(links)));
  });
});
