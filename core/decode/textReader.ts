/** Bytes in, text out, piece by piece; a byte order mark is taken away. What cannot be read comes out as U+FFFD. */
export interface StreamingDecoder {
  /** `stream: false` ends the text. */
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
}

/** A decoder for any WHATWG label and for UTF-32, which that list lacks. @throws {RangeError} for other labels. */
export function decoderFor(encoding: string): StreamingDecoder {
  if (encoding === 'utf-32le') return new Utf32Decoder(true);
  if (encoding === 'utf-32be') return new Utf32Decoder(false);
  return new TextDecoder(encoding);
}

const replacement = 0xfffd;

class Utf32Decoder implements StreamingDecoder {
  private carry: Uint8Array = new Uint8Array(0);
  private started = false;
  private readonly littleEndian: boolean;

  constructor(littleEndian: boolean) {
    this.littleEndian = littleEndian;
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    const all = new Uint8Array(this.carry.length + bytes.length);
    all.set(this.carry);
    all.set(bytes, this.carry.length);
    const whole = all.length & ~3;
    const view = new DataView(all.buffer, 0, whole);
    const parts: string[] = [];
    for (let i = 0; i < whole; i += 4) {
      const code = view.getUint32(i, this.littleEndian);
      const isMark = !this.started && code === 0xfeff;
      this.started = true;
      if (!isMark) parts.push(String.fromCodePoint(isScalar(code) ? code : replacement));
    }
    this.carry = all.slice(whole);
    if (!options.stream && this.carry.length > 0) parts.push(String.fromCodePoint(replacement));
    if (!options.stream) this.carry = new Uint8Array(0);
    return parts.join('');
  }
}

function isScalar(code: number): boolean {
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff);
}
