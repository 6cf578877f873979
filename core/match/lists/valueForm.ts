import { bareName, nameTokens } from '../../values/text/nameTokens.ts';
import { placeWords } from './placeWords.ts';
import { valueWords } from './valueWords.ts';
import { worldWords } from './worldWords.ts';

/** A word, or several that mean one thing together. */
export interface ValueWord {
  readonly text: string;
  /** Numbers of the meanings that its spelling may have; empty for a word that no list of ours knows. */
  readonly meanings: readonly number[];
}

/** A value of a list, or a cell that is to be one, prepared for comparing. */
export interface ValueForm {
  /** Without outer space. */
  readonly text: string;
  /** Lower case, composed; signs and inner space as they are. */
  readonly folded: string;
  /** Plain lower-case words, joined by blanks; signs that carry meaning (`A+`) as words. */
  readonly key: string;
  readonly bare: string;
  /** Numbers of the meanings that the value as a whole may have. */
  readonly meanings: readonly number[];
  /** Its words without those that say nothing, nor what makes it a negation. */
  readonly words: readonly ValueWord[];
  /** Whether it says that something is not so: `non-smoker`, `not closed`. */
  readonly negated: boolean;
}

/** Which meanings say that nothing is known, and how; `none` says that there is none of it. */
export interface SpecialMeanings {
  /** `unknown`, `not reported`, `not applicable`, `cannot be assessed`, in this order. */
  readonly unknowns: readonly number[];
  readonly yes: number;
  readonly no: number;
  readonly male: number;
  readonly female: number;
  readonly none: number;
  readonly other: number;
}

const currencySigns: Readonly<Record<string, string>> = { '€': 'eur', '£': 'gbp', $: 'usd', '¥': 'jpy' };

const meaningsByKey = new Map<string, number[]>();
const firstWords: string[] = [];
for (const group of [
  ...valueWords.unknowns,
  ...valueWords.everyday,
  ...valueWords.domains,
  ...placeWords,
  ...worldWords,
]) {
  const meaning = meaningOf(group[0] ?? '');
  for (const spelling of group) for (const key of keysOf(spelling)) addMeaning(key, meaning);
}

export const specialMeanings: SpecialMeanings = {
  unknowns: valueWords.unknowns.map((_, i) => i),
  yes: firstWords.indexOf('yes'),
  no: firstWords.indexOf('no'),
  male: firstWords.indexOf('male'),
  female: firstWords.indexOf('female'),
  none: firstWords.indexOf('none'),
  other: firstWords.indexOf('other'),
};

/** Lines that begin with the same word add to one meaning. */
function meaningOf(first: string): number {
  const known = firstWords.indexOf(first);
  return known >= 0 ? known : firstWords.push(first) - 1;
}

function addMeaning(key: string, meaning: number): void {
  const known = meaningsByKey.get(key);
  if (known === undefined) meaningsByKey.set(key, [meaning]);
  else if (!known.includes(meaning)) known.push(meaning);
}

function keysOf(spelling: string): readonly string[] {
  const key = wordsOf(spelling).join(' ');
  const bare = key.replaceAll(' ', '');
  return key === bare ? [key] : [key, bare];
}

/** Meanings that a spelling may have as a whole. */
export function meaningsOf(key: string): readonly number[] {
  return meaningsByKey.get(key) ?? meaningsByKey.get(key.replaceAll(' ', '')) ?? nothing;
}
const nothing: readonly number[] = [];

/** Plain lower-case words of a value; signs that stand for words, such as that of `A+` and `€`, become words. */
export function wordsOf(text: string): readonly string[] {
  const spelled = text
    .trim()
    .replace(/(^|[\p{L}\d\s])\+$/u, '$1 positive')
    .replace(/(^|[\p{L}0\s])[-−–]$/u, '$1 negative')
    .replace(/[€£$¥]/g, (sign) => ` ${currencySigns[sign] ?? ''} `)
    .replace(/&/g, ' and ');
  return nameTokens(spelled);
}

/** Words between others that tell no two values of a list apart. */
const fillers = new Set(
  (
    'the of and or a an with to in for by at on nos status der die das des und oder von mit im am de la le el los las du ' +
    'et y e il lo di da do dos das is was are be been has have'
  ).split(' '),
);
const negations = new Set(
  'not non no never without nicht kein keine keiner nie ohne sans pas sin nunca senza nao niet geen'.split(
    ' ',
  ),
);
const prefixes = ['non', 'not', 'nicht', 'un', 'in', 'im', 'dis', 'ir', 'il', 'de'];
const longestPhrase = 5;
/** Beginnings that deny are only taken off words at least this long: `under` and `into` are none. */
const shortestDenied = 4;

/**
 * Prepares a value.
 *
 * @param isValue Whether a word alone is a value of the list, so that it is no filler: the licence `MIT`.
 * @param isKnown Whether a word stands in the list, so that `unapproved` is read as a denied `approved` where the list has that.
 */
export function valueForm(
  text: string,
  isKnown: (word: string) => boolean,
  isValue: (word: string) => boolean = () => false,
): ValueForm {
  const trimmed = text.trim();
  const raw = wordsOf(trimmed);
  const key = raw.join(' ');
  const meanings = meaningsOf(key);
  const bare = bareName(trimmed);
  const form = { text: trimmed, folded: trimmed.normalize('NFC').toLowerCase(), key, bare, meanings };
  if (meanings.some((meaning) => meaning < specialMeanings.unknowns.length)) {
    return { ...form, words: phrasesOf(raw, isValue), negated: false };
  }
  const { words, negated } = withoutNegation(raw, isKnown);
  return { ...form, words: phrasesOf(words, isValue), negated };
}

function withoutNegation(
  raw: readonly string[],
  isKnown: (word: string) => boolean,
): { readonly words: readonly string[]; readonly negated: boolean } {
  if (raw.length === 1 && negations.has(raw[0] ?? '')) return { words: raw, negated: false };
  const words: string[] = [];
  let negated = false;
  for (const word of raw) {
    if (negations.has(word)) {
      negated = true;
      continue;
    }
    const denied = deniedIn(word, isKnown);
    if (denied === undefined) words.push(word);
    else {
      negated = true;
      words.push(denied);
    }
  }
  return { words, negated };
}

function deniedIn(word: string, isKnown: (word: string) => boolean): string | undefined {
  for (const prefix of prefixes) {
    const rest = word.slice(prefix.length);
    if (rest.length >= shortestDenied && word.startsWith(prefix) && isKnown(rest)) return rest;
  }
  return undefined;
}

/** Puts words that mean one thing together into one, longest first, and leaves fillers out unless nothing else is there. */
function phrasesOf(words: readonly string[], isValue: (word: string) => boolean): readonly ValueWord[] {
  const found: ValueWord[] = [];
  for (let at = 0; at < words.length; ) {
    let end = Math.min(words.length, at + longestPhrase);
    while (end > at + 1 && !meaningsByKey.has(words.slice(at, end).join(' '))) end -= 1;
    const text = words.slice(at, end).join(' ');
    // In a value of two words a single letter is no article: `A+` is a blood group, `Class A` a class.
    const isFiller = fillers.has(text) && !isValue(text) && (text.length > 1 || words.length > 2);
    if (end > at + 1 || !isFiller) found.push({ text, meanings: meaningsByKey.get(text) ?? nothing });
    at = end;
  }
  return found.length > 0 ? found : words.map((text) => ({ text, meanings: nothing }));
}
