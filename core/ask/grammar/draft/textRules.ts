import { phraseOf } from '../words/phraseOf.ts';
import { reservedWords } from '../words/reservedWords.ts';
import type { Token } from '../words/tokens.ts';

/** Words that compare a text with a part of it. */
const textOperators: ReadonlyMap<string, 'contains' | 'begins'> = new Map([
  ['contains', 'contains'],
  ['contain', 'contains'],
  ['containing', 'contains'],
  ['includes', 'contains'],
  ['including', 'contains'],
  ['include', 'contains'],
  ['like', 'contains'],
  ['says', 'contains'],
  ['saying', 'contains'],
  ['say', 'contains'],
  ['reads', 'contains'],
  ['mentions', 'contains'],
  ['mentioning', 'contains'],
  ['mention', 'contains'],
  ['matching', 'contains'],
  ['matches', 'contains'],
  ['starting', 'begins'],
  ['starts', 'begins'],
  ['start', 'begins'],
  ['beginning', 'begins'],
  ['begins', 'begins'],
  ['begin', 'begins'],
]);

/** The comparison at a place, a `that` before it included. */
export function textOperatorAt(
  tokens: readonly Token[],
  at: number,
): { readonly op: 'contains' | 'begins'; readonly length: number } | undefined {
  const lead = ['that', 'which', 'who'].includes(tokens[at]?.word ?? '') ? 1 : 0;
  const op = textOperators.get(tokens[at + lead]?.word ?? '');
  return op === undefined ? undefined : { op, length: lead + 1 };
}

/** Words up to the next one of the grammar; a quoted text is one. */
export function textAt(
  tokens: readonly Token[],
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  const first = tokens[at];
  if (first === undefined || first.text === ',') return undefined;
  if (first.isQuoted) return first.text === '' ? undefined : { text: first.text, length: 1 };
  let length = 0;
  while (length < 3) {
    const token = tokens[at + length];
    if (token === undefined || token.isQuoted || token.text === ',') break;
    // "Begins with A" means the letter.
    if (reservedWords.has(token.word) && !(length === 0 && /^\p{Lu}$/u.test(token.text))) break;
    if (length > 0 && !/^\p{Lu}/u.test(token.text)) break;
    length += 1;
  }
  return length === 0 ? undefined : { text: phraseOf(tokens.slice(at, at + length)), length };
}
