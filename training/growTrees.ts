import type { BoostedTrees } from '../core/match/judge/boostedTrees.ts';
import { binOf, bins, cutsOf, type Examples, rounded } from './bins.ts';

export interface GrowOptions {
  readonly trees: number;
  readonly leaves: number;
  /** Share of a tree's correction that is taken. */
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastMass: number;
  /** Ridge on a leaf's value. */
  readonly ridge: number;
  /** Share of the figures that a tree may ask about. */
  readonly figureShare: number;
  /** Per figure: 1 where more of it may never lower the odds, -1 where it may never raise them, 0 for any. */
  readonly signs: Int8Array;
}

/**
 * Learns boosted trees for log loss, leaf by leaf, over figures cut into 64 bins (after LightGBM, Ke et al. 2017), with signs
 * held (as in XGBoost's monotone constraints). No randomness: which figures a tree may ask about follows from its number.
 */
export function growTrees(examples: Examples, options: GrowOptions): BoostedTrees {
  const { names, right, weight } = examples;
  const rows = right.length;
  const width = names.length;
  const cuts = names.map((_, k) => cutsOf(examples, k));
  const binned = binOf(examples, cuts);
  const positive = right.reduce((sum, one, i) => sum + one * (weight[i] ?? 0), 0);
  const total = weight.reduce((sum, one) => sum + one, 0);
  const bias = Math.log(positive / (total - positive));
  const odds = new Float64Array(rows).fill(bias);
  const slope = new Float64Array(rows);
  const bend = new Float64Array(rows);
  const nodes = {
    roots: [] as number[],
    figure: [] as number[],
    value: [] as number[],
    left: [] as number[],
  };
  const order = new Int32Array(rows);
  for (let t = 0; t < options.trees; t += 1) {
    for (let i = 0; i < rows; i += 1) {
      const p = 1 / (1 + Math.exp(-(odds[i] ?? 0)));
      const w = weight[i] ?? 0;
      slope[i] = (p - (right[i] ?? 0)) * w;
      bend[i] = Math.max(p * (1 - p), 1e-6) * w;
      order[i] = i;
    }
    const asked = figuresOfTree(width, t, options.figureShare);
    growOne({ binned, cuts, rows, slope, bend, order, asked, options, nodes, odds, width });
  }
  return {
    figures: names,
    bias: rounded(bias),
    roots: nodes.roots,
    figure: nodes.figure,
    value: nodes.value.map(rounded),
    left: nodes.left,
  };
}

interface Work {
  readonly binned: Uint8Array;
  readonly cuts: readonly Float64Array[];
  readonly rows: number;
  readonly slope: Float64Array;
  readonly bend: Float64Array;
  readonly order: Int32Array;
  readonly asked: readonly number[];
  readonly options: GrowOptions;
  readonly nodes: { roots: number[]; figure: number[]; value: number[]; left: number[] };
  readonly odds: Float64Array;
  readonly width: number;
}

/** Sums of slope and bend of a leaf's rows for each figure and bin. */
interface Sums {
  readonly slopes: Float64Array;
  readonly bends: Float64Array;
}

interface Leaf {
  readonly sums: Sums;
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly slope: number;
  readonly bend: number;
  /** Bounds that signs held further up set for its value. */
  readonly low: number;
  readonly high: number;
  readonly split: Split | undefined;
}

interface Split {
  readonly figure: number;
  readonly bin: number;
  readonly gain: number;
  readonly leftSlope: number;
  readonly leftBend: number;
}

function growOne(work: Work): void {
  const { nodes, order, slope, bend, options, rows, odds, cuts, binned } = work;
  const root = nodes.figure.length;
  nodes.roots.push(root);
  const newNode = (): number => {
    nodes.figure.push(-1);
    nodes.value.push(0);
    nodes.left.push(0);
    return nodes.figure.length - 1;
  };
  let wholeSlope = 0;
  let wholeBend = 0;
  for (let i = 0; i < rows; i += 1) {
    wholeSlope += slope[i] ?? 0;
    wholeBend += bend[i] ?? 0;
  }
  const leafOf = (leaf: Omit<Leaf, 'split'>): Leaf => ({ ...leaf, split: bestSplit(work, leaf) });
  let leaves = [
    leafOf({
      sums: sumsOf(work, 0, rows),
      node: newNode(),
      from: 0,
      to: rows,
      slope: wholeSlope,
      bend: wholeBend,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    }),
  ];
  while (leaves.length < options.leaves) {
    let best: Leaf | undefined;
    for (const leaf of leaves)
      if (leaf.split !== undefined && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
    if (best?.split === undefined) break;
    const { split, from, to } = best;
    const middle = partition(
      order,
      { from, to },
      (i) => (binned[i * work.width + split.figure] ?? 0) <= split.bin,
    );
    const left = newNode();
    const right = newNode();
    nodes.figure[best.node] = split.figure;
    nodes.value[best.node] = cuts[split.figure]?.[split.bin] ?? 0;
    nodes.left[best.node] = left;
    const sign = options.signs[split.figure] ?? 0;
    const rest = { slope: best.slope - split.leftSlope, bend: best.bend - split.leftBend };
    const leftValue = held(-split.leftSlope / (split.leftBend + options.ridge), best);
    const rightValue = held(-rest.slope / (rest.bend + options.ridge), best);
    const between = (leftValue + rightValue) / 2;
    const low = { low: best.low, high: sign > 0 ? between : best.high };
    const high = { low: sign > 0 ? between : best.low, high: best.high };
    const bounds =
      sign < 0
        ? [
            { low: between, high: best.high },
            { low: best.low, high: between },
          ]
        : [low, high];
    const leaf = best;
    // The smaller half is counted, the other is what is left.
    const leftIsSmall = middle - from <= to - middle;
    const small = leftIsSmall ? sumsOf(work, from, middle) : sumsOf(work, middle, to);
    const large = difference(leaf.sums, small);
    leaves = leaves.filter((one) => one !== leaf);
    leaves.push(
      leafOf({
        sums: leftIsSmall ? small : large,
        node: left,
        from,
        to: middle,
        slope: split.leftSlope,
        bend: split.leftBend,
        low: bounds[0]?.low ?? 0,
        high: bounds[0]?.high ?? 0,
      }),
      leafOf({
        sums: leftIsSmall ? large : small,
        node: right,
        from: middle,
        to,
        ...rest,
        low: bounds[1]?.low ?? 0,
        high: bounds[1]?.high ?? 0,
      }),
    );
  }
  for (const leaf of leaves) {
    const value = rounded(held(-leaf.slope / (leaf.bend + options.ridge), leaf) * options.rate);
    nodes.value[leaf.node] = value;
    for (let at = leaf.from; at < leaf.to; at += 1) {
      const i = order[at] ?? 0;
      odds[i] = (odds[i] ?? 0) + value;
    }
  }
}

function held(value: number, { low, high }: Pick<Leaf, 'low' | 'high'>): number {
  return Math.min(high, Math.max(low, value));
}

function sumsOf({ binned, slope, bend, order, asked, width }: Work, from: number, to: number): Sums {
  const slopes = new Float64Array(width * bins);
  const bends = new Float64Array(width * bins);
  for (let at = from; at < to; at += 1) {
    const i = order[at] ?? 0;
    const g = slope[i] ?? 0;
    const h = bend[i] ?? 0;
    for (let k = 0; k < asked.length; k += 1) {
      const figure = asked[k] ?? 0;
      const place = figure * bins + (binned[i * width + figure] ?? 0);
      slopes[place] = (slopes[place] ?? 0) + g;
      bends[place] = (bends[place] ?? 0) + h;
    }
  }
  return { slopes, bends };
}

function difference(whole: Sums, part: Sums): Sums {
  return {
    slopes: whole.slopes.map((sum, i) => sum - (part.slopes[i] ?? 0)),
    bends: whole.bends.map((sum, i) => sum - (part.bends[i] ?? 0)),
  };
}

function bestSplit(work: Work, leaf: Omit<Leaf, 'split'>): Split | undefined {
  const { asked, options, cuts } = work;
  const { slopes, bends } = leaf.sums;
  const { ridge, leastMass } = options;
  const score = (g: number, h: number) => {
    const value = held(-g / (h + ridge), leaf);
    return -(g * value + 0.5 * (h + ridge) * value * value);
  };
  const whole = score(leaf.slope, leaf.bend);
  let best: Split | undefined;
  for (const figure of asked) {
    let g = 0;
    let h = 0;
    const sign = options.signs[figure] ?? 0;
    for (let bin = 0; bin < (cuts[figure]?.length ?? 0); bin += 1) {
      g += slopes[figure * bins + bin] ?? 0;
      h += bends[figure * bins + bin] ?? 0;
      if (h < leastMass) continue;
      if (leaf.bend - h < leastMass) break;
      if (sign !== 0) {
        const rise = held(-(leaf.slope - g) / (leaf.bend - h + ridge), leaf) - held(-g / (h + ridge), leaf);
        if (rise * sign < 0) continue;
      }
      const gain = score(g, h) + score(leaf.slope - g, leaf.bend - h) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { figure, bin, gain, leftSlope: g, leftBend: h };
    }
  }
  return best;
}

/** Stable, so that sums are added in the same order on every machine. @returns where the second part begins */
function partition(
  order: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
  first: (row: number) => boolean,
): number {
  const rest: number[] = [];
  let end = from;
  for (let at = from; at < to; at += 1) {
    const i = order[at] ?? 0;
    if (first(i)) {
      order[end] = i;
      end += 1;
    } else rest.push(i);
  }
  order.set(rest, end);
  return end;
}

/** Spread over the figures by a multiplicative hash, so that each tree asks about others. */
function figuresOfTree(width: number, tree: number, share: number): readonly number[] {
  const chosen: number[] = [];
  for (let k = 0; k < width; k += 1) {
    const hash = Math.imul(Math.imul(tree + 1, 0x9e3779b1) ^ Math.imul(k + 1, 0x85ebca6b), 0xc2b2ae35) >>> 0;
    if (hash / 2 ** 32 < share) chosen.push(k);
  }
  return chosen.length > 0 ? chosen : [tree % width];
}
