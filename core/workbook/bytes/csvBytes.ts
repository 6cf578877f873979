import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { ByteRange } from './byteRange.ts';
import { tooMuchText } from './tooMuchText.ts';

const comma = 0x2c;
const quote = 0x22;
/** Bytes from which a call of `set` is quicker than copying them one by one. */
export const callBytes = 48;
/** Bytes that one UTF-16 unit takes at most. */
const bytesOfUnit = 3;

/**
 * Gathers records of RFC 4180 as UTF-8 bytes: a cell that holds a comma, a quote or a line break, or begins with a byte
 * order mark, stands in quotes, everything else as it is. The same as `csvRecord` in `core/values`, without strings.
 */
export class CsvBytes {
  bytes: Uint8Array = new Uint8Array(64 * 1024);
  length = 0;
  readonly #encoder = new TextEncoder();

  get present(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  get range(): ByteRange {
    return { bytes: this.bytes, start: 0, end: this.length };
  }

  /** Adds a byte, or so many of it. */
  byte(value: number, times = 1): void {
    this.need(times);
    const end = this.length + times;
    for (let at = this.length; at < end; at += 1) this.bytes[at] = value;
    this.length = end;
  }

  /** Adds bytes as they are. */
  raw({ bytes, start, end }: ByteRange): void {
    const count = end - start;
    this.need(count);
    const target = this.bytes;
    let to = this.length;
    this.length += count;
    if (count > callBytes) target.set(bytes.subarray(start, end), to);
    else for (let at = start; at < end; at += 1) target[to++] = bytes[at] as number;
  }

  /** Adds text given as UTF-8, in quotes where it has to be. */
  cell(range: ByteRange): void {
    if (!needsQuotes(range)) {
      this.raw(range);
      return;
    }
    const { bytes, start, end } = range;
    this.need(2 * (end - start) + 2);
    const target = this.bytes;
    let to = this.length;
    target[to++] = quote;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === quote) target[to++] = quote;
      target[to++] = byte;
    }
    target[to++] = quote;
    this.length = to;
  }

  /** Adds a text, in quotes where it has to be. */
  text(text: string): void {
    this.need(2 * bytesOfUnit * text.length + 2);
    // Written behind the place where it may have to move to, so that quotes and their doubles find room.
    const start = this.length + bytesOfUnit * text.length + 2;
    const { written } = this.#encoder.encodeInto(text, this.bytes.subarray(start));
    this.cell({ bytes: this.bytes, start, end: start + written });
  }

  /** Adds text as it is. */
  encoded(text: string): void {
    this.need(bytesOfUnit * text.length);
    this.length += this.#encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Adds a text of ASCII that needs no quotes. */
  ascii(text: string): void {
    this.need(text.length);
    for (let at = 0; at < text.length; at += 1) this.bytes[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  /** Lets go of what was gathered. */
  clear(): void {
    this.length = 0;
  }

  /** Lets go of the first bytes. */
  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }

  /** Makes room for so many bytes more; `bytes` may be another array then. */
  need(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    if (needed > workbookOptions.burstBytes) throw tooMuchText();
    const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** 1 for what a cell cannot hold without quotes. */
const special = new Uint8Array(256);
for (const byte of [comma, quote, 0x0a, 0x0d]) special[byte] = 1;

/** Whether a cell with that text has to stand in quotes. */
export function needsQuotes({ bytes, start, end }: ByteRange): boolean {
  for (let at = start; at < end; at += 1) if (special[bytes[at] as number] === 1) return true;
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf && end - start >= 3;
}
