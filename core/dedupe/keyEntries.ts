import { keyOptions } from '../model/options/dedupeOptions.ts';

/**
 * How the keys of rows lie in bytes, one entry behind the other: digest (two 32-bit words), row (32 bits), length of
 * the key in bytes (31 bits) with the mark of a rejected row on top, the key in UTF-8. Little endian.
 */
const entryHead = 16;
const rejectedBit = 0x8000_0000;

/** Appends entries to bytes that grow. */
export class EntryWriter {
  private bytes = new Uint8Array(keyOptions.tallyBytes);
  private view = new DataView(this.bytes.buffer);
  private readonly encoder = new TextEncoder();
  private end = 0;

  get sizeBytes(): number {
    return this.end;
  }

  add(key: string, row: number, rejected: boolean): void {
    const text = key.length <= keyOptions.keyCharacters ? key : shortened(key);
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    this.grow(entryHead + text.length * 3);
    const length = this.encoder.encodeInto(text, this.bytes.subarray(this.end + entryHead)).written;
    const { low, high } = digestOf(key);
    this.view.setUint32(this.end, low, true);
    this.view.setUint32(this.end + 4, high, true);
    this.view.setUint32(this.end + 8, row, true);
    this.view.setUint32(this.end + 12, (rejected ? rejectedBit : 0) + length, true);
    this.end += entryHead + length;
  }

  /** What was added since the last time, in bytes of its own. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.end);
    this.end = 0;
    return taken;
  }

  private grow(extra: number): void {
    if (this.end + extra <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.end + extra));
    grown.set(this.bytes.subarray(0, this.end));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** Reads the entry that begins at a place of some bytes; the same object is filled anew each time, so that none is made a row. */
export class EntryReader {
  low = 0;
  high = 0;
  row = 0;
  rejected = false;
  keyStart = 0;
  /** Exclusive; the next entry begins here. */
  end = 0;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(at: number): void {
    this.low = this.view.getUint32(at, true);
    this.high = this.view.getUint32(at + 4, true);
    this.row = this.view.getUint32(at + 8, true);
    const size = this.view.getUint32(at + 12, true);
    this.rejected = size >= rejectedBit;
    this.keyStart = at + entryHead;
    this.end = this.keyStart + (this.rejected ? size - rejectedBit : size);
  }
}

/** Two running products over the UTF-16 units, mixed as in MurmurHash3's last step: 64 bits that tell keys apart. */
function digestOf(text: string): { readonly low: number; readonly high: number } {
  let low = 0x9747b28c ^ text.length;
  let high = 0x3c6ef372;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    high = Math.imul(high ^ unit, 0xc2b2ae35);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  return { low: mixed(low ^ Math.imul(high, 0x27d4eb2f)), high: mixed(high) };
}

function mixed(word: number): number {
  let mix = word ^ (word >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** A long key: its beginning, and the length and digest of the whole, which stand for the rest. */
function shortened(key: string): string {
  const { low, high } = digestOf(`\u0000${key}`);
  return `${key.slice(0, keyOptions.keyCharacters)}\u0000${key.length}.${low}.${high}`;
}
