import { bareLetters, plainLetters } from '../../../values/text/plainLetters.ts';

/** A word, then what it may stand for, likeliest first, each in plain English words. */
export type Vocabulary = readonly (readonly [string, readonly (readonly string[])[]])[];

/**
 * Reads entries divided by `;`: a word, then the English words that it stands for, other meanings behind a `|`. Words with
 * accents are entered as `nameTokens` would give them, and without their dots as well.
 *
 * @example readVocabulary('dob birth date; data date | data')
 */
export function readVocabulary(text: string): Vocabulary {
  const entries: (readonly [string, readonly (readonly string[])[]])[] = [];
  for (const entry of text.split(';')) {
    const [first = '', ...others] = entry.trim().split('|');
    const [word = '', ...meaning] = first.trim().split(/\s+/);
    if (word === '' || meaning.length === 0) continue;
    const meanings = [meaning, ...others.map((other) => other.trim().split(/\s+/))];
    const spelt = plainLetters(word).toLowerCase();
    const bare = bareLetters(word).toLowerCase();
    entries.push([spelt, meanings]);
    if (bare !== spelt) entries.push([bare, meanings]);
  }
  return entries;
}
