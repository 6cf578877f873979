import type { ColumnCard, FieldCard } from './cards.ts';
import { sharedMeaning } from '../words/concepts.ts';
import { opposedSides } from '../words/opposites.ts';
import type { Phrase } from '../words/phrases.ts';
import { shortForm } from '../words/shortForm.ts';
import { type SharedWords, sharedWords } from '../words/sharedWords.ts';
import { cosine } from '../words/wordVectors.ts';
import type { WordBook } from '../words/wordBook.ts';

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
  /** How well one reads as the other with its words cut short: name and label, and the best synonym. */
  readonly shortForm: number;
  readonly shortFormSynonym: number;
  /** 1 where the numbers at the ends differ (`address 2` and `address`). */
  readonly ordinalDiffers: number;
  /** 1 where the name's last word, which tells what kind of thing it is, is the phrase's last word. */
  readonly lastWord: number;
  /** How much the most telling word tells that both have. */
  readonly telling: number;
  /** Weighted overlap of words where those of near meaning count as well; equals the best of `words` without word vectors. */
  readonly aligned: number;
  /** Cosine of both names as a whole, 0 without word vectors. */
  readonly direction: number;
  /** Whether both are spellings of one concept of the general thesaurus. */
  readonly thesaurus: number;
  /** The same for what fields of known schemas are called. */
  readonly taught: number;
  /** 1 where both take sides of words that exclude each other, and not the same (`start` and `end`), 2 where twice. */
  readonly opposed: number;
  /** Where names are paths: overlap of the table's name with the other's table, or else with its name. */
  readonly container: number;
  /** Where names are paths: overlap of table and name together, words of near meaning counted as well. */
  readonly path: number;
  /** The phrase that is most alike, for telling why. */
  readonly phraseIndex: number;
}

/** A header of more words is running text. */
const mostWordsOfName = 8;

/** One object for all cells: what it holds is copied before the next is asked. */
const shared: SharedWords = { dice: 0, aligned: 0, phraseInColumn: 0, columnInPhrase: 0, telling: 0 };

/** Compares a column's name with every spelling of a field's name and keeps the best of each kind of likeness. */
export function nameEvidence(column: ColumnCard, field: FieldCard, book: WordBook): NameEvidence {
  const name = column.phrase;
  const row = column.spellings();
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
  let shortened = 0;
  let shortenedSynonym = 0;
  let ordinalDiffers = 1;
  let lastWord = 0;
  let telling = 0;
  let aligned = 0;
  let direction = 0;
  let phraseIndex = 0;
  let bestLikeness = -1;
  for (let i = 0; i < field.phrases.length; i += 1) {
    const phrase = field.phrases[i];
    // The first is what a field is compared with where nothing else is like the name.
    if (phrase === undefined || (i > 0 && row.touched[phrase.number] === 0)) continue;
    sharedWords(name, phrase, { book, out: shared });
    const grams = row.trigrams[phrase.number] ?? 0;
    const equal = name.bare !== '' && name.bare === phrase.bare ? 1 : 0;
    const sameOrdinal =
      name.ordinal === phrase.ordinal ||
      name.plainOrdinal === phrase.ordinal ||
      name.ordinal === phrase.plainOrdinal;
    const same = shared.dice > 0.999 && sameOrdinal ? 1 : 0;
    if (i < field.ownPhrases) {
      equalName = Math.max(equalName, equal);
      sameWords = Math.max(sameWords, same);
      words = Math.max(words, shared.dice);
      trigrams = Math.max(trigrams, grams);
      skeleton = Math.max(skeleton, row.skeletons[phrase.number] ?? 0);
      if (couldBeShort(name.initials, phrase.initials))
        shortened = Math.max(shortened, shortForm(name.written, phrase.written));
    } else {
      equalSynonym = Math.max(equalSynonym, equal);
      sameWordsSynonym = Math.max(sameWordsSynonym, same);
      wordsSynonym = Math.max(wordsSynonym, shared.dice);
      trigramsSynonym = Math.max(trigramsSynonym, grams);
      if (couldBeShort(name.initials, phrase.initials))
        shortenedSynonym = Math.max(shortenedSynonym, shortForm(name.written, phrase.written));
    }
    phraseInColumn = Math.max(phraseInColumn, shared.phraseInColumn);
    columnInPhrase = Math.max(columnInPhrase, shared.columnInPhrase);
    telling = Math.max(telling, shared.telling);
    aligned = Math.max(aligned, shared.aligned);
    if (name.direction !== null) direction = Math.max(direction, cosine(name.direction, phrase.direction));
    if (areInitials(name, phrase)) initials = 1;
    if (name.wordIds.length > 0 && name.wordIds.at(-1) === phrase.wordIds.at(-1)) lastWord = 1;
    const likeness = equal * 2 + shared.dice + grams;
    // The ordinal is asked of the spelling that is most alike: `phone` and `tel 2` say nothing about each other.
    if (likeness > bestLikeness) {
      bestLikeness = likeness;
      phraseIndex = i;
      ordinalDiffers = sameOrdinal ? 0 : 1;
    }
  }
  // In running text some word of every field turns up.
  const crowd = Math.min(1, mostWordsOfName / Math.max(1, name.wordIds.length));
  return {
    equalName,
    equalSynonym,
    sameWords,
    sameWordsSynonym,
    words,
    wordsSynonym,
    phraseInColumn: phraseInColumn * crowd,
    columnInPhrase,
    trigrams,
    trigramsSynonym,
    skeleton,
    initials,
    shortForm: shortened,
    shortFormSynonym: shortenedSynonym,
    ordinalDiffers,
    lastWord,
    telling: telling * crowd,
    aligned,
    direction,
    thesaurus: sharedMeaning(column.meanings.general, field.meanings.general),
    taught: sharedMeaning(column.meanings.known, field.meanings.known),
    opposed: Math.min(2, opposedSides(name.sides, field.phrases[phraseIndex]?.sides ?? [])),
    container: containerLikeness(column, field, book),
    path: pathLikeness(column, field, book),
    phraseIndex,
  };
}

/** Short words begin as the long ones do, in their order; most pairs of names fail here. */
function couldBeShort(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i += 1) if (long[i] === short[at]) at += 1;
  return at > 0 && at === short.length;
}

function areInitials(column: Phrase, phrase: Phrase): boolean {
  return (
    (column.bare.length >= 2 && column.bare === phrase.initials) ||
    (phrase.bare.length >= 2 && phrase.bare === column.initials)
  );
}

function containerLikeness(column: ColumnCard, field: FieldCard, book: WordBook): number {
  if (field.container === null) return 0;
  sharedWords(column.container ?? column.phrase, field.container, { book, out: shared });
  const byTable = column.container === null ? shared.phraseInColumn : shared.aligned;
  if (column.container === null) return byTable;
  sharedWords(column.phrase, field.container, { book, out: shared });
  const byMeaning = sharedMeaning(column.meanings.container, field.meanings.container);
  return Math.max(byTable, shared.phraseInColumn, byMeaning);
}

function pathLikeness(column: ColumnCard, field: FieldCard, book: WordBook): number {
  if (field.path === null) return 0;
  sharedWords(column.path, field.path, { book, out: shared });
  return shared.aligned;
}
