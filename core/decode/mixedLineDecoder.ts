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
  private held: Uint8Array = new Uint8Array(0);
  private started = false;

  /** @param legacy A decoder for the one that is not UTF-8. */
  constructor({ base }: MixedEncodings, legacy: StreamingDecoder) {
    this.isUtf8 = base === 'utf-8';
    this.legacy = legacy;
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    this.foreign = [];
    const all = new Uint8Array(this.held.length + bytes.length);
    all.set(this.held);
    all.set(bytes, this.held.length);
    let text = '';
    let start = 0;
    for (let i = 0; i < all.length; i += 1) {
      if (all[i] !== 0x0a && all[i] !== 0x0d) continue;
      text += this.line(all.subarray(start, i + 1), text.length);
      start = i + 1;
    }
    this.held = all.slice(start);
    // A line longer than any record is not waited for.
    if (!options.stream || this.held.length > parseOptions.recordBytes) {
      text += this.line(this.held, text.length);
      this.held = new Uint8Array(0);
    }
    if (this.started || text === '') return text;
    this.started = true;
    if (!text.startsWith('\uFEFF')) return text;
    this.foreign = this.foreign.map((at) => Math.max(0, at - 1));
    return text.slice(1);
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
