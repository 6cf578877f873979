import type { EncodingGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';
import { refuseControlCharacters, refuseKnownFormats } from './binaryContent.ts';
import { byteOrderMark } from './byteOrderMark.ts';
import { HighSample } from './highSample.ts';
import { legacyEncoding } from './legacyEncoding.ts';
import { decoderFor } from './textReader.ts';
import { Utf8Check, isAscii } from './utf8Check.ts';
import { wideEncoding } from './wideText.ts';

/**
 * Guesses how bytes become text: a byte order mark, else the pattern of zero bytes (UTF-16, UTF-32), else
 * whether they are UTF-8, else what a statistical detector makes of them.
 *
 * @param head The first bytes; with `complete` all of them.
 * @throws {AppError} `SOURCE_BINARY` for content that is no text; `SOURCE_EMPTY` when it is complete and no character is visible.
 */
export function detectEncoding(head: Uint8Array, options: { readonly complete: boolean }): EncodingGuess {
  refuseKnownFormats(head);
  const guess = guessEncoding(head, options.complete);
  if (options.complete && !hasVisible(head, guess))
    throw new AppError('SOURCE_EMPTY', 'There is no visible character in it.');
  return guess;
}

function guessEncoding(head: Uint8Array, complete: boolean): EncodingGuess {
  const mark = byteOrderMark(head);
  if (mark !== undefined) return { encoding: mark.encoding, margin: 1, byteOrderMark: true };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { encoding: wide, margin: decodeOptions.wideMargin, byteOrderMark: false };
  refuseControlCharacters(head);
  if (hasEscapeSequences(head)) {
    const legacy = legacyEncoding(head);
    if (legacy.encoding === 'iso-2022-jp') return { ...legacy, byteOrderMark: false };
  }
  if (isAscii(head)) return { encoding: 'utf-8', margin: 1, byteOrderMark: false };
  const check = new Utf8Check();
  check.push(head);
  check.finish(complete);
  const sample = new HighSample();
  sample.add(head);
  return { ...decideUtf8(check, () => sample.bytes()), byteOrderMark: false };
}

/**
 * Decides between UTF-8 and what else the bytes may be, once they were counted. Mostly valid text with a few
 * bad bytes is damaged UTF-8; text of another encoding hardly ever holds valid sequences.
 */
export function decideUtf8(
  check: { readonly sequences: number; readonly invalid: number },
  sample: () => Uint8Array,
): { readonly encoding: string; readonly margin: number } {
  const { sequences, invalid } = check;
  if (invalid === 0)
    // One sequence comes about by chance about once in eight times, two once in 64, ...
    return {
      encoding: 'utf-8',
      margin: sequences === 0 ? 1 : 1 - decodeOptions.chanceOfSequence ** sequences,
    };
  if (sequences >= invalid * decodeOptions.damagedUtf8Ratio)
    return { encoding: 'utf-8', margin: 1 - invalid / (sequences + invalid) };
  return legacyEncoding(sample());
}

/** Whether a Japanese seven-bit encoding switches its character set somewhere. */
function hasEscapeSequences(head: Uint8Array): boolean {
  for (let i = head.indexOf(0x1b); i >= 0; i = head.indexOf(0x1b, i + 1))
    if (head[i + 1] === 0x24 || head[i + 1] === 0x28) return true;
  return false;
}

function hasVisible(head: Uint8Array, guess: EncodingGuess): boolean {
  const text = decoderFor(guess.encoding).decode(head, { stream: false });
  return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}
