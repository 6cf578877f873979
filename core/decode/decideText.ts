import { joinedBytes } from '../model/joinedBytes.ts';
import type { LentDecoders } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';
import { isSingleByte } from './encodingNames.ts';
import type { SampleLine } from './highSample.ts';
import { legacyEncoding } from './legacyEncoding.ts';
import { Utf8Check } from './utf8Check.ts';

/** What was collected while a text was checked for being UTF-8. */
export interface TextEvidence {
  /** Lines with bytes beyond ASCII, those around bytes that are no UTF-8 among them (`HighSample`). */
  readonly lines: readonly SampleLine[];
  /** The beginning of a text that names its encoding, which stands in ASCII. */
  readonly whole?: Uint8Array | undefined;
  readonly lent?: LentDecoders | undefined;
}

/**
 * Decides between UTF-8, another encoding, and lines of both, once the bytes were counted.
 *
 * Text of another encoding hardly ever holds valid sequences. Mostly valid text with a few bad pieces is UTF-8, and
 * lines in which nothing is valid were written by somebody else: they are in another encoding, which loses nothing,
 * as U+FFFD would. A line that is valid UTF-8 among those of an encoding of single bytes is UTF-8 likewise.
 */
export function decideText(
  check: { readonly sequences: number; readonly bad: { readonly count: number } },
  evidence: TextEvidence,
): Omit<EncodingGuess, 'byteOrderMark'> {
  const { sequences } = check;
  const invalid = check.bad.count;
  if (invalid === 0) return validUtf8(sequences);
  const counts = evidence.lines.map(countLine);
  const foreign = evidence.lines.filter((_, i) => counts[i]?.sequences === 0 && counts[i].bad.count > 0);
  const isUtf8 = sequences >= invalid * decodeOptions.damagedUtf8Ratio;
  const hasUtf8 = counts.some((count) => count.sequences > 0 && count.bad.count === 0);
  const isMixed = hasUtf8 && foreign.length > 0;
  const { lent, whole } = evidence;
  let legacy =
    whole !== undefined && !isUtf8
      ? legacyEncoding(whole, { lent, isDeclared: true })
      : legacyEncoding(bytesOf(isUtf8 && isMixed ? foreign : evidence.lines), { lent });
  const single = isSingleByte(legacy.encoding);
  if (isUtf8)
    return {
      encoding: 'utf-8',
      margin: 1 - invalid / (sequences + invalid),
      runnerUp: legacy.encoding,
      ...(single && foreign.length > 0 ? { mixedWith: legacy.encoding } : {}),
    };
  if (!isMixed || !single) return legacy;
  // The lines of UTF-8 would only mislead the detector.
  legacy = legacyEncoding(bytesOf(foreign), { lent });
  return { ...legacy, ...(isSingleByte(legacy.encoding) ? { mixedWith: 'utf-8' } : {}) };
}

function validUtf8(sequences: number): Omit<EncodingGuess, 'byteOrderMark'> {
  if (sequences === 0) return { encoding: 'utf-8', margin: 1 };
  // One sequence comes about by chance about once in eight times, two once in 64, ...
  return {
    encoding: 'utf-8',
    margin: 1 - decodeOptions.chanceOfSequence ** sequences,
    runnerUp: 'windows-1252',
  };
}

/** What of a line is UTF-8. A character that the end of a chunk has cut in two counts for nothing. */
function countLine({ bytes, cutBefore, cutBehind }: SampleLine): Utf8Check {
  const check = new Utf8Check();
  const own = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const start = cutBefore ? Math.max(0, own) : 0;
  check.push(bytes.subarray(start));
  check.finish(!cutBehind);
  return check;
}

function bytesOf(lines: readonly SampleLine[]): Uint8Array {
  return joinedBytes(lines.map(({ bytes }) => bytes));
}
