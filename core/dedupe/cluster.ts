/** A pair that is likely the same, with how likely. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

/** Records that belong together, and the weakest link that was needed for it. */
export interface Cluster {
  /** Ascending. */
  readonly records: readonly number[];
  readonly weakest: number;
}

/**
 * Joins pairs to groups, the likeliest first. Two groups become one only where their records fit on the whole: a chain of
 * likenesses (A like B, B like C) does not join A and C that have nothing in common.
 *
 * @param links At or above the threshold, in any order.
 * @param bits How likely any two records are the same, for those without a link.
 * @returns The surest first; equals in the order of their first records.
 */
export function cluster(links: readonly Link[], bits: (a: number, b: number) => number): readonly Cluster[] {
  const groupOf = new Map<number, { records: number[]; weakest: number }>();
  const group = (record: number): { records: number[]; weakest: number } => {
    const known = groupOf.get(record);
    if (known !== undefined) return known;
    const made = { records: [record], weakest: Number.POSITIVE_INFINITY };
    groupOf.set(record, made);
    return made;
  };
  for (const link of links.toSorted((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)) {
    const left = group(link.a);
    const right = group(link.b);
    if (left === right || !fits(left.records, right.records, bits)) continue;
    left.records.push(...right.records);
    left.weakest = Math.min(left.weakest, right.weakest, link.bits);
    for (const record of right.records) groupOf.set(record, left);
  }
  return [...new Set(groupOf.values())]
    .filter(({ records }) => records.length > 1)
    .map(({ records, weakest }) => ({ records: records.toSorted((x, y) => x - y), weakest }))
    .toSorted((x, y) => y.weakest - x.weakest || (x.records[0] ?? 0) - (y.records[0] ?? 0));
}

/** Pairs across that are looked at: those of large groups are as good as all. */
const mostAcross = 64;
/** How far a single pair speaks for or against, in bits, so that one agreement in everything does not outweigh all others. */
const mostBits = 10;

/** Do the pairs across two groups speak for one group, on average? */
function fits(
  left: readonly number[],
  right: readonly number[],
  bits: (a: number, b: number) => number,
): boolean {
  if (left.length === 1 && right.length === 1) return true;
  const step = Math.max(1, Math.ceil((left.length * right.length) / mostAcross));
  let sum = 0;
  for (let at = 0; at < left.length * right.length; at += step) {
    const a = left[Math.floor(at / right.length)] ?? 0;
    const b = right[at % right.length] ?? 0;
    sum += Math.max(-mostBits, Math.min(mostBits, bits(Math.min(a, b), Math.max(a, b))));
  }
  return sum > 0;
}
