import { foldText } from '../../foldText.ts';
import { isMisspelt } from './spelling.ts';

/** Values of one field that one phrase may mean. */
const mostOfOne = 20;

/** The values in which a phrase stands as words of its own; where there are none, those that are nearly written so. */
export function matchNames<Known extends { readonly value: string }>(
  values: readonly Known[],
  phrase: string,
): readonly Known[] {
  const folded = foldText(phrase);
  const whole = values.filter(({ value }) => hasWords(foldText(value), folded));
  const near = whole.length > 0 ? whole : values.filter(({ value }) => isMisspelt(folded, foldText(value)));
  return near.slice(0, mostOfOne);
}

/** Whether the words stand in a text as words, not as parts of others; both folded. */
export function hasWords(text: string, words: string): boolean {
  const at = text.indexOf(words);
  if (at < 0) return false;
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return !isLetter(text[at - 1]) && !isLetter(text[at + words.length]);
}
