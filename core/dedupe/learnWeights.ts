import type { LikenessKind } from '../model/duplicates.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { addedBits } from './addedBits.ts';
import { levelCount } from './comparators.ts';
import { levelIn, missingLevel, type Pattern } from './pairLevels.ts';

/** What the levels of each column weigh, learnt from the records themselves. */
export interface Weights {
  /** By column and level: share of pairs that are the same and are this alike. */
  readonly same: readonly (readonly number[])[];
  /** By column and level: share of all other pairs that are this alike, by chance. */
  readonly chance: readonly (readonly number[])[];
  /** Chance that any two records are the same. */
  readonly prior: number;
}

export interface Evidence {
  /** What the columns hold. */
  readonly kinds: readonly LikenessKind[];
  readonly recordCount: number;
  /** Candidate pairs by their pattern. */
  readonly patterns: ReadonlyMap<Pattern, number>;
  /** Candidate pairs there are for each one in `patterns`, 1 where none was left out. */
  readonly thinning: number;
  /** Levels of pairs drawn at random, by column; without those where a value is missing. */
  readonly random: readonly (readonly number[])[];
  /** By column: chance that two random values are the same, counted over all values. */
  readonly agreeing: readonly number[];
}

/** What pairs that are the same usually look like: an assumption that a dozen pairs overrule. */
const usual: readonly number[] = [0.82, 0.1, 0.04, 0.04];

/**
 * Learns what likeness in each column weighs, without labels: expectation and maximisation over the candidate pairs in the
 * model of Fellegi and Sunter (1969; the fit is Winkler's, 1988). How alike records are by chance is counted on random
 * pairs and held; how alike the same ones are, and how many there are, is fitted. Pairs that no key brought together count as
 * not the same.
 */
export function learnWeights(evidence: Evidence): Weights {
  const { kinds, recordCount, patterns, thinning } = evidence;
  const columns = kinds.length;
  const pairs = Math.max(1, (recordCount * (recordCount - 1)) / 2);
  const chance = kinds.map((kind, c) =>
    chanceOf(evidence.random[c] ?? [], {
      agreeing: evidence.agreeing[c] ?? 0,
      usually: usualChance(kind),
      pairs,
    }),
  );
  const list = [...patterns].map(([pattern, count]) => ({
    count: count * thinning,
    levels: Array.from({ length: columns }, (_, c) => levelIn(pattern, c)),
  }));
  let same: readonly (readonly number[])[] = chance.map(() => usual);
  let prior = Math.min(options.mostPrior, Math.max(0.1 * recordCount, 1) / pairs);
  // Agreement by chance without that of the same records, which is what the values' counts cannot tell apart.
  let chanceNow = chance;
  for (let round = 0; round < options.rounds; round += 1) {
    const found = Array.from({ length: columns }, () => usual.map((share) => share * options.assumedPairs));
    let expected = 0;
    const chanceOfSame = probabilityOf(kinds, { same, chance: chanceNow, prior });
    for (const { count, levels } of list) {
      const probability = chanceOfSame(levels) * count;
      expected += probability;
      for (let c = 0; c < columns; c += 1) {
        const level = levels[c] ?? missingLevel;
        const counts = found[c];
        if (level < levelCount && counts !== undefined) counts[level] = (counts[level] ?? 0) + probability;
      }
    }
    chanceNow = chance.map((shares, c) => withoutSame(shares, (found[c]?.[0] ?? 0) / pairs));
    same = found.map((counts) => shares(counts));
    prior = Math.min(options.mostPrior, Math.max(expected, 0.5) / pairs);
  }
  return { same, chance: chanceNow, prior };
}

/** Probability that a pair with these levels is the same, as the pairs are scored in the end. */
function probabilityOf(
  kinds: readonly LikenessKind[],
  { same, chance, prior }: Weights,
): (levels: readonly number[]) => number {
  const weights = same.map((shares, c) =>
    shares.map((share, level) => weightOf(share, chance[c]?.[level] ?? 1)),
  );
  const added = addedBits(kinds, Math.log2(prior / (1 - prior)));
  return (levels) => {
    const bits = added(
      (c) => levels[c] ?? missingLevel,
      (c, level) => weights[c]?.[level] ?? 0,
    );
    return 1 / (1 + 2 ** -bits);
  };
}

/** In bits, within what one column may weigh. */
export function weightOf(same: number, chance: number): number {
  const bits = Math.log2(same / chance);
  return Math.max(-options.mostBits, Math.min(options.mostBits, bits));
}

/** What is counted, with what is usual standing in where a file has few pairs. */
function chanceOf(
  counts: readonly number[],
  {
    agreeing,
    usually,
    pairs,
  }: { readonly agreeing: number; readonly usually: number; readonly pairs: number },
): readonly number[] {
  const assumed = options.assumedChancePairs;
  const same = (agreeing * pairs + usually * assumed) / (pairs + assumed);
  const others = usualOthers.map((share, i) => (counts[i + 1] ?? 0) + share * assumed);
  const sum = others.reduce((a, b) => a + b, 0);
  return [same, ...others.map((count) => (count / sum) * (1 - same))];
}

/** Of two different values: near, alike, different. */
const usualOthers: readonly number[] = [0.01, 0.05, 0.94];

/** How often two people have the same value by chance, roughly; counts overrule it from some dozens of records on. */
function usualChance(kind: LikenessKind): number {
  switch (kind) {
    case 'email':
    case 'phone':
    case 'code':
      return 0.0001;
    case 'date':
    case 'address':
      return 0.0005;
    case 'personName':
      return 0.001;
    case 'familyName':
    case 'organisation':
    case 'text':
      return 0.005;
    case 'givenName':
    case 'postcode':
      return 0.01;
    case 'place':
    case 'number':
      return 0.05;
    case 'choice':
      return 0.3;
  }
}

function withoutSame(chance: readonly number[], sameShare: number): readonly number[] {
  const [agreeing = 0, ...others] = chance;
  return [Math.max(agreeing - sameShare, agreeing * 0.1, 1e-9), ...others];
}

function shares(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => count / sum);
}
