import { dice, trigramsOf } from '../values/textSimilarity.ts';
import { plainWords } from './words.ts';

/**
 * Numbers the words of one matching problem and knows how much each tells: a word that stands in many names
 * (`date`, `code`) tells little. Weights are settled once all names were counted.
 */
export interface WordBook {
  /** The word's number, given on first sight. */
  idOf(word: string): number;
  /** Says that a name holds these words; each counts once a name. */
  count(ids: readonly number[]): void;
  /** 0 (exclusive) to 1: 1 for a word in one name only, falling with the number of names that hold it. */
  weight(id: number): number;
  /** 0 to 1: 1 the same word, above 0 for spelling variants and shortened words, else 0. */
  similarity(a: number, b: number): number;
}

/** Shortened or misspelt words must look at least this alike; below it `paid` and `said` would pass. */
const leastLikeness = 0.5;
/** A shortened word (`desc`) is taken for its long form (`descriptor`) at this figure, since two long forms may share a beginning. */
const shortenedLikeness = 0.75;
const shortestPrefix = 3;

export function createWordBook(): WordBook {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const names: number[] = [];
  const trigrams: (Uint32Array | undefined)[] = [];
  const likeness = new Map<number, number>();
  let nameCount = 0;
  return {
    idOf(word) {
      const known = ids.get(word);
      if (known !== undefined) return known;
      const id = words.length;
      ids.set(word, id);
      words.push(word);
      names.push(0);
      return id;
    },
    count(present) {
      nameCount += 1;
      for (const id of new Set(present)) names[id] = (names[id] ?? 0) + 1;
    },
    weight(id) {
      const holding = Math.max(1, names[id] ?? 0);
      return Math.log(1 + nameCount / holding) / Math.log(1 + Math.max(1, nameCount));
    },
    similarity(a, b) {
      if (a === b) return 1;
      const key = a < b ? a * 0x100000 + b : b * 0x100000 + a;
      const known = likeness.get(key);
      if (known !== undefined) return known;
      const left = words[a] ?? '';
      const right = words[b] ?? '';
      let value = 0;
      const shorter = Math.min(left.length, right.length);
      // Two words that both exist are no misspellings of each other: `county` and `country`.
      if (shorter >= shortestPrefix && !(plainWords.has(left) && plainWords.has(right))) {
        const shared = dice((trigrams[a] ??= trigramsOf(left)), (trigrams[b] ??= trigramsOf(right)));
        if (shared >= leastLikeness) value = shared;
        if (left.startsWith(right) || right.startsWith(left)) value = Math.max(value, shortenedLikeness);
      }
      likeness.set(key, value);
      return value;
    },
  };
}
