import type { LentDecoders } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import type { TextFindings } from '../model/textFindings.ts';
import { decideText } from './decideText.ts';
import { isSingleByte } from './encodingNames.ts';
import { HighSample } from './highSample.ts';
import { Utf8Check } from './utf8Check.ts';

/** The encoding of a text as all of its bytes say. */
export interface TextVerdict {
  readonly encoding: EncodingGuess;
  /** Whether the source is UTF-8 without a fault, so that it can be parsed as it lies; else it has to be spooled. */
  readonly asItLies: boolean;
  /** What was odd, if the source is parsed as it lies; spooling finds its own. Its lists grow with every chunk. */
  readonly findings: TextFindings;
}

export interface TextCheckOptions {
  readonly lent?: LentDecoders | undefined;
  /** The guess rests on every byte of the source already, as it does where the head was all of it. */
  readonly settled?: boolean | undefined;
}

/**
 * Makes sure of a text's encoding while somebody reads it from its first byte to its last.
 *
 * Push every chunk of the source in order, those of the head among them; a chunk may be written over once `push` has
 * returned. As long as `push` gives true, all that was read so far is what the guess said it is, and can be parsed as
 * it lies. The first false says that a byte was no UTF-8: what was parsed from this chunk on is not to be trusted.
 * Push the rest nevertheless, and `finish` decides anew on the evidence of all lines that hold such bytes; then the
 * source is spooled and read from its beginning.
 *
 * A guess that is not open needs no chunk and is answered as it is: UTF-16 and UTF-32, switched character sets, what a
 * person chose (margin 1), and another encoding than UTF-8 that is settled.
 *
 * Takes about 0.1 ms for 256 KiB of ASCII (measured).
 */
export class TextCheck {
  /** Whether chunks are wanted: bytes can still change the guess, or are to be looked at for faults. */
  readonly isOpen: boolean;
  /** What was found so far, for text that is parsed as it lies. */
  readonly findings: TextFindings;
  private readonly guess: EncodingGuess;
  private readonly lent: LentDecoders | undefined;
  private readonly check = new Utf8Check();
  private readonly sample = new HighSample();
  private offset = 0;

  constructor(guess: EncodingGuess, options: TextCheckOptions = {}) {
    this.guess = guess;
    this.lent = options.lent;
    this.isOpen =
      guess.encoding === 'utf-8' ||
      (options.settled !== true && guess.margin < 1 && !knownByForm.test(guess.encoding));
    const { bad, lost, marks, zeros } = this.check;
    this.findings = {
      undecodable: bad,
      undecodableOffsets: bad.offsets,
      lost,
      marks,
      zeros,
      foreign: { count: 0, offsets: [] },
    };
  }

  /** Takes the next chunk. @returns Whether every byte so far is UTF-8. */
  push(chunk: Uint8Array): boolean {
    const { bad } = this.check;
    const before = bad.count;
    this.check.push(chunk);
    // From the first bad line on, so that good ones before it do not take up the room.
    const from = Math.max(0, (bad.offsets[before] ?? 0) - this.offset);
    if (bad.count > before && !this.sample.full) this.sample.add(chunk, { isFirst: this.offset === 0, from });
    this.offset += chunk.length;
    return bad.count === 0;
  }

  /** As `push`, for so many bytes that somebody has found to be ASCII without zeros. False where a character is not complete, so that they must be pushed. */
  skip(length: number): boolean {
    if (!this.check.skip(length)) return false;
    this.offset += length;
    return true;
  }

  /** The verdict, once every chunk was pushed. */
  finish(): TextVerdict {
    if (!this.isOpen) return { encoding: this.guess, asItLies: false, findings: this.findings };
    this.check.finish(true);
    const encoding = this.decide();
    return {
      encoding,
      asItLies: encoding.encoding === 'utf-8' && this.check.bad.count === 0,
      findings: this.findings,
    };
  }

  private decide(): EncodingGuess {
    const { guess, check, lent } = this;
    if (guess.byteOrderMark && check.bad.count === 0) return guess;
    const decided = { ...decideText(check, { lines: this.sample.lines, lent }), byteOrderMark: false };
    if (!guess.byteOrderMark) return decided;
    // A mark says what the text is meant to be; lines of another encoding may have got into it all the same.
    const other = decided.encoding === 'utf-8' ? decided.mixedWith : decided.encoding;
    const isMixed = other !== undefined && isSingleByte(other);
    return { ...guess, margin: decided.margin, ...(isMixed ? { mixedWith: other } : {}) };
  }
}

/** Encodings known by their form, not by their letters. */
const knownByForm = /^(?:utf-|iso-2022-|hz-)/u;
