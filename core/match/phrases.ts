import { bareName, nameTokens } from '../values/nameTokens.ts';
import { skeletonOf, type Trigrams, trigramsOf } from '../values/textSimilarity.ts';
import { headerWords } from './headerWords.ts';
import { sidesOf } from './opposites.ts';
import { isPlaceholder } from './placeholderName.ts';
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
export interface Phrase {
  readonly text: string;
  readonly bare: string;
  readonly trigrams: Trigrams;
  readonly skeleton: string;
  readonly skeletonTrigrams: Trigrams;
  /** Words as they are written, lower case; empty for a name that says nothing. */
  readonly written: readonly string[];
  /** First letters of the words as written: `date of loss` gives `dol`. */
  readonly initials: string;
  /** Words in the likeliest meaning; empty for a name that says nothing (`Unnamed: 7`). */
  readonly wordIds: readonly number[];
  /** All meanings, the likeliest first; at least one. */
  readonly readings: readonly Reading[];
  readonly ordinal: number;
  /** Which sides it takes of words that exclude each other. */
  readonly sides: readonly number[];
  /** Direction of its words together; `null` without word vectors. */
  readonly direction: Float32Array | null;
}

/** Letters of a longer name have no say: it is running text. */
const longestLetters = 120;
/** Words of a longer name have no say either. */
const mostWritten = 20;

/** A phrase before the words were counted. */
export interface PhraseDraft {
  readonly text: string;
  readonly ordinal: number;
  readonly readings: readonly (readonly number[])[];
}

/** Numbers a name's words. */
export function draftPhrase(text: string, vocabulary: ReadonlySet<string>, book: WordBook): PhraseDraft {
  if (isPlaceholder(text)) return { text, ordinal: 1, readings: [[]] };
  const { words, ordinal, others } = headerWords(text, vocabulary);
  return {
    text,
    ordinal,
    readings: [words, ...others].map((reading) => reading.map((word) => book.idOf(word))),
  };
}

/** Prepares a name once all words of the problem were counted. */
export function makePhrase({ text, ordinal, readings }: PhraseDraft, book: WordBook): Phrase {
  const bare = bareName(text);
  const says = isPlaceholder(text) ? '' : bare.slice(0, longestLetters);
  const written = says === '' ? [] : nameTokens(text).slice(0, mostWritten);
  const skeleton = skeletonOf(says);
  const wordIds = readings[0] ?? [];
  const weighed = readings.map((ids) => {
    const weights = Float32Array.from(ids, (id) => book.weight(id));
    return { wordIds: ids, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  return {
    text,
    bare,
    trigrams: trigramsOf(says),
    skeleton,
    skeletonTrigrams: trigramsOf(skeleton),
    written,
    initials: written.map((token) => token[0] ?? '').join(''),
    wordIds,
    readings: weighed,
    ordinal,
    sides: sidesOf(wordIds, book),
    direction:
      book.vectors === null || wordIds.length === 0
        ? null
        : meanVector(
            wordIds.map((id) => book.wordOf(id)),
            book.vectors,
            weighed[0]?.weights,
          ),
  };
}
