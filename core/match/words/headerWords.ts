import { nameTokens } from '../../values/text/nameTokens.ts';
import { cutCompound } from './cutCompound.ts';
import { plainWords } from './vocabulary/plainWords.ts';
import { stopWords, wordMeanings } from './vocabulary/wordMeanings.ts';

/** The words of a name after abbreviations, other languages and run-together compounds are written out in plain English. */
export interface HeaderWords {
  /** Singular, without stop words and without doubles, in the order of the name. */
  readonly words: readonly string[];
  /** A number at the end (`address 2`, `dx1`), or what `secondary` means; 1 where there is none. */
  readonly ordinal: number;
  /** What the ordinal is where a short word that was taken for one (`sec`) is none; else the same. */
  readonly plainOrdinal: number;
  /** The same for other meanings of its words (`data` is a date in Italy), likeliest first; at most `mostReadings`. */
  readonly others: readonly (readonly string[])[];
}

/** A header with more words is running text, of which the first say what it is about. */
const mostWords = 24;
const mostReadings = 4;

/**
 * Reads a name as words that compare. A number in front (`24A.` on a form) is dropped, one at the end is the ordinal.
 *
 * @param vocabulary Further words at which a run-together name may be cut: those of the target schema.
 * @example headerWords('PolNo', new Set()).words // ['policy', 'number']
 */
export function headerWords(name: string, vocabulary: ReadonlySet<string>): HeaderWords {
  const slots: (readonly (readonly string[])[])[] = [];
  const asWritten: string[] = [];
  let ordinal = 1;
  let plainOrdinal = 1;
  const tokens = nameTokens(name.replace(/^\s*\d+[a-z]?\s*\.\s*/i, ''));
  for (let i = 0; i < tokens.length && slots.length < mostWords; i += 1) {
    const token = tokens[i] ?? '';
    if (/^\d+$/.test(token)) {
      if (/^(?:st|nd|rd|th)$/.test(tokens[i + 1] ?? '')) {
        i += 1;
        if (token === '1') slots.push([['first']]);
        else ordinal = Number(token) || 1;
      } else if (!codeSystems.has(tokens[i - 1] ?? '')) ordinal = Number(token) || 1;
      plainOrdinal = ordinal;
      continue;
    }
    if (tokens.length > 1 && stopWords.has(token)) {
      // Two letters may be a word of another language, or the beginning of one of this.
      if (token.length > 1 && !englishStops.has(token)) asWritten.push(token);
      continue;
    }
    const [meaning = [], ...others] = meaningsOf(token, vocabulary);
    const order = tokens.length > 1 ? meaning.map((word) => ordinals.get(word)).find(Boolean) : undefined;
    if (order !== undefined) {
      ordinal = order;
      if (ordinals.has(token)) plainOrdinal = order;
      const rest = meaning.filter((word) => !ordinals.has(word));
      if (rest.length > 0) slots.push([rest]);
      asWritten.push(...(ordinals.has(token) ? rest : [token]));
    } else {
      slots.push([meaning, ...others]);
      // Three letters may be the beginning of any word.
      if (token.length <= longestGuess && !plainWords.has(token)) asWritten.push(token);
      else asWritten.push(...meaning);
    }
  }
  const parts = slots.map(([first = []]) => first);
  const named = otherPart(parts);
  const words = joined(named);
  // Read otherwise, both parts of a name would be one.
  if (named !== parts) return { words, ordinal, plainOrdinal, others: [] };
  return { words, ordinal, plainOrdinal, others: otherReadings(slots, words, joined([asWritten])) };
}

const englishStops: ReadonlySet<string> = new Set([
  'of',
  'the',
  'and',
  'a',
  'an',
  'in',
  'is',
  'for',
  'by',
  'on',
  'at',
  'with',
  'or',
]);

/** A longer token that stands in the vocabulary means what stands there. */
const longestGuess = 4;

/** Lists of codes that are called by their edition: the number behind is no ordinal. */
const codeSystems: ReadonlySet<string> = new Set(['icd', 'iso', 'dsm', 'cpt', 'un', 'naics', 'sic', 'bic']);

const ordinals: ReadonlyMap<string, number> = new Map([
  ['primary', 1],
  ['principal', 1],
  ['main', 1],
  ['secondary', 2],
  ['second', 2],
  ['other', 2],
  ['additional', 2],
  ['third', 3],
  ['fourth', 4],
]);

/** One word read otherwise at a time: several at once are rare and would cost more than they find. */
function otherReadings(
  slots: readonly (readonly (readonly string[])[])[],
  words: readonly string[],
  asWritten: readonly string[],
) {
  const readings: (readonly string[])[] = [];
  const seen = new Set([words.join(' ')]);
  if (asWritten.join(' ') !== words.join(' ')) {
    readings.push(asWritten);
    seen.add(asWritten.join(' '));
  }
  slots.forEach((slot, at) => {
    for (let k = 1; k < slot.length && readings.length < mostReadings; k += 1) {
      const reading = joined(slots.map((other, i) => (i === at ? other[k] : other[0]) ?? []));
      const key = reading.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      readings.push(reading);
    }
  });
  return readings;
}

/** Beside the name of one part `Name` is the other: `Name, Vorname`, `Cognome e Nome`. */
function otherPart(parts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const name = parts.findIndex((part) => part.length === 1 && part[0] === 'name');
  if (name < 0) return parts;
  const hasPart = (which: string): boolean =>
    parts.some((part) => part.length === 2 && part[0] === which && part[1] === 'name');
  const other = hasPart('first') ? 'last' : hasPart('last') ? 'first' : undefined;
  return other === undefined ? parts : parts.map((part, at) => (at === name ? [other, 'name'] : part));
}

function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(parts.flat())];
}

function meaningsOf(token: string, vocabulary: ReadonlySet<string>): readonly (readonly string[])[] {
  const known = wordMeanings.get(token);
  if (known !== undefined) return known;
  if (plainWords.has(token)) return [[singular(token)]];
  const single = singular(token);
  if (plainWords.has(single)) return [[single]];
  if (single !== token) {
    const ofSingle = wordMeanings.get(single);
    if (ofSingle !== undefined) return ofSingle;
  }
  const parts = cutCompound(token, vocabulary);
  if (parts === undefined) return [[single]];
  return [parts.flatMap((part) => partMeaning(part))];
}

function partMeaning(part: string): readonly string[] {
  return wordMeanings.get(part)?.[0] ?? [singular(part)];
}

/** Words that end as plurals do and are none. */
const noPlural: ReadonlySet<string> = new Set([
  'diabetes',
  'asbestos',
  'series',
  'species',
  'news',
  'lens',
  'herpes',
  'rabies',
  'always',
  'previous',
  'atlas',
  'alias',
  'bias',
  'canvas',
  'texas',
]);

/** English plurals only, by ending; odd ones stay as they are. */
function singular(word: string): string {
  if (
    word.length < 4 ||
    noPlural.has(word) ||
    word.endsWith('ss') ||
    word.endsWith('us') ||
    word.endsWith('is')
  )
    return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|zzes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
