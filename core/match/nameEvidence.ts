import { dice } from '../values/textSimilarity.ts';
import type { ColumnCard, FieldCard, Phrase } from './cards.ts';
import type { WordBook } from './wordBook.ts';

/** How alike the names are. Shares are 0 to 1. */
export interface NameEvidence {
  /** 1 where letters and digits are those of the field's name or label. */
  readonly equalName: number;
  readonly equalSynonym: number;
  /** 1 where the words are the same in any order. */
  readonly sameWords: number;
  readonly sameWordsSynonym: number;
  /** Weighted overlap of words with name or label, and with the best synonym. */
  readonly words: number;
  readonly wordsSynonym: number;
  /** Best share, by weight, of a phrase's words that the column's name holds, and the other way round. */
  readonly phraseInColumn: number;
  readonly columnInPhrase: number;
  readonly trigrams: number;
  readonly trigramsSynonym: number;
  /** Likeness without vowels, for names that were shortened by leaving them out. */
  readonly skeleton: number;
  readonly initials: number;
  /** 1 where the numbers at the ends differ (`address 2` and `address`). */
  readonly ordinalDiffers: number;
  /** 1 where the name's last word, which tells what kind of thing it is, is the phrase's last word. */
  readonly lastWord: number;
  /** The phrase that is most alike, for telling why. */
  readonly phraseIndex: number;
}

/** Compares a column's name with every spelling of a field's name and keeps the best of each kind of likeness. */
export function nameEvidence(column: ColumnCard, field: FieldCard, book: WordBook): NameEvidence {
  const name = column.phrase;
  let equalName = 0;
  let equalSynonym = 0;
  let sameWords = 0;
  let sameWordsSynonym = 0;
  let words = 0;
  let wordsSynonym = 0;
  let phraseInColumn = 0;
  let columnInPhrase = 0;
  let trigrams = 0;
  let trigramsSynonym = 0;
  let skeleton = 0;
  let initials = 0;
  let ordinalDiffers = 1;
  let lastWord = 0;
  let phraseIndex = 0;
  let bestLikeness = -1;
  for (let i = 0; i < field.phrases.length; i += 1) {
    const phrase = field.phrases[i];
    if (phrase === undefined) continue;
    const own = i < field.ownPhrases;
    const shared = compareWords(name, phrase, book);
    const grams = dice(name.trigrams, phrase.trigrams);
    const equal = name.bare !== '' && name.bare === phrase.bare ? 1 : 0;
    const sameOrdinal = name.ordinal === phrase.ordinal;
    const same = shared.dice > 0.999 && sameOrdinal ? 1 : 0;
    if (own) {
      equalName = Math.max(equalName, equal);
      sameWords = Math.max(sameWords, same);
      words = Math.max(words, shared.dice);
      trigrams = Math.max(trigrams, grams);
      skeleton = Math.max(skeleton, skeletonLikeness(name, phrase));
    } else {
      equalSynonym = Math.max(equalSynonym, equal);
      sameWordsSynonym = Math.max(sameWordsSynonym, same);
      wordsSynonym = Math.max(wordsSynonym, shared.dice);
      trigramsSynonym = Math.max(trigramsSynonym, grams);
    }
    phraseInColumn = Math.max(phraseInColumn, shared.phraseInColumn);
    columnInPhrase = Math.max(columnInPhrase, shared.columnInPhrase);
    if (areInitials(name, phrase)) initials = 1;
    if (shared.lastWord) lastWord = 1;
    const likeness = equal * 2 + shared.dice + grams;
    // The ordinal is asked of the spelling that is most alike: `phone` and `tel 2` say nothing about each other.
    if (likeness > bestLikeness) {
      bestLikeness = likeness;
      phraseIndex = i;
      ordinalDiffers = sameOrdinal ? 0 : 1;
    }
  }
  return {
    equalName,
    equalSynonym,
    sameWords,
    sameWordsSynonym,
    words,
    wordsSynonym,
    phraseInColumn,
    columnInPhrase,
    trigrams,
    trigramsSynonym,
    skeleton,
    initials,
    ordinalDiffers,
    lastWord,
    phraseIndex,
  };
}

function compareWords(column: Phrase, phrase: Phrase, book: WordBook) {
  const a = column.wordIds;
  const b = phrase.wordIds;
  let columnWeight = 0;
  let phraseWeight = 0;
  let sharedColumn = 0;
  let sharedPhrase = 0;
  for (let j = 0; j < b.length; j += 1) phraseWeight += book.weight(b[j] ?? 0);
  for (let i = 0; i < a.length; i += 1) {
    const id = a[i] ?? 0;
    const weight = book.weight(id);
    columnWeight += weight;
    let best = 0;
    let bestAt = -1;
    for (let j = 0; j < b.length; j += 1) {
      const alike = book.similarity(id, b[j] ?? 0);
      if (alike > best) {
        best = alike;
        bestAt = j;
      }
    }
    if (bestAt < 0) continue;
    sharedColumn += best * weight;
    sharedPhrase += best * book.weight(b[bestAt] ?? 0);
  }
  const total = columnWeight + phraseWeight;
  return {
    dice: total === 0 ? 0 : Math.min(1, (sharedColumn + sharedPhrase) / total),
    phraseInColumn: phraseWeight === 0 ? 0 : Math.min(1, sharedPhrase / phraseWeight),
    columnInPhrase: columnWeight === 0 ? 0 : Math.min(1, sharedColumn / columnWeight),
    lastWord: a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1),
  };
}

function skeletonLikeness(column: Phrase, phrase: Phrase): number {
  if (column.skeleton === '' || phrase.skeleton === '') return 0;
  if (column.skeleton === phrase.skeleton) return 1;
  return dice(column.skeletonTrigrams, phrase.skeletonTrigrams);
}

function areInitials(column: Phrase, phrase: Phrase): boolean {
  return (
    (column.bare.length >= 2 && column.bare === phrase.initials) ||
    (phrase.bare.length >= 2 && phrase.bare === column.initials)
  );
}
