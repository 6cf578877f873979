/** How found groups compare with the true ones, over pairs of records. */
export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** True pairs. */
  readonly pairs: number;
}

/** @param groups Records that belong together, by their places; each record in one group at most. */
export function pairScore(
  found: readonly (readonly number[])[],
  truth: readonly (readonly number[])[],
): PairScore {
  const owner = new Map(truth.flatMap((group, place) => group.map((record) => [record, place] as const)));
  let right = 0;
  for (const group of found) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        const place = owner.get(a);
        if (place !== undefined && place === owner.get(b)) right += 1;
      }
    }
  }
  const given = pairsIn(found);
  const pairs = pairsIn(truth);
  const precision = given === 0 ? 1 : right / given;
  const recall = pairs === 0 ? 1 : right / pairs;
  return { precision, recall, f1: right === 0 ? 0 : (2 * right) / (given + pairs), pairs };
}

function pairsIn(groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}
