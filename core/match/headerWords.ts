import { nameTokens } from '../values/nameTokens.ts';
import { plainWords, stopWords, wordMeanings } from './words.ts';

/** The words of a name after abbreviations, other languages and run-together compounds are written out in plain English. */
export interface HeaderWords {
  /** Singular, without stop words and without doubles, in the order of the name. */
  readonly words: readonly string[];
  /** A number at the end (`address 2`, `dx1`), or what `secondary` means; 1 where there is none. */
  readonly ordinal: number;
}

/**
 * Reads a name as words that compare. A number in front (`24A.` on a form) is dropped, one at the end is the ordinal.
 *
 * @param vocabulary Further words at which a run-together name may be cut: those of the target schema.
 * @example headerWords('PolNo', new Set()).words // ['policy', 'number']
 */
export function headerWords(name: string, vocabulary: ReadonlySet<string>): HeaderWords {
  const words: string[] = [];
  let ordinal = 1;
  const tokens = nameTokens(name.replace(/^\s*\d+[a-z]?\s*\.\s*/i, ''));
  for (const token of tokens) {
    if (/^\d+$/.test(token)) {
      ordinal = Number(token) || 1;
      continue;
    }
    if (tokens.length > 1 && stopWords.has(token)) continue;
    for (const word of meaningOf(token, vocabulary)) {
      const order = ordinals.get(word);
      if (order !== undefined && tokens.length > 1) {
        ordinal = order;
        continue;
      }
      if (!words.includes(word)) words.push(word);
    }
  }
  return { words, ordinal };
}

const ordinals: ReadonlyMap<string, number> = new Map([
  ['primary', 1],
  ['principal', 1],
  ['main', 1],
  ['secondary', 2],
  ['second', 2],
  ['other', 2],
  ['additional', 2],
]);

function meaningOf(token: string, vocabulary: ReadonlySet<string>): readonly string[] {
  const known = wordMeanings.get(token);
  if (known !== undefined) return known;
  if (vocabulary.has(token) || plainWords.has(token)) return [singular(token)];
  const parts = cutCompound(token, vocabulary);
  if (parts === undefined) return [singular(token)];
  return parts.flatMap((part) => wordMeanings.get(part) ?? [singular(part)]);
}

/** Below this a word is not searched for parts: `state` holds `at`, and short words hold nearly everything. */
const shortestCompound = 6;
const shortestPart = 3;

/** Cuts a run-together word in two or three known ones, longest first part first; a German linking `s` may stand between. */
function cutCompound(
  token: string,
  vocabulary: ReadonlySet<string>,
  depth = 2,
): readonly string[] | undefined {
  if (token.length < shortestCompound) return undefined;
  for (let at = token.length - 2; at >= shortestPart; at -= 1) {
    const head = token.slice(0, at);
    if (!isWord(head, vocabulary)) continue;
    for (const rest of token[at] === 's' ? [token.slice(at), token.slice(at + 1)] : [token.slice(at)]) {
      if (
        isWord(rest, vocabulary) &&
        (rest.length >= shortestPart || rest === 'id' || rest === 'no' || rest === 'dt')
      )
        return [head, rest];
      const tail = depth > 1 ? cutCompound(rest, vocabulary, depth - 1) : undefined;
      if (tail !== undefined) return [head, ...tail];
    }
  }
  return undefined;
}

function isWord(text: string, vocabulary: ReadonlySet<string>): boolean {
  return vocabulary.has(text) || plainWords.has(text) || wordMeanings.has(text);
}

/** English plurals only, by ending; odd ones stay as they are. */
function singular(word: string): string {
  if (word.length < 4 || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|zzes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
