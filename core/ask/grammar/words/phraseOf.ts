import type { Token } from './tokens.ts';

/** Tokens as one text, without an ending `'s`. */
export function phraseOf(tokens: readonly Token[]): string {
  return tokens.map(({ text, isQuoted }) => (isQuoted ? text : text.replace(/[’']s?$/u, ''))).join(' ');
}
