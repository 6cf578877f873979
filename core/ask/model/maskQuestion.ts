import type { AskTopic } from '../askField.ts';
import { lexiconOf } from '../grammar/words/lexicon.ts';
import { phraseOf } from '../grammar/words/phraseOf.ts';
import type { NamedIn, NamedValue } from '../grammar/words/naming.ts';
import { emptyWords, reservedWords } from '../grammar/words/reservedWords.ts';
import { type Token, tokensOf } from '../grammar/words/tokens.ts';

/** A piece of a question that is not sent. */
export interface MaskedPiece {
  /** As it is sent: `<v1>`. */
  readonly sign: string;
  readonly text: string;
  /** Values that it stands for, by field of the topic that these are of. */
  readonly values: readonly (NamedValue & { readonly topic: AskTopic })[];
}

export interface MaskedQuestion {
  readonly question: string;
  readonly pieces: readonly MaskedPiece[];
}

const longestName = 4;

/**
 * Puts signs in the place of whatever may be data: texts in quotes, addresses, long figures, values that the stores know,
 * and capital words that are no words of questions or fields. The sign and the fields in which it occurs are enough to ask by.
 */
export function maskQuestion(
  question: string,
  topics: readonly { readonly topic: AskTopic; readonly named: NamedIn }[],
): MaskedQuestion {
  const tokens = tokensOf(question);
  const pieces: MaskedPiece[] = [];
  let masked = '';
  let done = 0;
  for (let at = 0; at < tokens.length; ) {
    const found = pieceAt(tokens, at, topics);
    const [first, last] = [tokens[at], tokens[at + (found?.length ?? 1) - 1]];
    if (found !== undefined && first !== undefined && last !== undefined) {
      const { text, values } = found;
      const sign = `<v${pieces.length + 1}>`;
      pieces.push({ sign, text, values });
      masked += `${question.slice(done, first.from)}${sign}`;
      done = last.to;
    }
    at += found?.length ?? 1;
  }
  return { question: masked + question.slice(done), pieces };
}

function pieceAt(
  tokens: readonly Token[],
  at: number,
  topics: readonly { readonly topic: AskTopic; readonly named: NamedIn }[],
): (Pick<MaskedPiece, 'text' | 'values'> & { readonly length: number }) | undefined {
  const first = tokens[at];
  if (first === undefined || first.text === ',') return undefined;
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length -= 1) {
    const part = tokens.slice(at, at + length);
    const last = part.at(-1);
    if (last === undefined || isPlain(first) || isPlain(last)) continue;
    const text = phraseOf(part);
    const values = topics.flatMap(({ topic, named }) => named(text).map((value) => ({ ...value, topic })));
    const isField = topics.some(({ topic }) => lexiconOf(topic).find(tokens, at)?.isMisspelt === false);
    if (values.length > 0 && !(length === 1 && isField)) return { text, values, length };
  }
  const isData =
    first.isQuoted ||
    /@|\d{5,}/.test(first.text) ||
    (/\d/.test(first.text) &&
      /\p{L}/u.test(first.text) &&
      !/^(?:q[1-4]|\d+(?:st|nd|rd|th|k|m|mb|gb|kb))$/i.test(first.text));
  const isName = at > 0 && /^\p{Lu}/u.test(first.text) && !isPlain(first);
  const isKnown = topics.some(({ topic }) => lexiconOf(topic).find(tokens, at) !== undefined);
  return isData || (isName && !isKnown) ? { text: phraseOf([first]), values: [], length: 1 } : undefined;
}

function isPlain({ word, isQuoted }: Token): boolean {
  return !isQuoted && (reservedWords.has(word) || emptyWords.has(word));
}
