import type { TransformEntry } from './step.ts';

/** Shouted and whispered words get a capital first, behind hyphens and in `O'Brien` too; mixed ones (`McDonald`) stay. */
export const titleCase: TransformEntry<'titleCase'> = {
  kind: 'titleCase',
  label: 'Title case',
  about: 'Gives words all in capitals or small letters one capital first; words of both stay as they are.',
  failsWith: [],
  compile: () => (value) => (value === null ? null : value.replace(/[\p{L}\p{M}'’]+/gu, titled)),
};

const numeral = /^(?:II|III|IV|VI|VII|VIII|IX|XI|XII)$/u;

function titled(word: string): string {
  const upper = word.toUpperCase();
  const lower = word.toLowerCase();
  if ((word !== upper && word !== lower) || numeral.test(word)) return word;
  // Behind an apostrophe a capital follows one letter (`O'Brien`), not the end of a word (`it's`).
  const [first, rest] = splitAt(lower);
  return capital(first) + (rest === undefined ? '' : capital(rest));
}

function splitAt(lower: string): readonly [string, string?] {
  const found = /^(\p{L}\p{M}*['’])(\p{L}.+)$/u.exec(lower);
  return found === null ? [lower] : [found[1] ?? '', found[2] ?? ''];
}

function capital(text: string): string {
  const code = text.codePointAt(0);
  if (code === undefined) return text;
  const first = String.fromCodePoint(code);
  const upper = first.toUpperCase();
  // Letters without a capital of one character (`ß`) stay, so that doing it twice changes nothing.
  return (upper.length === first.length ? upper : first) + text.slice(first.length);
}
