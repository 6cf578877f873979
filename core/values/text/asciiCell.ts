/** A cell of ASCII characters as it lies in a batch; a text is made only for whoever asks for it. */
export interface AsciiCell {
  readonly bytes: Uint8Array;
  /** Its bytes: from here up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  text(): string;
}
