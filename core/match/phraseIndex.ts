import type { Trigrams } from '../values/textSimilarity.ts';
import type { Phrase } from './phrases.ts';
import type { WordBook } from './wordBook.ts';

/** One column's name against all spellings of all fields, by the spelling's number. */
export interface PhraseRow {
  /** 1 where both have anything in common; all figures of the others are nought. */
  readonly touched: Uint8Array;
  /** Dice coefficient of the trigrams. */
  readonly trigrams: Float32Array;
  /** The same without vowels. */
  readonly skeletons: Float32Array;
}

/** Finds what a name has in common with thousands of spellings without looking at each. */
export interface PhraseIndex {
  /** The row is good until the next is asked for. */
  rowOf(name: Phrase): PhraseRow;
}

/** @param phrases all spellings, each at the place that its `number` says */
export function createPhraseIndex(phrases: readonly Phrase[], book: WordBook): PhraseIndex {
  const byTrigram = postings(phrases.map(({ trigrams }) => trigrams));
  const bySkeleton = postings(phrases.map(({ skeletonTrigrams }) => skeletonTrigrams));
  const byWord = postings(phrases.map(({ readings }) => new Set(readings.flatMap(({ wordIds }) => wordIds))));
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
  const share = (
    grams: Trigrams,
    index: ReadonlyMap<number, readonly number[]>,
    { out, of }: { readonly out: Float32Array; readonly of: (phrase: Phrase) => Trigrams },
  ): void => {
    out.fill(0);
    for (let i = 0; i < grams.length; i += 1) {
      const found = index.get(grams[i] ?? 0) ?? [];
      for (let k = 0; k < found.length; k += 1) out[found[k] ?? 0] = (out[found[k] ?? 0] ?? 0) + 1;
    }
    for (let p = 0; p < phrases.length; p += 1) {
      const phrase = phrases[p];
      if ((out[p] ?? 0) === 0 || phrase === undefined) continue;
      out[p] = (2 * (out[p] ?? 0)) / (grams.length + of(phrase).length);
      row.touched[p] = 1;
    }
  };
  let last: Phrase | undefined;
  return {
    rowOf(name) {
      if (name === last) return row;
      last = name;
      row.touched.fill(0);
      share(name.trigrams, byTrigram, { out: row.trigrams, of: (phrase) => phrase.trigrams });
      share(name.skeletonTrigrams, bySkeleton, {
        out: row.skeletons,
        of: (phrase) => phrase.skeletonTrigrams,
      });
      for (const id of new Set(name.readings.flatMap(({ wordIds }) => wordIds))) {
        const near = book.near(id);
        for (let other = 0; other < near.length; other += 1)
          if ((near[other] ?? 0) > 0) touch(byWord.get(other));
      }
      if (name.bare !== '') touch(byInitials.get(name.bare));
      if (name.bare !== '') touch(byBare.get(name.bare));
      if (name.initials !== '') touch(byBare.get(name.initials));
      return row;
    },
  };
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
