import { bareName, nameTokens } from '../../values/text/nameTokens.ts';
import { skeletonOf, type Trigrams, trigramsOf } from '../../values/text/textSimilarity.ts';
import { type HeaderWords, headerWords } from './headerWords.ts';
import { isPlaceholder } from './placeholderName.ts';

/** A name's letters, prepared for comparing: all that does not depend on other names. */
export interface NameLetters {
  /** Letters and digits, lower case. */
  readonly bare: string;
  readonly trigrams: Trigrams;
  readonly skeleton: string;
  readonly skeletonTrigrams: Trigrams;
  /** Words as they are written, lower case; empty for a name that says nothing (`Unnamed: 7`). */
  readonly written: readonly string[];
  /** First letters of the words as written: `date of loss` gives `dol`. */
  readonly initials: string;
}

/** Letters of a longer name have no say: it is running text. */
const longestLetters = 120;
/** Words of a longer name have no say either. */
const mostWritten = 20;
/** Names kept ready, since a pack has thousands, which are asked for with every file. */
const mostKept = 30_000;

const letters = new Map<string, NameLetters>();
const words = new WeakMap<ReadonlySet<string>, Map<string, HeaderWords>>();

export function lettersOf(text: string): NameLetters {
  const known = letters.get(text);
  if (known !== undefined) return known;
  const bare = bareName(text);
  const placeholder = isPlaceholder(text);
  const says = placeholder ? '' : bare.slice(0, longestLetters);
  const written = placeholder ? [] : nameTokens(text).slice(0, mostWritten);
  const skeleton = skeletonOf(says);
  const made = {
    bare,
    trigrams: trigramsOf(says),
    skeleton,
    skeletonTrigrams: trigramsOf(skeleton),
    written,
    initials: written.map((token) => token[0] ?? '').join(''),
  };
  if (letters.size >= mostKept) letters.clear();
  letters.set(text, made);
  return made;
}

const nothing: HeaderWords = { words: [], ordinal: 1, plainOrdinal: 1, others: [] };

/** As `headerWords`, kept for each vocabulary; a name that says nothing has no words. */
export function wordsOf(text: string, vocabulary: ReadonlySet<string>): HeaderWords {
  let kept = words.get(vocabulary);
  if (kept === undefined) {
    kept = new Map();
    words.set(vocabulary, kept);
  }
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = isPlaceholder(text) ? nothing : headerWords(text, vocabulary);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, made);
  return made;
}
