import type { StreamingDecoder } from '../model/bytes.ts';

/**
 * ISO-2022-KR and HZ, which write characters of two bytes with seven bits each between marks that switch them on and
 * off. With the eighth bit set these are EUC-KR and GBK; so the marks are taken away and the rest is left to those.
 *
 * @see RFC 1557 (ISO-2022-KR: shift out 0x0e, shift in 0x0f, announced by ESC $ ) C), RFC 1843 (HZ: `~{` and `~}`)
 */
export class SevenBitDecoder implements StreamingDecoder {
  private readonly isHz: boolean;
  private readonly decoder: TextDecoder;
  private shifted = false;
  /** Bytes at the end of the last piece that may be the beginning of a mark. */
  private held: readonly number[] = [];
  /** In HZ: whether the next shifted byte is a character's second, where `~` is none but part of it. */
  private second = false;

  constructor(encoding: 'iso-2022-kr' | 'hz-gb-2312') {
    this.isHz = encoding === 'hz-gb-2312';
    this.decoder = new TextDecoder(this.isHz ? 'gbk' : 'euc-kr');
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    const all = new Uint8Array(this.held.length + bytes.length);
    all.set(this.held);
    all.set(bytes, this.held.length);
    this.held = [];
    const out = new Uint8Array(all.length);
    let length = 0;
    for (let i = 0; i < all.length; ) {
      const used = this.isHz ? this.hzMark(all, i) : this.isoMark(all, i);
      if (used < 0 && options.stream) {
        this.held = Array.from(all.subarray(i));
        break;
      }
      if (used > 0) {
        i += used;
        continue;
      }
      const byte = all[i] as number;
      // Both begin each line in ASCII, so that damage ends with its line.
      if (byte === 0x0a) this.shifted = false;
      const isShifted = this.shifted && byte > 0x20 && byte < 0x7f;
      this.second = isShifted && !this.second;
      out[length] = isShifted ? byte | 0x80 : byte;
      length += 1;
      i += 1;
    }
    return this.decoder.decode(out.subarray(0, length), options);
  }

  /** Length of the mark at `i`, 0 for none, -1 where the bytes end within one. */
  private isoMark(bytes: Uint8Array, i: number): number {
    const byte = bytes[i];
    if (byte === 0x0e || byte === 0x0f) {
      this.shifted = byte === 0x0e;
      return 1;
    }
    if (byte !== 0x1b) return 0;
    const announcement = [0x1b, 0x24, 0x29, 0x43];
    for (const [k, wanted] of announcement.entries()) {
      if (i + k >= bytes.length) return -1;
      if (bytes[i + k] !== wanted) return 0;
    }
    return announcement.length;
  }

  private hzMark(bytes: Uint8Array, i: number): number {
    if (bytes[i] !== 0x7e || this.second) return 0;
    if (i + 1 >= bytes.length) return -1;
    const next = bytes[i + 1];
    if (this.shifted) {
      if (next !== 0x7d) return 0;
      this.shifted = false;
      return 2;
    }
    if (next === 0x7e) {
      // `~~` is a tilde: one of them is dropped, and the other must not begin a mark.
      this.second = true;
      return 1;
    }
    if (next === 0x0a) return 2;
    if (next !== 0x7b) return 0;
    this.shifted = true;
    return 2;
  }
}
