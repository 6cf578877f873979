/** Work beyond which columns of one name are taken in their order, without a look at their values. */
const mostPairs = 1_000_000;
/** What it is worth to find a column again, whatever its values, in the unit of likeness. */
const found = 0.5;
/** Likeness from which columns that are not in their order are still the same. */
const surelySame = 0.5;

/**
 * Pairs columns that bear the same name (or none): in their order, so that the k-th is the k-th unless values say that one
 * came, went or changed places in between.
 *
 * @param places of the name on both sides, ascending
 * @param alike -1 to 1 by values; 0 where they say nothing
 * @returns pairs of a present and a past place
 */
export function alignAlike(
  { present, past }: { readonly present: readonly number[]; readonly past: readonly number[] },
  alike: (present: number, past: number) => number,
): readonly (readonly [number, number])[] {
  if (present.length === 0 || past.length === 0) return [];
  if (present.length === 1 && past.length === 1) return [[present[0] ?? 0, past[0] ?? 0]];
  if (present.length * past.length > mostPairs) {
    return present.slice(0, past.length).map((i, k) => [i, past[k] ?? 0]);
  }
  const width = past.length + 1;
  const worth = new Float64Array(present.length * past.length);
  present.forEach((i, k) => {
    past.forEach((j, l) => {
      worth[k * past.length + l] = found + alike(i, j);
    });
  });
  // best[k, l]: the most that the columns from the k-th and l-th on can be worth.
  const best = new Float64Array((present.length + 1) * width);
  for (let k = present.length - 1; k >= 0; k -= 1) {
    for (let l = past.length - 1; l >= 0; l -= 1) {
      best[k * width + l] = Math.max(
        (worth[k * past.length + l] ?? 0) + (best[(k + 1) * width + l + 1] ?? 0),
        best[(k + 1) * width + l] ?? 0,
        best[k * width + l + 1] ?? 0,
      );
    }
  }
  const pairs: [number, number][] = [];
  const leftPresent: number[] = [];
  const leftPast: number[] = [];
  let k = 0;
  let l = 0;
  while (k < present.length && l < past.length) {
    const here = best[k * width + l] ?? 0;
    const paired = (worth[k * past.length + l] ?? 0) + (best[(k + 1) * width + l + 1] ?? 0);
    if (paired >= here) {
      pairs.push([present[k] ?? 0, past[l] ?? 0]);
      k += 1;
      l += 1;
    } else if ((best[(k + 1) * width + l] ?? 0) >= here) {
      leftPresent.push(k);
      k += 1;
    } else {
      leftPast.push(l);
      l += 1;
    }
  }
  for (; k < present.length; k += 1) leftPresent.push(k);
  for (; l < past.length; l += 1) leftPast.push(l);
  return [...pairs, ...outOfOrder()];

  /** What changed places: likeliest first, equally likely ones in their order. */
  function outOfOrder(): readonly [number, number][] {
    const candidates = leftPresent.flatMap((a) =>
      leftPast.map((b) => ({ a, b, worth: worth[a * past.length + b] ?? 0 })),
    );
    const usedPresent = new Set<number>();
    const usedPast = new Set<number>();
    const moved: [number, number][] = [];
    for (const one of candidates
      .filter((candidate) => candidate.worth >= found + surelySame)
      .sort((x, y) => y.worth - x.worth || x.a - y.a || x.b - y.b)) {
      if (usedPresent.has(one.a) || usedPast.has(one.b)) continue;
      usedPresent.add(one.a);
      usedPast.add(one.b);
      moved.push([present[one.a] ?? 0, past[one.b] ?? 0]);
    }
    return moved;
  }
}
