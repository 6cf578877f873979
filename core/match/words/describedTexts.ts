import { nameTokens } from '../../values/text/nameTokens.ts';
import { wordStem } from '../../values/text/wordStem.ts';
import { stopWords, wordMeanings } from './vocabulary/wordMeanings.ts';
import { meanVector, type WordVectors } from './wordVectors.ts';

/** The words of running text about one column or field: stems, by number, ascending. */
export interface Described {
  readonly ids: Int32Array;
  /** How much each tells (rare among the descriptions of its side, and not said too often); their squares sum up to 1. */
  readonly weights: Float32Array;
  readonly direction: Float32Array | null;
}

/** What is said about one column or field: about itself, and about the table it is in. */
export interface SaidOf {
  readonly own: Described;
  readonly container: Described;
}

/** Numbers stems of both sides. */
export interface StemBook {
  idOf(stem: string): number;
  /** Stems of a name's words. */
  idsOf(words: readonly string[]): Int32Array;
}

export function createStemBook(): StemBook {
  const ids = new Map<string, number>();
  const idOf = (stem: string): number => {
    const known = ids.get(stem);
    if (known !== undefined) return known;
    ids.set(stem, ids.size);
    return ids.size - 1;
  };
  return {
    idOf,
    idsOf: (words) => Int32Array.from(new Set(words.map((word) => idOf(wordStem(word))))).sort(),
  };
}

/** A passage that stands in this many descriptions of one side is about their table. */
const sharedPassages = 3;
/** Words of a description that are read; what a field is stands in its first sentences. */
const mostWords = 120;
/** Words that nearly every description of a field has. */
const emptyWords: ReadonlySet<string> = new Set(
  'this that which field column value values data used use uses using contain contains represent represents describe describes indicate indicates text term terms provide provides information specific particular given such also other any all each when where whether who whose how not may can could should would will has have had its their they was were been being are is be it as if into than then there these those between about only same one two more most e g i'.split(
    ' ',
  ),
);

/**
 * Weighs the words of one side's descriptions by how few of them have each. Passages (divided by `;`) that several share
 * word for word are about their table and are kept apart.
 */
export function describeSide(
  texts: readonly string[],
  stems: StemBook,
  vectors: WordVectors | null,
): readonly SaidOf[] {
  const passages = texts.map((text) =>
    text
      .split(';')
      .map((passage) => passage.trim())
      .filter((passage) => passage !== ''),
  );
  const held = new Map<string, number>();
  for (const list of passages)
    for (const passage of new Set(list)) held.set(passage, (held.get(passage) ?? 0) + 1);
  const isShared = (passage: string, list: readonly string[]): boolean =>
    list.length > 1 && (held.get(passage) ?? 0) >= sharedPassages;
  const own = weigh(
    passages.map((list) => {
      const alone = list.filter((passage) => !isShared(passage, list));
      return (alone.length === 0 ? list.slice(-1) : alone).join(' ');
    }),
    stems,
    vectors,
  );
  const containers = weigh(
    passages.map((list) => list.filter((passage) => isShared(passage, list)).join(' ')),
    stems,
    vectors,
  );
  return own.map((said, i) => ({ own: said, container: containers[i] ?? nothingSaid }));
}

/** What an absent description says. */
export const nothingSaid: Described = { ids: new Int32Array(), weights: new Float32Array(), direction: null };

function weigh(texts: readonly string[], stems: StemBook, vectors: WordVectors | null): readonly Described[] {
  const words = texts.map(wordsOf);
  const counts = words.map((list) => {
    const count = new Map<number, number>();
    for (const word of list) {
      const id = stems.idOf(wordStem(word));
      count.set(id, (count.get(id) ?? 0) + 1);
    }
    return count;
  });
  const holding = new Map<number, number>();
  for (const count of counts) for (const id of count.keys()) holding.set(id, (holding.get(id) ?? 0) + 1);
  const rarity = (id: number): number => Math.log((1 + texts.length) / (holding.get(id) ?? 1));
  return counts.map((count, i) => {
    if (count.size === 0) return nothingSaid;
    const ids = Int32Array.from(count.keys()).sort();
    const weights = Float32Array.from(ids, (id) => (1 + Math.log(count.get(id) ?? 1)) * rarity(id));
    let square = 0;
    for (const weight of weights) square += weight * weight;
    const length = Math.sqrt(square) || 1;
    const list = words[i] ?? [];
    return {
      ids,
      weights: weights.map((weight) => weight / length),
      direction:
        vectors === null
          ? null
          : meanVector(
              list,
              vectors,
              list.map((word) => rarity(stems.idOf(wordStem(word)))),
            ),
    };
  });
}

function wordsOf(text: string): readonly string[] {
  if (text === '') return [];
  return nameTokens(text.slice(0, 4000))
    .slice(0, mostWords)
    .filter(
      (token) => token.length > 1 && !stopWords.has(token) && !emptyWords.has(token) && !/^\d+$/.test(token),
    )
    .flatMap((token) => writtenOut(token));
}

/** Abbreviations that stand for one word are written out, so that both sides say the same. */
function writtenOut(token: string): readonly string[] {
  const meaning = wordMeanings.get(token)?.[0];
  return meaning === undefined || meaning.length > 2 ? [token] : meaning;
}
