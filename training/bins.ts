/** Cells to learn from: figures row by row, whether each is right, and how much each counts. */
export interface Examples {
  readonly names: readonly string[];
  /** `figures[row * names.length + figure]`. */
  readonly figures: Float32Array;
  readonly right: Uint8Array;
  readonly weight: Float64Array;
}

/** Bins that each figure is cut into. */
export const bins = 64;

/** Values between which the figure is cut; a row is in the first bin whose cut it does not exceed. */
export function cutsOf({ figures, names, right }: Examples, k: number): Float64Array {
  const values = new Float64Array(right.length);
  for (let i = 0; i < values.length; i += 1) values[i] = figures[i * names.length + k] ?? 0;
  values.sort();
  const distinct: number[] = [];
  for (const value of values) if (value !== distinct.at(-1)) distinct.push(value);
  const cuts: number[] = [];
  const put = (a: number, b: number) => cuts.push(rounded((a + b) / 2));
  if (distinct.length <= bins) {
    for (let i = 1; i < distinct.length; i += 1) put(distinct[i - 1] ?? 0, distinct[i] ?? 0);
  } else {
    // Half of the cuts by rank, half by place among the distinct values, as most rows have hardly anything.
    for (let b = 1; b < bins / 2; b += 1) {
      const i = Math.floor((b * distinct.length) / (bins / 2));
      put(distinct[i - 1] ?? 0, distinct[i] ?? 0);
      const value = values[Math.floor((b * values.length) / (bins / 2))] ?? 0;
      const next = distinct.find((one) => one > value);
      if (next !== undefined) put(value, next);
    }
  }
  return Float64Array.from(new Set(cuts.toSorted((a, b) => a - b)));
}

/** The bin of each figure of each row: `binned[row * names.length + figure]`. */
export function binOf({ figures, names, right }: Examples, cuts: readonly Float64Array[]): Uint8Array {
  const binned = new Uint8Array(right.length * names.length);
  for (let i = 0; i < right.length; i += 1) {
    for (let k = 0; k < names.length; k += 1) {
      const value = figures[i * names.length + k] ?? 0;
      const edges = cuts[k];
      let low = 0;
      let high = edges?.length ?? 0;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > (edges?.[middle] ?? 0)) low = middle + 1;
        else high = middle;
      }
      binned[i * names.length + k] = low;
    }
  }
  return binned;
}

/** What the committed file holds; so the learned trees are the same before and after they are written. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
