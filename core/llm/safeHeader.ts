import { llmOptions } from '../model/options/llmOptions.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import { shapeText } from './shapeText.ts';

/** What of a header may leave the machine. */
export interface SafeHeader {
  readonly text: string;
  /** True where `text` is not the header. */
  readonly masked: boolean;
}

/**
 * Decides what of a header may be sent. A header is usually a name of a kind of thing, but the first row of a file may
 * just as well be data, or hold somebody's name, a number, an instruction to whoever reads it.
 *
 * Words of the vocabulary stay; every other word becomes its shape. All of it becomes a shape where it looks like an
 * address, has signs that change the direction of text or cannot be seen, is a sentence, holds no word that is known, or
 * more digits than a year has. Made into composed Unicode first, so that look-alikes do not pass as known words.
 *
 * @param vocabulary see `headerVocabulary`
 */
export function safeHeader(header: string, vocabulary: ReadonlySet<string>): SafeHeader {
  const plain = header.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (plain === '') return { text: '', masked: false };
  const text = looksLikeData(plain, header) ? shapeText(plain) : maskWords(plain, vocabulary);
  const cut = text.slice(0, llmOptions.headerCharacters);
  return { text: cut, masked: cut !== header };
}

function looksLikeData(plain: string, header: string): boolean {
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(header.replace(/[\t\r\n]/g, ' '))) return true;
  if (plain.length > llmOptions.headerCharacters) return true;
  if (/@|:\/\/|www\.|\\\\/i.test(plain)) return true;
  if (plain.split(' ').length > llmOptions.headerWords) return true;
  if ((plain.match(/\p{Nd}/gu) ?? []).length > llmOptions.headerDigits) return true;
  // `Mr Berg`, `Dr. Anna Price`: somebody.
  return /^(mr|mrs|ms|dr|prof|herr|frau|mme|sr|sra)\b[.\s]/i.test(plain);
}

function maskWords(plain: string, vocabulary: ReadonlySet<string>): string {
  let known = 0;
  let words = 0;
  const masked = plain.replace(/[\p{L}\p{M}]+/gu, (run) =>
    humps(run)
      .map((word) => {
        words += 1;
        // One letter between two humps is no word.
        if ((word.length === 1 && run.length > 1) || !isKnown(word, vocabulary)) return shapeText(word);
        known += 1;
        return word;
      })
      .join(''),
  );
  if (known === 0 || known < words * llmOptions.headerKnownShare) return shapeText(plain);
  // What is neither letter, digit nor common sign says nothing and may be anything.
  return masked.replace(/[^\p{L}\p{Nd} !-~]/gu, '?');
}

/** Cuts `policyNumber` and `SSNumber` at their humps; a letter stays on its word's side. */
function humps(run: string): readonly string[] {
  return run.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
}

function isKnown(word: string, vocabulary: ReadonlySet<string>): boolean {
  // Letters of other scripts that look like Latin ones make no known word, nor do accents that belong to no letter.
  if (!/^\p{Script=Latin}+$/u.test(word)) return false;
  const [token, another] = nameTokens(word);
  if (token === undefined || another !== undefined) return false;
  return isWord(token, vocabulary) || isCompound(token, vocabulary);
}

function isWord(token: string, vocabulary: ReadonlySet<string>): boolean {
  if (vocabulary.has(token)) return true;
  // `claims`, `policies`, `losses`
  return (
    (token.endsWith('s') && vocabulary.has(token.slice(0, -1))) ||
    (token.endsWith('es') && vocabulary.has(token.slice(0, -2))) ||
    (token.endsWith('ies') && vocabulary.has(`${token.slice(0, -3)}y`))
  );
}

/** Shorter parts make words of names: `an`, `no`, `art`. */
const shortestPart = 4;

/** `policynumber`, `schadendatum`: two known words, the second of which may be short. */
function isCompound(token: string, vocabulary: ReadonlySet<string>): boolean {
  for (let at = shortestPart; at <= token.length - 2; at += 1) {
    const tail = token.slice(at);
    if (tail.length < shortestPart && !shortTails.has(tail)) continue;
    if (isWord(token.slice(0, at), vocabulary) && isWord(tail, vocabulary)) return true;
  }
  return false;
}

const shortTails: ReadonlySet<string> = new Set([
  'no',
  'nr',
  'id',
  'dt',
  'cd',
  'amt',
  'num',
  'qty',
  'typ',
  'art',
  'tag',
  'key',
]);
