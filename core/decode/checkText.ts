import type { ByteSource } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { decodeOptions, parseOptions } from '../model/options/readingOptions.ts';
import { decideUtf8 } from './detectEncoding.ts';
import { HighSample } from './highSample.ts';
import { decoderFor } from './textReader.ts';
import { Utf8Check } from './utf8Check.ts';

/** How far a reading has come, and how to stop it. */
export interface ReadJob {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the source read so far. */
  readonly onBytes?: ((doneBytes: number) => void) | undefined;
}

/** An encoding that rests on every byte. */
export interface CheckedEncoding extends EncodingGuess {
  /** Pieces of the source that are no text in this encoding. */
  readonly undecodable: number;
  /** Byte offsets of the first of them, ascending, at most `decodeOptions.reportedOffsets`. */
  readonly undecodableOffsets: readonly number[];
}

/**
 * Reads the whole source and makes sure of its encoding.
 *
 * A text that its head let pass as UTF-8 is decided on anew when a byte further on is none, with the
 * lines around all bytes beyond ASCII as evidence. Then what cannot be decoded is counted and located;
 * only encodings other than UTF-8 need a second reading for that.
 *
 * @throws {AppError} `CANCELLED` and what the source throws
 */
export async function checkText(
  source: ByteSource,
  guess: EncodingGuess,
  job: ReadJob = {},
): Promise<CheckedEncoding> {
  let decided = guess;
  if (guess.encoding === 'utf-8') {
    const check = new Utf8Check();
    const sample = new HighSample();
    await readAll(source, job, (chunk) => {
      const before = check.sequences + check.invalid;
      check.push(chunk);
      if (check.sequences + check.invalid > before && !sample.full) sample.add(chunk);
    });
    check.finish(true);
    if (guess.byteOrderMark) return checked(guess, check);
    decided = { ...decideUtf8(check, () => sample.bytes()), byteOrderMark: false };
    if (decided.encoding === 'utf-8') return checked(decided, check);
  }
  return { ...decided, ...(await locateUndecodable(source, decided.encoding, job)) };
}

function checked(guess: EncodingGuess, check: Utf8Check): CheckedEncoding {
  return { ...guess, undecodable: check.invalid, undecodableOffsets: check.offsets };
}

/** Counts what a decoder cannot read. The place is that of the byte on which the decoder gave up. */
async function locateUndecodable(
  source: ByteSource,
  encoding: string,
  job: ReadJob,
): Promise<{ readonly undecodable: number; readonly undecodableOffsets: readonly number[] }> {
  const decoder = decoderFor(encoding);
  const probe = decoderFor(encoding);
  const offsets: number[] = [];
  let undecodable = 0;
  let searched = 0;
  let offset = 0;
  await readAll(source, job, (chunk) => {
    const found = replacements(decoder.decode(chunk, { stream: true }));
    if (searched >= decodeOptions.searchedChunks) undecodable += found;
    else if (found === 0) {
      // Nothing to locate, but the probe must stand where the decoder stands.
      probe.decode(chunk, { stream: true });
    } else {
      undecodable += found;
      searched += 1;
      for (let i = 0; i < chunk.length; i += 1) {
        const bad = replacements(probe.decode(chunk.subarray(i, i + 1), { stream: true }));
        for (let b = 0; b < bad && offsets.length < decodeOptions.reportedOffsets; b += 1)
          offsets.push(offset + i);
      }
    }
    offset += chunk.length;
  });
  const rest = replacements(decoder.decode(new Uint8Array(0), { stream: false }));
  if (rest > 0 && offsets.length < decodeOptions.reportedOffsets) offsets.push(offset - 1);
  return { undecodable: undecodable + rest, undecodableOffsets: offsets };
}

/** How often U+FFFD stands in a text. */
export function replacements(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) count += 1;
  return count;
}

/** Gives every chunk of the source in turn; one is valid until `use` has ended. @throws {AppError} `CANCELLED` */
export async function readAll(
  source: ByteSource,
  job: ReadJob,
  use: (chunk: Uint8Array) => unknown,
): Promise<void> {
  const room = new Uint8Array(Math.min(parseOptions.chunkBytes, source.sizeBytes));
  let offset = 0;
  while (offset < source.sizeBytes) {
    if (job.signal?.aborted)
      throw new AppError('CANCELLED', 'Reading was stopped.', { cause: job.signal.reason });
    const chunk = await source.read(offset, room.length, room);
    if (chunk.length === 0) return;
    offset += chunk.length;
    await use(chunk);
    job.onBytes?.(offset);
  }
}
