/**
 * Gradient-boosted regression trees (Friedman 2001) as data. Nodes of all trees lie in one list; a node with `figure` below 0
 * is a leaf.
 */
export interface BoostedTrees {
  /** Names of the figures that `figure` counts, in order. */
  readonly figures: readonly string[];
  /** Log-odds before any tree. */
  readonly bias: number;
  /** First node of each tree. */
  readonly roots: readonly number[];
  /** Figure that a node asks about; -1 for a leaf. */
  readonly figure: readonly number[];
  /** The right child is taken above it; of a leaf, what the tree adds. */
  readonly value: readonly number[];
  /** Left child; the right one follows it. 0 for a leaf. */
  readonly left: readonly number[];
}

/** The same in typed arrays, which cost a tenth of the time to walk. */
export interface ReadyTrees {
  readonly bias: number;
  readonly roots: Int32Array;
  readonly figure: Int16Array;
  readonly value: Float64Array;
  readonly left: Int32Array;
}

/**
 * @param names order of the figures that cells come with; some may be newer than the trees
 * @throws {Error} where the trees ask for a figure that is no more
 */
export function readyTrees(trees: BoostedTrees, names: readonly string[]): ReadyTrees {
  const place = trees.figures.map((name) => placeOf(name, names));
  return {
    bias: trees.bias,
    roots: Int32Array.from(trees.roots),
    figure: Int16Array.from(trees.figure, (figure) => (figure < 0 ? -1 : (place[figure] ?? -1))),
    value: Float64Array.from(trees.value),
    left: Int32Array.from(trees.left),
  };
}

/** Where a learned figure stands now. @throws {Error} where it is no more */
export function placeOf(name: string, names: readonly string[]): number {
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`Invariant broken: no figure ${name} any more; run \`npm run train\``);
  return at;
}

/** @param from where the cell's figures begin in `figures`. @returns log-odds */
export function logOddsOf(trees: ReadyTrees, figures: Float32Array, from: number): number {
  const { roots, figure, value, left } = trees;
  let sum = trees.bias;
  for (let t = 0; t < roots.length; t += 1) {
    let node = roots[t] ?? 0;
    let asked = figure[node] ?? -1;
    while (asked >= 0) {
      node = (left[node] ?? 0) + ((figures[from + asked] ?? 0) > (value[node] ?? 0) ? 1 : 0);
      asked = figure[node] ?? -1;
    }
    sum += value[node] ?? 0;
  }
  return sum;
}
