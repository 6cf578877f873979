import type { StreamingDecoder } from '../model/bytes.ts';

const replacement = 0xfffd;

/** UTF-32, which the WHATWG list lacks. Four bytes that are no character, and a rest of fewer, read as U+FFFD. */
export class Utf32Decoder implements StreamingDecoder {
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
