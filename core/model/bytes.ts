/** Bytes that can be read at any place, in any order. Reading past the end gives fewer bytes, at worst none. */
export interface ByteSource {
  readonly sizeBytes: number;
  /**
   * @param into Room for the bytes, at least `length` long and left alone until the promise is settled. A source that
   *   has to copy anyway puts them there and answers with that part of it; others answer with bytes of their own.
   * @throws {AppError} `SOURCE_UNREADABLE`, `SOURCE_CHANGED`
   */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** A place to write bytes in order. Nothing is visible under its final name before `close` has resolved. */
export interface ByteSink {
  /** The bytes may be reused by the caller once the promise has resolved. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written durable and visible. @throws {AppError} `DISK_FULL` */
  close(): Promise<void>;
  /** Throws away what was written. Safe to call after a failed write. */
  discard(): Promise<void>;
}

/** Packed or plain bytes in, the other kind out, as a stream. */
export type Unpack = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
/**
 * CRC-32 (IEEE 802.3), the checksum that zip keeps of each entry: unsigned, of these bytes and those before them.
 * @param previous That of the bytes before; 0 at the beginning.
 */
export type Crc32 = (bytes: Uint8Array, previous: number) => number;
/** Raw deflate data in, plain bytes out. The host lends its zlib, so the core stays pure. */
export type Inflate = Unpack & { readonly crc32: Crc32 };
/** Plain bytes in, raw deflate data out. */
export type Deflate = Unpack & { readonly crc32: Crc32 };

/** Room for intermediate bytes of one job; whatever is in it may vanish when the job is over. */
export interface Scratch {
  create(): Promise<{
    readonly sink: ByteSink;
    open(): Promise<ByteSource>;
    /** Gives the room back before the job is over; what was opened of it cannot be read any more. */
    remove(): Promise<void>;
  }>;
}

/** Bytes in, text out, piece by piece; a byte order mark is taken away. What cannot be read comes out as U+FFFD. */
export interface StreamingDecoder {
  /** `stream: false` ends the text. */
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
}
/** A decoder that the host lends for an encoding that `TextDecoder` lacks; `undefined` where it has none either. */
export type LentDecoders = (encoding: string) => StreamingDecoder | undefined;
