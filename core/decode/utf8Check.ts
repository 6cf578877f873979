import { Places } from './places.ts';

/**
 * Checks bytes for being UTF-8, chunk after chunk, and counts what is and what is not.
 *
 * Follows the WHATWG decoder: each maximal piece that cannot go on counts as one, which is where that
 * decoder puts one U+FFFD. Runs of ASCII are skipped four bytes at a time.
 */
export class Utf8Check {
  /** Characters of two or more bytes. */
  sequences = 0;
  /** Pieces that are no UTF-8. */
  readonly bad = new Places();
  /** Byte order marks behind the first character: a file was joined from several. */
  readonly marks = new Places();
  /** Characters U+FFFD, which say that something was lost before these bytes were written. */
  readonly lost = new Places();
  /** Zero bytes. */
  readonly zeros = new Places();
  private offset = 0;
  /** Continuation bytes still to come, and the range the next of them must be in. */
  private needed = 0;
  private lower = 0x80;
  private upper = 0xbf;
  private begun = 0;
  /** The first bytes of a byte order mark or of U+FFFD, if these have just been seen. */
  private noted = 0;

  push(chunk: Uint8Array): void {
    const words = wordsOf(chunk);
    let i = 0;
    while (i < chunk.length) {
      const byte = chunk[i] as number;
      if (this.needed === 0 && byte < 0x80 && byte > 0) {
        i = skipPlain(chunk, words, i);
        continue;
      }
      if (this.needed > 0) {
        if (byte >= this.lower && byte <= this.upper) {
          this.lower = 0x80;
          this.upper = 0xbf;
          this.needed -= 1;
          if (this.noted > 0) this.follow(byte);
          if (this.needed === 0) this.sequences += 1;
          i += 1;
        } else this.fail(this.begun);
        continue;
      }
      const whole = this.wholeAt(chunk, i);
      if (whole > 0) {
        this.sequences += 1;
        i += whole;
        continue;
      }
      this.begun = this.offset + i;
      i += 1;
      if (byte === 0) this.zeros.note(this.begun);
      else if (byte >= 0xc2 && byte <= 0xdf) this.needed = 1;
      else if (byte >= 0xe0 && byte <= 0xef) {
        this.needed = 2;
        if (byte === 0xe0) this.lower = 0xa0;
        if (byte === 0xed) this.upper = 0x9f;
        if (byte === 0xef) this.noted = 0xef;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        this.needed = 3;
        if (byte === 0xf0) this.lower = 0x90;
        if (byte === 0xf4) this.upper = 0x8f;
      } else this.fail(this.begun);
    }
    this.offset += chunk.length;
  }

  /** Passes over bytes that are ASCII and not zero; false, and nothing is done, within a character. */
  skip(length: number): boolean {
    if (this.needed > 0) return false;
    this.offset += length;
    return true;
  }

  /** Length of the character at `i` where it is a usual one of two or three bytes; else 0, and it is looked at byte by byte. */
  private wholeAt(chunk: Uint8Array, i: number): number {
    const byte = chunk[i] as number;
    if (i + 2 >= chunk.length || ((chunk[i + 1] as number) & 0xc0) !== 0x80) return 0;
    if (byte >= 0xc2 && byte <= 0xdf) return 2;
    return byte > 0xe0 && byte < 0xef && byte !== 0xed && ((chunk[i + 2] as number) & 0xc0) === 0x80 ? 3 : 0;
  }

  /** Ends the text; a character cut off counts as bad, unless the text goes on elsewhere. */
  finish(complete: boolean): void {
    if (this.needed > 0 && complete) this.fail(this.begun);
    this.needed = 0;
  }

  /** The byte order mark is EF BB BF, U+FFFD is EF BF BD. */
  private follow(byte: number): void {
    const seen = this.noted * 256 + byte;
    this.noted = seen === 0xefbb || seen === 0xefbf ? seen : 0;
    if (seen === 0xefbbbf && this.begun > 0) this.marks.note(this.begun);
    if (seen === 0xefbfbd) this.lost.note(this.begun);
  }

  private fail(offset: number): void {
    this.bad.note(offset);
    this.needed = 0;
    this.noted = 0;
    this.lower = 0x80;
    this.upper = 0xbf;
  }
}

/** Whether no byte is above 0x7f. */
export function isAscii(bytes: Uint8Array): boolean {
  const words = wordsOf(bytes);
  let i = skipPlain(bytes, words, 0);
  while (i < bytes.length && bytes[i] === 0) i = skipPlain(bytes, words, i + 1);
  return i >= bytes.length;
}

interface Words {
  /** Bytes before the first whole word. */
  readonly lead: number;
  readonly words: Int32Array;
}

/** The chunk seen as words of four bytes, as far as its place in memory allows. */
function wordsOf(chunk: Uint8Array): Words {
  const lead = -chunk.byteOffset & 3;
  // A chunk that ends before the first whole word has none.
  if (lead >= chunk.length) return { lead: chunk.length, words: new Int32Array(0) };
  return { lead, words: new Int32Array(chunk.buffer, chunk.byteOffset + lead, (chunk.length - lead) >> 2) };
}

/**
 * Position of the first byte at or behind `from` that is zero or above 0x7f, or the chunk's end. Less 1, a byte that is
 * zero gets the highest bit; one of 1 behind a zero does too, which the look at single bytes sorts out.
 */
function skipPlain(chunk: Uint8Array, { lead, words }: Words, from: number): number {
  let i = from;
  while (i < chunk.length) {
    if (i >= lead && ((i - lead) & 3) === 0) {
      let w = (i - lead) >> 2;
      while (w < words.length) {
        const word = words[w] as number;
        if (((word | ((word - 0x01010101) | 0)) & 0x80808080) !== 0) break;
        w += 1;
      }
      i = lead + w * 4;
      if (i >= chunk.length) return i;
    }
    const byte = chunk[i] as number;
    if (byte > 0x7f || byte === 0) return i;
    i += 1;
  }
  return i;
}
