import { trimBlanks } from '../text/characters.ts';

/**
 * Words for true and false, pair by pair, so that a column can be asked to keep to one pair. English, German, French, Spanish,
 * Italian, Portuguese, Dutch, Polish, Czech, the Nordic ones, Hungarian, Turkish, Greek, Russian, Ukrainian. The cross has no partner:
 * who marks with one leaves the others blank.
 */
const pairs: readonly (readonly [truthy: string, falsy: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['ja', 'nee'],
  ['j', 'n'],
  ['wahr', 'falsch'],
  ['oui', 'non'],
  ['o', 'n'],
  ['vrai', 'faux'],
  ['sí', 'no'],
  ['si', 'no'],
  ['s', 'n'],
  ['sì', 'no'],
  ['verdadero', 'falso'],
  ['vero', 'falso'],
  ['sim', 'não'],
  ['sim', 'nao'],
  ['verdadeiro', 'falso'],
  ['tak', 'nie'],
  ['ano', 'ne'],
  ['ja', 'nej'],
  ['ja', 'nei'],
  ['kyllä', 'ei'],
  ['igen', 'nem'],
  ['evet', 'hayır'],
  ['ναι', 'όχι'],
  ['да', 'нет'],
  ['так', 'ні'],
  ['истина', 'ложь'],
  ['x', ''],
  ['1', '0'],
];

const truthy = new Set(pairs.map(([word]) => word));
const falsy = new Set(pairs.map(([, word]) => word));

/** No word for true or false is longer, so longer texts need no folding. */
const longestWord = 10;

/**
 * The truth value that a text says, in any of the languages above, in any case: `Yes`, `nein`, `TRUE`, `1`; a cross is a
 * yes.
 *
 * @returns `undefined` for anything else; a blank is not taken as an answer.
 */
export function parseBoolean(text: string): boolean | undefined {
  if (text.length > longestWord * 2) return undefined;
  const word = trimBlanks(text);
  if (word.length === 0 || word.length > longestWord) return undefined;
  const folded = word.toLowerCase();
  if (truthy.has(folded)) return true;
  return falsy.has(folded) ? false : undefined;
}

/**
 * True where the words (lower case) all belong to one pair, as `y` and `n` do, but `y` and `false` do not. Beside a word in full
 * its first letter is the same word: `yes`, `y`, `no`.
 */
export function isOneBooleanPair(words: Iterable<string>): boolean {
  const seen = [...new Set(words)];
  const inFull = seen.some((word) => word.length > 1);
  return pairs.some((pair) =>
    seen.every(
      (word) =>
        pair.includes(word) ||
        (inFull && word.length === 1 && pair.filter((full) => full.startsWith(word)).length === 1),
    ),
  );
}

/** Every word that `parseBoolean` knows, lower case. */
export function booleanWords(): readonly string[] {
  return [...truthy, ...falsy];
}
