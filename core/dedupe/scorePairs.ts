import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { addedBits } from './addedBits.ts';
import { levelCount } from './comparators.ts';
import { type Weights, weightOf } from './learnWeights.ts';
import { levelBase, levelIn, type PairLevels, type Pattern } from './pairLevels.ts';
import type { RecordColumn } from './recordColumns.ts';

/** How likely two records are the same. */
export interface PairScorer {
  /** In bits: 0 is as likely as not, 10 is 1,000 to 1. */
  readonly bits: (a: number, b: number) => number;
  /** The same, of records whose pattern is known. */
  readonly bitsOf: (pattern: Pattern, a: number) => number;
  /** What each column adds to that, in bits, before what columns have in common is taken off; and its level. */
  readonly parts: (a: number, b: number) => readonly { readonly level: number; readonly bits: number }[];
}

/** Adds up what the columns weigh, a value that many have less than a rare one (by its frequency); see `addedBits`. */
export function pairScorer(
  columns: readonly RecordColumn[],
  levels: PairLevels,
  weights: Weights,
): PairScorer {
  const average = columns.map(averageCount);

  function columnBits(c: number, level: number, a: number): number {
    const bits = weightOf(weights.same[c]?.[level] ?? 1, weights.chance[c]?.[level] ?? 1);
    if (level !== 0) return bits;
    const column = columns[c];
    const count = column?.counts[column.ids[a] ?? -1] ?? 1;
    const rarity = Math.log2(Math.max(1 / 16, Math.min(16, (average[c] ?? 1) / count)));
    return Math.max(0, Math.min(options.mostBits, bits + rarity));
  }

  function parts(a: number, b: number): { readonly level: number; readonly bits: number }[] {
    const pattern = levels(a, b);
    return columns.map((_, c) => {
      const level = levelIn(pattern, c);
      return { level, bits: level >= levelCount ? 0 : columnBits(c, level, a) };
    });
  }

  const added = addedBits(
    columns.map(({ as }) => as),
    Math.log2(weights.prior / (1 - weights.prior)),
  );
  const bitsOf = (pattern: Pattern, a: number): number => {
    let rest = pattern;
    // Asked from the first column on, each once.
    return added(
      () => {
        const level = rest % levelBase;
        rest = Math.floor(rest / levelBase);
        return level;
      },
      (c, level) => columnBits(c, level, a),
    );
  };

  return { bits: (a, b) => bitsOf(levels(a, b), a), bitsOf, parts };
}

/** Bits as a probability, 0 to 1. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** How often the value of a random record stands in the column, on average. */
function averageCount({ counts, filled }: RecordColumn): number {
  let sum = 0;
  for (let id = 0; id < counts.length; id += 1) sum += (counts[id] ?? 0) ** 2;
  return filled === 0 ? 1 : sum / filled;
}
