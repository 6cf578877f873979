import { decodeOptions } from '../model/options/readingOptions.ts';

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
  invalid = 0;
  /** Byte offsets of the first of them, at most `decodeOptions.reportedOffsets`. */
  readonly offsets: number[] = [];
  private offset = 0;
  /** Continuation bytes still to come, and the range the next of them must be in. */
  private needed = 0;
  private lower = 0x80;
  private upper = 0xbf;
  private begun = 0;

  push(chunk: Uint8Array): void {
    const words = wordsOf(chunk);
    let i = 0;
    while (i < chunk.length) {
      if (this.needed === 0) {
        i = skipAscii(chunk, words, i);
        if (i >= chunk.length) break;
      }
      const byte = chunk[i] as number;
      if (this.needed > 0) {
        if (byte >= this.lower && byte <= this.upper) {
          this.lower = 0x80;
          this.upper = 0xbf;
          this.needed -= 1;
          if (this.needed === 0) this.sequences += 1;
          i += 1;
        } else this.fail(this.begun);
        continue;
      }
      this.begun = this.offset + i;
      i += 1;
      if (byte >= 0xc2 && byte <= 0xdf) this.needed = 1;
      else if (byte >= 0xe0 && byte <= 0xef) {
        this.needed = 2;
        if (byte === 0xe0) this.lower = 0xa0;
        if (byte === 0xed) this.upper = 0x9f;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        this.needed = 3;
        if (byte === 0xf0) this.lower = 0x90;
        if (byte === 0xf4) this.upper = 0x8f;
      } else this.fail(this.begun);
    }
    this.offset += chunk.length;
  }

  /** Ends the text; a character cut off counts as invalid, unless the text goes on elsewhere. */
  finish(complete: boolean): void {
    if (this.needed > 0 && complete) this.fail(this.begun);
    this.needed = 0;
  }

  private fail(offset: number): void {
    this.invalid += 1;
    if (this.offsets.length < decodeOptions.reportedOffsets) this.offsets.push(offset);
    this.needed = 0;
    this.lower = 0x80;
    this.upper = 0xbf;
  }
}

/** Whether no byte is above 0x7f. */
export function isAscii(bytes: Uint8Array): boolean {
  return skipAscii(bytes, wordsOf(bytes), 0) >= bytes.length;
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

/** Position of the first byte above 0x7f at or behind `from`, or the chunk's end. */
function skipAscii(chunk: Uint8Array, { lead, words }: Words, from: number): number {
  let i = from;
  while (i < chunk.length) {
    if (i >= lead && ((i - lead) & 3) === 0) {
      let w = (i - lead) >> 2;
      while (w < words.length && ((words[w] as number) & 0x80808080) === 0) w += 1;
      i = lead + w * 4;
      if (i >= chunk.length) return i;
    }
    if ((chunk[i] as number) > 0x7f) return i;
    i += 1;
  }
  return i;
}
