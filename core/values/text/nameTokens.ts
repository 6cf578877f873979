import { plainLetters } from './plainLetters.ts';

/**
 * Cuts a column or field name into lower-case words: at punctuation, at `camelCase` humps, and between letters
 * and digits. `#`, `%` and `$` become words, since senders use them for number, percent and amount. What the letters
 * become tells `plainLetters`.
 *
 * @returns Words in the order of the name, of its first `longestName` characters; `[]` where it has neither letter nor digit.
 * @example nameTokens('PolicyNo.2') // ['policy', 'no', '2']
 */
export function nameTokens(name: string): readonly string[] {
  const spaced = plainLetters(name.slice(0, longestName))
    .replace(/#|(?<!\p{L})n\s?°/giu, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/[$€£]/g, ' amount ')
    .replace(/['’`]s?\b/g, '')
    // `pT`, `pH` are words of their own.
    .replace(/(?<![\p{L}\d])\p{Ll}\p{Lu}(?![\p{L}\d])/gu, (word) => word.toLowerCase())
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2');
  return spaced.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** A name is read so far: what is longer is running text that got into a header. */
const longestName = 4000;

/** The name's letters and digits, lower case, without anything between: what is left when case and separators are ignored. */
export function bareName(name: string): string {
  return (
    plainLetters(name)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  ).join('');
}

/** The name as the layout keeps it: trimmed, inner white space as it is, in Unicode's composed form. */
export function layoutName(name: string): string {
  return name.trim().normalize('NFC');
}
