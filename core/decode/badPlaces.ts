import type { StreamingDecoder } from '../model/bytes.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';
import { Places } from './places.ts';

/** How often U+FFFD stands in a text. */
function replacements(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) count += 1;
  return count;
}

/**
 * Finds the bytes that a decoder could not read. Decoders tell only that they put U+FFFD; so a chunk with some of them
 * is decoded once more, byte by byte, by a decoder that begins with the line before it.
 */
export class BadPlaces {
  /** Byte offsets in the source; each is that of the byte on which the decoder gave up. */
  readonly places = new Places();
  private readonly probe: () => StreamingDecoder;
  private searched = 0;
  private offset = 0;
  /** The end of the chunk before. */
  private tail: Uint8Array = new Uint8Array(0);

  /** @param probe Makes a decoder of the text's encoding. */
  constructor(probe: () => StreamingDecoder) {
    this.probe = probe;
  }

  /** Takes the next chunk of the source and what it was decoded to. */
  add(chunk: Uint8Array, text: string): void {
    const found = replacements(text);
    if (found > 0 && this.searched < decodeOptions.searchedChunks) {
      this.searched += 1;
      this.search(chunk, found);
    } else this.places.count += found;
    this.offset += chunk.length;
    this.tail = chunk.slice(Math.max(0, chunk.length - decodeOptions.lineReach));
  }

  /** Takes what the decoder gave when the text was ended. */
  end(text: string): void {
    for (let i = replacements(text); i > 0; i -= 1) this.places.note(Math.max(0, this.offset - 1));
  }

  private search(chunk: Uint8Array, found: number): void {
    const probe = this.probe();
    probe.decode(this.tail.subarray(this.startOfLine()), { stream: true });
    let left = found;
    for (let i = 0; i < chunk.length && left > 0; i += 1) {
      const bad = replacements(probe.decode(chunk.subarray(i, i + 1), { stream: true }));
      for (let b = 0; b < Math.min(bad, left); b += 1) this.places.note(this.offset + i);
      left -= bad;
    }
    this.places.count += Math.max(0, left);
  }

  /** Where in `tail` decoding can begin: behind a line feed, at a whole unit of UTF-16 and UTF-32. */
  private startOfLine(): number {
    const feed = this.tail.lastIndexOf(0x0a);
    const start = this.offset - this.tail.length;
    const behind = feed < 0 ? 0 : feed + 1;
    return Math.min(this.tail.length, behind + (-(start + behind) & 3) * Number(this.isWide()));
  }

  /** Zero bytes beside its line feeds are in UTF-16 and UTF-32 only. */
  private isWide(): boolean {
    const feed = this.tail.lastIndexOf(0x0a);
    return feed >= 0 && (this.tail[feed + 1] === 0 || this.tail[feed - 1] === 0);
  }
}
