import { trigramsOf } from '../../values/text/textSimilarity.ts';
import { wordStem } from '../../values/text/wordStem.ts';
import { plainWords } from './vocabulary/plainWords.ts';
import { cosineOf, type WordVectors } from './wordVectors.ts';

/**
 * Numbers the words of one matching problem and knows how much each tells: a word that stands in many names
 * (`date`, `code`) tells little. Weights are settled once all names were counted.
 */
export interface WordBook {
  /** The word's number, given on first sight. */
  idOf(word: string): number;
  wordOf(id: number): string;
  /** Says that a name holds these words; each counts once a name. */
  count(ids: readonly number[]): void;
  /** 0 (exclusive) to 1: 1 for a word in one name only, falling with the number of names that hold it. */
  weight(id: number): number;
  /** Says that all words of fields' names and labels are numbered: nearness in meaning is asked of these only. */
  settleNames(): void;
  /** Says that all words of fields are numbered, those of their synonyms too: likeness is asked of these only. */
  settle(): void;
  /**
   * How alike in letters the word is to each word of the fields, by number: 1 the same word, above 0 for word forms,
   * spelling variants and shortened words, else 0.
   */
  alike(id: number): Float32Array;
  /** The same, or how near in meaning they are to words of names where that is more; equals `alike` without word vectors. */
  near(id: number): Float32Array;
  readonly vectors: WordVectors | null;
}

/** Misspelt words must look at least this alike; below it `paid` and `said` would pass. */
const leastLikeness = 0.5;
/** Forms of one word (`enrolled`, `enrollment`). */
const sameStem = 0.85;
/** A shortened word (`desc`) is taken for its long form (`descriptor`) at this figure, since two long forms may share a beginning. */
const shortenedLikeness = 0.75;
/** A word whose letters were left out here and there (`orgnl`), at best. */
const lettersLeftOut = 0.7;
const shortestPrefix = 3;
/** From here a word that is English is meant as it stands. */
const longEnough = 5;
/** Cosine from which words are near; below it lies what any two words of business have in common. */
const leastCosine = 0.35;
/** What two words of the same use count at most: they may be opposites. */
const mostNear = 0.8;
/** Figures kept ready, over all rows; a row a word. */
const mostKept = 8_000_000;

export function createWordBook(vectors: WordVectors | null = null): WordBook {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const names: number[] = [];
  let nameCount = 0;
  let settled = 0;
  let named = 0;
  const alikeRows = new Map<number, Float32Array>();
  const nearRows = new Map<number, Float32Array>();
  let index: WordIndex | undefined;
  let numbers: Int32Array | undefined;

  const keep = (rows: Map<number, Float32Array>, id: number, row: Float32Array): Float32Array => {
    if ((rows.size + 1) * settled > mostKept) rows.clear();
    rows.set(id, row);
    return row;
  };
  const alike = (id: number): Float32Array => {
    const known = alikeRows.get(id);
    if (known !== undefined) return known;
    index ??= new WordIndex(words.slice(0, settled), vectors);
    const row = index.row(words[id] ?? '');
    if (id < settled) row[id] = 1;
    return keep(alikeRows, id, row);
  };
  return {
    vectors,
    idOf(word) {
      const known = ids.get(word);
      if (known !== undefined) return known;
      const id = words.length;
      ids.set(word, id);
      words.push(word);
      names.push(0);
      return id;
    },
    wordOf: (id) => words[id] ?? '',
    count(present) {
      nameCount += 1;
      for (const id of new Set(present)) names[id] = (names[id] ?? 0) + 1;
    },
    weight(id) {
      const holding = Math.max(1, names[id] ?? 0);
      return Math.log(1 + nameCount / holding) / Math.log(1 + Math.max(1, nameCount));
    },
    settleNames() {
      named = words.length;
    },
    settle() {
      settled = words.length;
    },
    alike,
    near(id) {
      const known = nearRows.get(id);
      if (known !== undefined) return known;
      if (vectors === null) return alike(id);
      const own = vectors.indexOf(words[id] ?? '');
      if (own < 0) return keep(nearRows, id, alike(id));
      const row = alike(id).slice();
      numbers ??= Int32Array.from(words.slice(0, named), (word) => vectors.indexOf(word));
      for (let other = 0; other < named; other += 1) {
        const number = numbers[other] ?? -1;
        if (number < 0) continue;
        const close = cosineOf(own, number, vectors);
        const figure = (mostNear * (close - leastCosine)) / (1 - leastCosine);
        if (figure > (row[other] ?? 0)) row[other] = Math.min(mostNear, figure);
      }
      return keep(nearRows, id, row);
    },
  };
}

/** Finds the words that may look like another one without comparing all. */
class WordIndex {
  readonly #words: readonly string[];
  readonly #grams: readonly Uint32Array[];
  readonly #byGram = new Map<number, number[]>();
  readonly #byFirst = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #shared: Uint16Array;
  readonly #vectors: WordVectors | null;

  constructor(words: readonly string[], vectors: WordVectors | null) {
    this.#words = words;
    this.#vectors = vectors;
    this.#grams = words.map(trigramsOf);
    this.#shared = new Uint16Array(words.length);
    words.forEach((word, i) => {
      for (const gram of this.#grams[i] ?? []) note(this.#byGram, gram, i);
      note(this.#byFirst, word[0] ?? '', i);
      note(this.#byStem, wordStem(word), i);
    });
  }

  /** Short words are asked of the list alone: `org` and `comp` are English, too, but hardly in a header. */
  #isEnglish(word: string): boolean {
    return plainWords.has(word) || (word.length >= longEnough && (this.#vectors?.indexOf(word) ?? -1) >= 0);
  }

  row(word: string): Float32Array {
    const row = new Float32Array(this.#words.length);
    const isPlain = this.#isEnglish(word);
    for (const i of this.#byStem.get(wordStem(word)) ?? []) row[i] = word === this.#words[i] ? 1 : sameStem;
    if (word.length < shortestPrefix) return row;
    const raise = (i: number, figure: number): void => {
      const other = this.#words[i] ?? '';
      // Two words that both exist are no misspellings of each other: `county` and `country`.
      if (other.length < shortestPrefix || (isPlain && this.#isEnglish(other))) return;
      if (figure > (row[i] ?? 0)) row[i] = figure;
    };
    const grams = trigramsOf(word);
    const touched: number[] = [];
    for (const gram of grams) {
      for (const i of this.#byGram.get(gram) ?? []) {
        if (this.#shared[i] === 0) touched.push(i);
        this.#shared[i] = (this.#shared[i] ?? 0) + 1;
      }
    }
    for (const i of touched) {
      const likeness = (2 * (this.#shared[i] ?? 0)) / (grams.length + (this.#grams[i]?.length ?? 0));
      this.#shared[i] = 0;
      if (likeness >= leastLikeness) raise(i, likeness);
    }
    for (const i of this.#byFirst.get(word[0] ?? '') ?? []) {
      const other = this.#words[i] ?? '';
      if (other.startsWith(word) || word.startsWith(other)) raise(i, shortenedLikeness);
      else raise(i, word.length < other.length ? leftOut(word, other) : leftOut(other, word));
    }
    return row;
  }
}

/** How well a word is another one with letters left out: its share of the other's consonants; 0 for no such word. */
function leftOut(short: string, long: string): number {
  if (short.length < shortestPrefix || short.length > long.length) return 0;
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i += 1) if (long[i] === short[at]) at += 1;
  if (at < short.length) return 0;
  const consonants = consonantsOf(long);
  const kept = consonantsOf(short) / Math.max(1, consonants);
  return consonants >= 3 && kept >= 0.6 ? lettersLeftOut * Math.min(1, kept) : 0;
}

function consonantsOf(word: string): number {
  let count = 0;
  for (let i = 0; i < word.length; i += 1) if (!'aeiouy'.includes(word[i] ?? '')) count += 1;
  return count;
}

function note<Key>(index: Map<Key, number[]>, key: Key, word: number): void {
  const holders = index.get(key);
  if (holders === undefined) index.set(key, [word]);
  else holders.push(word);
}
