import type { LentDecoders } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';
import { refuseControlCharacters, refuseKnownFormats } from './binaryContent.ts';
import { byteOrderMark } from './byteOrderMark.ts';
import { HighSample } from './highSample.ts';
import { sevenBitEncoding } from './sevenBitEncoding.ts';
import { decideText } from './decideText.ts';
import { decoderFor } from './textReader.ts';
import { Utf8Check, isAscii } from './utf8Check.ts';
import { wideEncoding } from './wideText.ts';

export interface DetectOptions {
  /** Whether the head is all there is. */
  readonly complete: boolean;
  readonly lent?: LentDecoders | undefined;
}

/**
 * Guesses how bytes become text: a byte order mark, else the pattern of zero bytes (UTF-16, UTF-32), else marks that
 * switch character sets (ISO-2022, HZ), else whether they are UTF-8, else what a statistical detector makes of them.
 *
 * @param head The first bytes.
 * @throws {AppError} `SOURCE_BINARY` for content that is no text; `SOURCE_EMPTY` when it is complete and no character is visible.
 */
export function detectEncoding(head: Uint8Array, options: DetectOptions): EncodingGuess {
  refuseKnownFormats(head);
  const guess = guessEncoding(head, options);
  if (options.complete && !hasVisible(head, guess, options.lent))
    throw new AppError('SOURCE_EMPTY', 'There is no visible character in it.');
  return guess;
}

function guessEncoding(head: Uint8Array, { complete, lent }: DetectOptions): EncodingGuess {
  const mark = byteOrderMark(head);
  if (mark !== undefined) return { encoding: mark.encoding, margin: 1, byteOrderMark: true };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { encoding: wide, margin: decodeOptions.wideMargin, byteOrderMark: false };
  const sevenBit = sevenBitEncoding(head);
  if (sevenBit !== undefined)
    return { encoding: sevenBit, margin: decodeOptions.wideMargin, byteOrderMark: false };
  refuseControlCharacters(head);
  if (isAscii(head)) return { encoding: 'utf-8', margin: 1, byteOrderMark: false };
  const check = new Utf8Check();
  check.push(head);
  check.finish(complete);
  const sample = new HighSample();
  if (check.bad.count > 0) sample.add(head, { isFirst: true, from: check.bad.offsets[0] ?? 0 });
  const whole = declaresItself(head) ? head.subarray(0, decodeOptions.sampleBytes) : undefined;
  return { ...decideText(check, { lines: sample.lines, whole, lent }), byteOrderMark: false };
}

/** Whether a markup language names its encoding at the beginning; the detector knows how to take that. */
function declaresItself(head: Uint8Array): boolean {
  const beginning = new TextDecoder('iso-8859-1').decode(head.subarray(0, decodeOptions.lineReach));
  return /^\s*<[^]*(?:encoding|charset)\s*=/iu.test(beginning);
}

function hasVisible(head: Uint8Array, guess: EncodingGuess, lent: LentDecoders | undefined): boolean {
  const text = decoderFor(guess.encoding, lent).decode(head, { stream: false });
  return /[^\s\p{Cc}\p{Cf}]/u.test(text);
}
