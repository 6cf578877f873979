import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import type { Facet } from './facets.ts';

/** Records that share a key, of one facet or two together. */
export interface BlockingPass {
  /** One a record; -1 where it has none. Records with the same key are compared. */
  readonly keys: Int32Array;
  /** Records in the order of their keys, those without one left out. */
  readonly order: Int32Array;
  /** All records of a key are compared, however many they are. */
  readonly whole?: true;
}

/**
 * Chooses cheap keys such that two records that are the same nearly always share one, and others seldom do.
 *
 * A facet that brings few records together by chance is a pass of its own. Facets that bring many together are taken in twos of
 * different fields, spread over the fields, since a slip in one field must not hide a pair. What that is depends on the
 * file alone: how many records it has and how often their values repeat.
 *
 * @param rank One a record: records with a key that many share stand in this order, so that the likely ones are neighbours.
 */
export function chooseBlocking(facets: readonly Facet[], rank: Int32Array): readonly BlockingPass[] {
  const recordCount = rank.length;
  if (recordCount <= options.comparedWhole)
    return [
      { keys: new Int32Array(recordCount), order: Int32Array.from(rank, (_, record) => record), whole: true },
    ];
  const candidates = (chance: number): number => chance * recordCount;
  const usable = facets.filter(({ filled, chance }) => filled > 0.02 && chance < 0.5);
  const singles = usable
    .filter(({ chance }) => candidates(chance) <= options.singleCandidates)
    .toSorted((a, b) => b.filled - a.filled || a.chance - b.chance);
  const chosen: (readonly Facet[])[] = [];
  const uses = new Map<number, number>();
  const take = (...taken: readonly Facet[]): void => {
    chosen.push(taken);
    for (const { column } of taken) uses.set(column, (uses.get(column) ?? 0) + 1);
  };
  // Two ways to the same field at most, the whole value being one of the cheapest.
  for (const facet of singles) {
    if ((uses.get(facet.column) ?? 0) < 2 && chosen.length < options.passes * 0.7) take(facet);
  }
  const twos = usable.flatMap((a, i) =>
    usable
      .slice(i + 1)
      .filter((b) => b.column !== a.column)
      .map((b) => ({ a, b, cost: candidates(a.chance * b.chance), filled: a.filled * b.filled })),
  );
  const open = twos.filter(
    ({ a, b, cost }) => cost <= options.pairCandidates && !isTaken(chosen, a) && !isTaken(chosen, b),
  );
  const used = ({ a, b }: (typeof open)[number]): number =>
    (uses.get(a.column) ?? 0) + (uses.get(b.column) ?? 0);
  while (chosen.length < options.passes && open.length > 0) {
    let best = 0;
    for (let i = 1; i < open.length; i += 1) {
      const one = open[i];
      const other = open[best];
      if (one === undefined || other === undefined) continue;
      const more = used(one) - used(other);
      // Of equals the coarsest still cheap: it forgives most.
      if (more < 0 || (more === 0 && one.cost * one.filled > other.cost * other.filled)) best = i;
    }
    const [pair] = open.splice(best, 1);
    if (pair !== undefined) take(pair.a, pair.b);
  }
  return chosen.map((taken) => passOf(taken, rank));
}

function isTaken(chosen: readonly (readonly Facet[])[], facet: Facet): boolean {
  return chosen.some((one) => one.length === 1 && one[0] === facet);
}

function passOf(facets: readonly Facet[], rank: Int32Array): BlockingPass {
  const [first, second] = facets;
  const keys = second === undefined ? (first?.keys ?? new Int32Array(0)) : joinedKeys(first, second);
  const filled: number[] = [];
  for (let record = 0; record < keys.length; record += 1) if ((keys[record] ?? -1) >= 0) filled.push(record);
  const order = Int32Array.from(filled).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0) || a - b,
  );
  return { keys, order };
}

function joinedKeys(first: Facet | undefined, second: Facet): Int32Array {
  const known = new Map<number, number>();
  return second.keys.map((right, record) => {
    const left = first?.keys[record] ?? -1;
    if (left < 0 || right < 0) return -1;
    // Both are below the number of records, so the product is exact.
    const joined = left * second.keys.length + right;
    const number = known.get(joined) ?? known.size;
    if (number === known.size) known.set(joined, number);
    return number;
  });
}
