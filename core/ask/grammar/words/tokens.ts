import { plainLetters } from '../../../values/text/plainLetters.ts';

/** A word, figure or quoted text of a question. */
export interface Token {
  /** As it stands there; of a quoted one what is between the quotes. */
  readonly text: string;
  /** In plain small letters, without an ending `'s`. */
  readonly word: string;
  /** Place in the question, in UTF-16 units; the end excluded. */
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
  /** The word that it was taken for, where it was written with a slip. */
  readonly mended?: string;
  /** Something is called so: no slip of another word. */
  readonly isName?: boolean;
}

/** Quoted texts, dates and figures with their signs, comparisons, commas, words with hyphens and the signs of addresses. */
const form =
  /["“”„«]([^"“”„«»]*)["“”»]|\bw\/(?:o(?:ut)?\b)?|\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}\/\d{1,2}\/\d{2,4}|\d+[-–]\d+(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}])(?:\p{L}:)?[\\/][\p{L}\p{N}._~-]+(?:[\\/][\p{L}\p{N}._~-]+)*|[€$£]?\d[\d.,]*(?:%|[kKmM]|\+)?(?![\p{L}\p{N}])|[<>]=?|[≤≥%]|=|,|\+|\bnon-(?=\p{L})|\bwith out\b|[\p{L}\p{N}@#&][\p{L}\p{N}\p{M}@#&._+’'-]*/gu;

/** Takes a question apart; signs that say nothing are left out. */
export function tokensOf(question: string): readonly Token[] {
  return [...question.matchAll(form)].map((match): Token => {
    const [whole, quoted] = match;
    // A full stop or comma at the end is the sentence's.
    const text = quoted ?? (whole === ',' ? whole : whole.replace(/[.,’'-]+$/u, ''));
    const from = match.index;
    return {
      text,
      word: shortened.get(text.toLowerCase()) ?? wordOf(text),
      from,
      to: from + (quoted === undefined ? text.length : whole.length),
      isQuoted: quoted !== undefined,
    };
  });
}

function wordOf(text: string): string {
  return plainLetters(text)
    .toLowerCase()
    .replace(/[’']s?$/u, '');
}

/** What is written short for a word of the grammar. */
const shortened: ReadonlyMap<string, string> = new Map([
  ['w/o', 'without'],
  ['w/out', 'without'],
  ['with out', 'without'],
  ['w/', 'with'],
  ['&', 'and'],
  ['+', 'and'],
  ['excl', 'excluding'],
  ['versus', 'vs'],
  ['pls', 'please'],
  ['plz', 'please'],
  ['thx', 'thanks'],
  ['btw', 'between'],
  ['pct', 'percent'],
  ['%', 'percent'],
  ['≥', '>='],
  ['≤', '<='],
  ['non-', 'not'],
  ['hrs', 'hours'],
  ['wks', 'weeks'],
  ['mths', 'months'],
  ['yr', 'year'],
  ['yrs', 'years'],
  ['num', 'number'],
  ['u', 'you'],
]);

/** A word as it is looked up: one of many things is one thing. */
export function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** A phrase as it is looked up. */
export function phraseKey(phrase: string): string {
  return plainLetters(phrase)
    .toLowerCase()
    .split(/[\s_/-]+/u)
    .filter((word) => word !== '')
    .map(singular)
    .join(' ');
}
