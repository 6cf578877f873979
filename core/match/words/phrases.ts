import { lettersOf, type NameLetters, wordsOf } from './nameLetters.ts';
import { sidesOf } from './opposites.ts';
import type { WordBook } from './wordBook.ts';
import { meanVector } from './wordVectors.ts';

/** The words of a name in one of its meanings. */
export interface Reading {
  readonly wordIds: readonly number[];
  /** How much each word tells, in their order. */
  readonly weights: Float32Array;
  /** Sum of `weights`. */
  readonly total: number;
}

/** One spelling of a name, prepared for comparing. */
export interface Phrase extends NameLetters {
  readonly text: string;
  /** Place among all spellings of all fields; 0 for a column's. */
  readonly number: number;
  /** False for a synonym. */
  readonly own: boolean;
  /** Words in the likeliest meaning; empty for a name that says nothing (`Unnamed: 7`). */
  readonly wordIds: readonly number[];
  /** All meanings, the likeliest first; at least one. */
  readonly readings: readonly Reading[];
  readonly ordinal: number;
  /** What the ordinal is where a short word that was taken for one (`sec`) is none. */
  readonly plainOrdinal: number;
  /** Which sides it takes of words that exclude each other. */
  readonly sides: readonly number[];
  /** Direction of its words together; `null` for a synonym, and without word vectors. */
  readonly direction: Float32Array | null;
}

/** A phrase before the words were counted. */
export interface PhraseDraft {
  readonly text: string;
  readonly ordinal: number;
  readonly plainOrdinal: number;
  readonly readings: readonly (readonly number[])[];
}

/** Numbers a name's words. */
export function draftPhrase(text: string, vocabulary: ReadonlySet<string>, book: WordBook): PhraseDraft {
  const { words, ordinal, plainOrdinal, others } = wordsOf(text, vocabulary);
  return {
    text,
    ordinal,
    plainOrdinal,
    readings: [words, ...others].map((reading) => reading.map((word) => book.idOf(word))),
  };
}

/** Prepares a name once all words of the problem were counted. */
export function makePhrase(
  { text, ordinal, plainOrdinal, readings }: PhraseDraft,
  book: WordBook,
  place: { readonly number: number; readonly own: boolean },
): Phrase {
  const wordIds = readings[0] ?? [];
  const weighed = readings.map((ids) => {
    const weights = Float32Array.from(ids, (id) => book.weight(id));
    return { wordIds: ids, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  return {
    ...lettersOf(text),
    text,
    number: place.number,
    own: place.own,
    wordIds,
    readings: weighed,
    ordinal,
    plainOrdinal,
    // A word of two meanings takes both sides, so that neither is held against it.
    sides: sidesOf(readings.flat(), book),
    direction:
      book.vectors === null || wordIds.length === 0 || !place.own
        ? null
        : meanVector(
            wordIds.map((id) => book.wordOf(id)),
            book.vectors,
            weighed[0]?.weights,
          ),
  };
}
