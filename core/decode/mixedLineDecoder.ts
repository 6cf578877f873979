import type { StreamingDecoder } from '../model/bytes.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { Utf8Check, isAscii } from './utf8Check.ts';

/** The two encodings of a text that has lines of both; one of them is UTF-8 and the other one of single bytes. */
export interface MixedEncodings {
  /** Of most lines, and of those that would be no text in either. */
  readonly base: string;
  readonly other: string;
}

/**
 * Reads each line in the encoding that it is in: a line whose bytes beyond ASCII are all valid UTF-8 as UTF-8, one in
 * which none are in the other encoding, and one that holds both in the base. So nothing becomes U+FFFD but the damage
 * in UTF-8 itself, and the bytes can be had back from the text.
 */
export class MixedLineDecoder implements StreamingDecoder {
  /** Where in the text that was given last the lines begin that are not in the base encoding. */
  foreign: number[] = [];
  private readonly isUtf8: boolean;
  private readonly legacy: StreamingDecoder;
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Begins with the bytes of a line whose end was not seen; grows by doubling, as some give a long line byte by byte. */
  private held: Uint8Array = new Uint8Array(1_024);
  private heldLength = 0;
  private started = false;

  /** @param legacy A decoder for the one that is not UTF-8. */
  constructor({ base }: MixedEncodings, legacy: StreamingDecoder) {
    this.isUtf8 = base === 'utf-8';
    this.legacy = legacy;
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    this.foreign = [];
    let text = '';
    let start = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      if (bytes[i] !== 0x0a && bytes[i] !== 0x0d) continue;
      text += this.line(this.withHeld(bytes.subarray(start, i + 1)), text.length);
      start = i + 1;
    }
    this.hold(bytes.subarray(start));
    // A line longer than any record is not waited for.
    if (!options.stream || this.heldLength > parseOptions.recordBytes)
      text += this.line(this.withHeld(bytes.subarray(bytes.length)), text.length);
    if (this.started || text === '') return text;
    this.started = true;
    if (!text.startsWith('\uFEFF')) return text;
    this.foreign = this.foreign.map((at) => Math.max(0, at - 1));
    return text.slice(1);
  }

  private hold(bytes: Uint8Array): void {
    const length = this.heldLength + bytes.length;
    if (length > this.held.length) {
      const larger = new Uint8Array(Math.max(length, this.held.length * 2));
      larger.set(this.held.subarray(0, this.heldLength));
      this.held = larger;
    }
    this.held.set(bytes, this.heldLength);
    this.heldLength = length;
  }

  /** What was held and the end of its line; nothing is held afterwards. */
  private withHeld(end: Uint8Array): Uint8Array {
    if (this.heldLength === 0) return end;
    this.hold(end);
    const line = this.held.subarray(0, this.heldLength);
    this.heldLength = 0;
    return line;
  }

  private line(bytes: Uint8Array, at: number): string {
    if (isAscii(bytes)) return this.utf8.decode(bytes);
    const check = new Utf8Check();
    check.push(bytes);
    check.finish(true);
    const isValid = check.bad.count === 0;
    const isForeign = this.isUtf8 ? check.sequences === 0 : isValid;
    if (isForeign) this.foreign.push(at);
    return isForeign === this.isUtf8 ? this.legacy.decode(bytes, { stream: false }) : this.utf8.decode(bytes);
  }
}
