import type { StreamingDecoder } from '../model/bytes.ts';

/** Bytes of the present line that are remembered; a longer one begins in its middle. */
const remembered = 1_024;
const lineFeed = 0x0a;

/**
 * A decoder that goes on where Node's gives up: of a piece of one byte that ends a damaged character, some encodings make
 * three characters, for which Node has no room, and it throws although it was told to put U+FFFD. Then a new decoder reads
 * the line from its beginning; in encodings of several bytes a line feed is never part of a character.
 */
export class RestartingDecoder implements StreamingDecoder {
  private readonly create: () => StreamingDecoder;
  private decoder: StreamingDecoder;
  /** The line so far. */
  private readonly line = new Uint8Array(remembered);
  private length = 0;

  constructor(create: () => StreamingDecoder) {
    this.create = create;
    this.decoder = create();
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    const text = this.tried(bytes, options);
    this.remember(bytes);
    return text;
  }

  private tried(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    try {
      return this.decoder.decode(bytes, options);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const line = this.line.subarray(0, this.length);
      const told = this.create().decode(line, { stream: true });
      const all = new Uint8Array(line.length + bytes.length);
      all.set(line);
      all.set(bytes, line.length);
      this.decoder = this.create();
      return this.decoder.decode(all, options).slice(told.length);
    }
  }

  private remember(bytes: Uint8Array): void {
    const feed = bytes.lastIndexOf(lineFeed);
    if (feed >= 0) this.length = 0;
    const rest = bytes.subarray(feed + 1).subarray(-remembered);
    if (this.length + rest.length > remembered) this.length = 0;
    this.line.set(rest, this.length);
    this.length += rest.length;
  }
}
