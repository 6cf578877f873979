/** Some bytes of a larger array. Whoever gives one may use it again for the next cell. */
export interface ByteRange {
  bytes: Uint8Array;
  start: number;
  /** Exclusive. */
  end: number;
}
