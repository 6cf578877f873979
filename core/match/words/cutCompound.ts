import { plainWords } from './vocabulary/plainWords.ts';
import { wordMeanings } from './vocabulary/wordMeanings.ts';

/** Below this a word is not searched for parts: `state` holds `at`, and short words hold nearly everything. */
const shortestCompound = 5;
const shortestPart = 3;
/** A word that is longer is no compound of a header. */
const longestCompound = 40;
/** Ends of run-together names that may have two letters. */
const shortEnds: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'dt', 'cd', 'ts', 'tm', 'nm', 'by', 'to']);

/**
 * Cuts a run-together word in two or three known ones, longest first part first; a German linking `s` may stand between.
 *
 * @param vocabulary Further words that parts may be.
 * @returns The parts, or `undefined` for a word that cannot be cut.
 */
export function cutCompound(token: string, vocabulary: ReadonlySet<string>): readonly string[] | undefined {
  if (token.length > longestCompound) return undefined;
  return isScript(token) ? cutScript(token) : cutLatin(token, vocabulary, 2);
}

function cutLatin(
  token: string,
  vocabulary: ReadonlySet<string>,
  depth: number,
): readonly string[] | undefined {
  if (token.length < shortestCompound) return undefined;
  for (let at = token.length - 2; at >= shortestPart; at -= 1) {
    const head = token.slice(0, at);
    if (!isWord(head, vocabulary)) continue;
    for (const rest of token[at] === 's' ? [token.slice(at), token.slice(at + 1)] : [token.slice(at)]) {
      if (shortEnds.has(rest) || (rest.length >= shortestPart && isWord(rest, vocabulary)))
        return [head, rest];
      const tail = depth > 1 ? cutLatin(rest, vocabulary, depth - 1) : undefined;
      if (tail !== undefined) return [head, ...tail];
    }
  }
  return undefined;
}

function isWord(text: string, vocabulary: ReadonlySet<string>): boolean {
  return vocabulary.has(text) || plainWords.has(text) || wordMeanings.has(text);
}

/** Scripts that put no blank between words. */
function isScript(token: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u.test(token);
}

/** Longest known part first, from left to right; letters that belong to none are left out. */
function cutScript(token: string): readonly string[] | undefined {
  const parts: string[] = [];
  for (let at = 0; at < token.length; ) {
    let length = Math.min(8, token.length - at);
    while (length > 0 && !wordMeanings.has(token.slice(at, at + length))) length -= 1;
    if (length > 0) parts.push(token.slice(at, at + length));
    at += Math.max(1, length);
  }
  return parts.length === 0 ? undefined : parts;
}
