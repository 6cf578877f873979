import type { Trigrams } from '../../values/text/textSimilarity.ts';
import type { Phrase } from './phrases.ts';
import type { WordBook } from './wordBook.ts';

/** One column's name against all spellings of all fields, by the spelling's number. */
export interface PhraseRow {
  /** 1 where both have anything in common; all figures of the others are nought. */
  readonly touched: Uint8Array;
  /** Dice coefficient of the trigrams. */
  readonly trigrams: Float32Array;
  /** The same without vowels, of names and labels only. */
  readonly skeletons: Float32Array;
}

/** Finds what a name has in common with thousands of spellings without looking at each. */
export interface PhraseIndex {
  /** The row is good until the next is asked for. */
  rowOf(name: Phrase): PhraseRow;
}

/** @param phrases all spellings, each at the place that its `number` says */
export function createPhraseIndex(phrases: readonly Phrase[], book: WordBook): PhraseIndex {
  const own = phrases.map((phrase) => (phrase.own ? phrase : null));
  const byTrigram = gramIndex(phrases.map(({ trigrams }) => trigrams));
  const bySkeleton = gramIndex(own.map((phrase) => phrase?.skeletonTrigrams ?? noGrams));
  const byWord = postings(phrases.map(wordsOf));
  // Near meaning is asked of names and labels: synonyms are there so that words are the same.
  const byOwnWord = postings(own.map((phrase) => (phrase === null ? [] : wordsOf(phrase))));
  const byBare = postings(phrases.map(({ bare }) => [bare]));
  const byInitials = postings(phrases.map(({ initials }) => [initials]));
  const row = {
    touched: new Uint8Array(phrases.length),
    trigrams: new Float32Array(phrases.length),
    skeletons: new Float32Array(phrases.length),
  };
  const touch = (found: readonly number[] | undefined): void => {
    for (let i = 0; i < (found?.length ?? 0); i += 1) row.touched[found?.[i] ?? 0] = 1;
  };
  let last: Phrase | undefined;
  return {
    rowOf(name) {
      if (name === last) return row;
      last = name;
      row.touched.fill(0);
      share(name.trigrams, byTrigram, { out: row.trigrams, touched: row.touched });
      share(name.skeletonTrigrams, bySkeleton, { out: row.skeletons, touched: row.touched });
      for (const id of wordsOf(name)) {
        const alike = book.alike(id);
        const near = book.near(id);
        for (let other = 0; other < near.length; other += 1) {
          if ((near[other] ?? 0) === 0) continue;
          touch((alike[other] ?? 0) > 0 ? byWord.get(other) : byOwnWord.get(other));
        }
      }
      if (name.bare !== '') touch(byInitials.get(name.bare));
      if (name.bare !== '') touch(byBare.get(name.bare));
      if (name.initials !== '') touch(byBare.get(name.initials));
      return row;
    },
  };
}

const noGrams: Trigrams = new Uint32Array();

interface GramIndex {
  readonly holders: ReadonlyMap<number, readonly number[]>;
  /** How many trigrams each spelling has. */
  readonly sizes: Uint16Array;
}

function gramIndex(grams: readonly Trigrams[]): GramIndex {
  return { holders: postings(grams), sizes: Uint16Array.from(grams, ({ length }) => length) };
}

/** Dice coefficients of a name's trigrams with those of all spellings. */
function share(
  grams: Trigrams,
  { holders, sizes }: GramIndex,
  { out, touched }: { readonly out: Float32Array; readonly touched: Uint8Array },
): void {
  out.fill(0);
  for (let i = 0; i < grams.length; i += 1) {
    const found = holders.get(grams[i] ?? 0);
    if (found === undefined) continue;
    for (let k = 0; k < found.length; k += 1) {
      const at = found[k] ?? 0;
      out[at] = (out[at] ?? 0) + 1;
    }
  }
  for (let p = 0; p < out.length; p += 1) {
    const shared = out[p] ?? 0;
    if (shared === 0) continue;
    out[p] = (2 * shared) / (grams.length + (sizes[p] ?? 0));
    touched[p] = 1;
  }
}

function wordsOf({ readings }: Phrase): ReadonlySet<number> {
  return new Set(readings.flatMap(({ wordIds }) => wordIds));
}

function postings<Key>(keys: readonly Iterable<Key>[]): ReadonlyMap<Key, readonly number[]> {
  const index = new Map<Key, number[]>();
  keys.forEach((list, p) => {
    for (const key of list) {
      const found = index.get(key);
      if (found === undefined) index.set(key, [p]);
      else found.push(p);
    }
  });
  return index;
}
