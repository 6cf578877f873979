import type { LikenessKind } from '../model/duplicates.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { levelCount } from './comparators.ts';
import { type Weights, weightOf } from './learnWeights.ts';
import { levelBase, levelIn, missingLevel, type PairLevels, type Pattern } from './pairLevels.ts';
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

/**
 * Adds up what the columns weigh. Two corrections keep what does not hold in the model from deciding:
 * - a value that many have weighs less than a rare one (by its frequency);
 * - columns about the same place go together, so the second and third add less; and where more than twice as much of what is a
 *   person's own (first name, birth date, e-mail, number) differs as agrees, the pair is not likely, whatever else agrees:
 *   relatives and colleagues.
 */
export function pairScorer(
  columns: readonly RecordColumn[],
  levels: PairLevels,
  weights: Weights,
): PairScorer {
  const prior = Math.log2(weights.prior / (1 - weights.prior));
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

  function bitsOf(pattern: Pattern, a: number): number {
    let sum = prior;
    const places: number[] = [];
    let differs = 0;
    let agrees = 0;
    let rest = pattern;
    for (let c = 0; c < columns.length; c += 1) {
      const level = rest % levelBase;
      rest = Math.floor(rest / levelBase);
      if (level === missingLevel) continue;
      const kind = columns[c]?.as ?? 'text';
      const part = columnBits(c, level, a);
      if (isOfPerson(kind)) {
        if (level === 3) differs += 1;
        else if (level < 2) agrees += 1;
      }
      if (isOfPlace(kind) && part > 0) places.push(part);
      else sum += part;
    }
    places.sort((x, y) => y - x);
    for (let i = 0; i < places.length; i += 1)
      sum += (places[i] ?? 0) * (options.placeShares[i] ?? options.placeShares.at(-1) ?? 0);
    return differs > agrees * 2 ? Math.min(sum, options.relativeBits) : sum;
  }

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

/** Tells one person of a household or company from another. */
function isOfPerson(kind: LikenessKind): boolean {
  return (
    kind === 'givenName' || kind === 'personName' || kind === 'date' || kind === 'email' || kind === 'code'
  );
}

function isOfPlace(kind: LikenessKind): boolean {
  return (
    kind === 'address' ||
    kind === 'place' ||
    kind === 'postcode' ||
    kind === 'organisation' ||
    kind === 'choice'
  );
}
