/**
 * Cuts a column or field name into lower-case words: at punctuation, at `camelCase` humps, and between letters
 * and digits. `#`, `%` and `$` become words, since senders use them for number, percent and amount. Accents are
 * dropped; `ä ö ü ß` become `ae oe ue ss`, as people write them where those keys are missing.
 *
 * @returns Words in the order of the name; `[]` where it has neither letter nor digit.
 * @example nameTokens('PolicyNo.2') // ['policy', 'no', '2']
 */
export function nameTokens(name: string): readonly string[] {
  const spaced = plainLetters(name)
    .replace(/#/g, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/[$€£]/g, ' amount ')
    .replace(/['’`]s?\b/g, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2');
  return spaced.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

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

/** Most headers are plain ASCII, where there is nothing to fold. */
function plainLetters(name: string): string {
  if (/^[ -~]*$/.test(name)) return name;
  return name
    .normalize('NFC')
    .replace(/[äöüÄÖÜß]/g, (letter) => germanLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

const germanLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};
