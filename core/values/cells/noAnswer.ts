import { trimBlanks } from '../text/characters.ts';

/**
 * What people answer who cannot or will not say yes or no. Unlike `N/A` somebody gave these answers, so they are not missing;
 * but a question for yes or no stays one. English, German, French, Spanish, Italian, Portuguese, Dutch.
 */
const words = new Set(
  (
    "don't know/don’t know/dont know/do not know/i don't know/not sure/unsure/undecided/uncertain/can't say/cannot say/" +
    'no opinion/no answer/not asked/refused/declined/prefer not to say/prefer not to answer/' +
    'weiß nicht/weiss nicht/ne sait pas/je ne sais pas/no sabe/no sé/no responde/non so/non sa/' +
    'não sabe/não sei/weet niet'
  ).split('/'),
);

/** No answer is longer, so longer texts need no folding. */
const longest = 24;

/** True for an answer that says neither yes nor no nor anything between: `Don't know`, `Not sure`; `Maybe` is an answer. */
export function isNoAnswer(text: string): boolean {
  const trimmed = text.length <= longest * 2 ? trimBlanks(text) : text;
  return trimmed.length <= longest && words.has(trimmed.toLowerCase());
}
