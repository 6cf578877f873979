import { tokensOf } from './tokens.ts';

/** Small words of German, French, Spanish, Italian and Dutch that no English question has. */
const smallWords = new Set(
  (
    'der die das und ohne mit von aus wie viele welche welcher zeig zeige mir alle nicht gestern heute letzte letzten ' +
    'seit wurden wurde sind gibt bitte nach pro les des sans avec combien quels quelles depuis et du dans montre moi los ' +
    'las sin con cuantos cuales desde muestra todos por quanti senza con mostra tutti degli hoeveel zonder met uit van'
  ).split(' '),
);
/** So many of them are no chance. */
const wordsThatTell = 2;

/** Whether a question is written in a language that the grammar does not know, as far as its small words tell. */
export function isOtherLanguage(question: string): boolean {
  const small = tokensOf(question).filter(({ word, isQuoted }) => !isQuoted && smallWords.has(word));
  return new Set(small.map(({ word }) => word)).size >= wordsThatTell;
}
