import { dice, type Trigrams, trigramsOf } from '../values/text/textSimilarity.ts';

/** What is made of each text of a column, once; room for all is made at first, as an array that grows by leaps is looked up like a map. */
export function once<T extends string | Grams | Form | Mailbox>(
  texts: readonly string[],
  make: (text: string) => T,
): (id: number) => T {
  const made = Array.from<T | undefined>({ length: texts.length });
  return (id) => {
    const known = made[id];
    if (known !== undefined) return known;
    const fresh = make(texts[id] ?? '');
    made[id] = fresh;
    return fresh;
  };
}

/** A text without its blanks, and its words where it has several. */
export interface Form {
  readonly bare: string;
  readonly words: readonly string[];
  /** See `lettersOf`. */
  readonly letters: number;
}

export function formOf(text: string): Form {
  const bare = text.includes(' ') ? text.replaceAll(' ', '') : text;
  return { bare, words: bare === text ? [text] : text.split(' '), letters: lettersOf(bare) };
}

/** An address as it is compared. */
export interface Mailbox {
  readonly local: string;
  readonly domain: string;
  /** What stands before the `@`, without digits. */
  readonly name: string;
}

export function mailboxOf(text: string): Mailbox {
  const [local = '', domain = ''] = text.split('@');
  return { local, domain, name: local.replace(/\d+/gu, '') };
}

/** Steps from one text to the other at least: each letter that only one of them has takes one. Spares most pairs the exact count. */
export function leastSteps(a: number, b: number): number {
  return Math.max(bitsIn(a & ~b), bitsIn(b & ~a));
}

/** The trigrams of a text. */
export interface Grams {
  readonly trigrams: Trigrams;
  /** A bit for each, of which several may share one. */
  readonly signs: number;
}

export function gramsOf(text: string): Grams {
  const trigrams = trigramsOf(text.replaceAll(' ', ''));
  let signs = 0;
  // Its own multiplier, so that neighbours in the alphabet fall apart.
  for (const gram of trigrams) signs |= 1 << (Math.imul(gram, 0x9e3779b1) >>> 27);
  return { trigrams, signs };
}

/** What texts share of their trigrams, 0 to 1; 0 also where it is less than `leastAlike`, which is mostly seen without counting. */
export function shareOf(a: Grams, b: Grams): number {
  const most = Math.min(
    a.trigrams.length - bitsIn(a.signs & ~b.signs),
    b.trigrams.length - bitsIn(b.signs & ~a.signs),
  );
  const isFar = 2 * most < leastAlike * (a.trigrams.length + b.trigrams.length);
  return isFar ? 0 : dice(a.trigrams, b.trigrams);
}

/** Share of trigrams from which on texts are alike. */
export const leastAlike = 0.5;

/** Which letters and digits a text has, a bit each; characters that share one only make texts look nearer. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** Bits that are set, by adding up neighbours; 32 bits. */
function bitsIn(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sum, 0x01010101) >>> 24;
}
