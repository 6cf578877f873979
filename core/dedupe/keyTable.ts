import type { EntryReader } from './keyEntries.ts';

/**
 * The keys of one partition, each with the rows that have it, in the order of their coming. An open table by digest;
 * keys of one digest are compared byte for byte, so that two keys are never taken for one. Of each key the bytes are kept
 * once, and 8 bytes a row.
 */
export class KeyTable {
  private slots = new Int32Array(1024).fill(-1);
  private readonly lows: number[] = [];
  private readonly highs: number[] = [];
  private readonly keyStarts: number[] = [0];
  private keys = new Uint8Array(32 * 1024);
  /** Of each key its first and last row, as places in `rows`. */
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];
  private readonly rows: number[] = [];
  private readonly rejected: boolean[] = [];
  /** Place of the key's next row; -1 behind the last. */
  private readonly nexts: number[] = [];

  /** Takes an entry; `bytes` are those that the reader reads. */
  add(bytes: Uint8Array, entry: EntryReader): void {
    const place = this.rows.length;
    this.rows.push(entry.row);
    this.rejected.push(entry.rejected);
    this.nexts.push(-1);
    const mask = this.slots.length - 1;
    let slot = entry.low & mask;
    for (;;) {
      const key = this.slots[slot] ?? -1;
      if (key < 0) break;
      if (this.isKey(key, bytes, entry)) {
        this.nexts[this.lasts[key] ?? 0] = place;
        this.lasts[key] = place;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.firsts.length;
    this.keep(bytes, entry);
    this.firsts.push(place);
    this.lasts.push(place);
    if (this.firsts.length * 2 > this.slots.length) this.widen();
  }

  /** Each key that more than one row has, in the order of first rows. */
  *repeated(): Generator<RepeatedKey> {
    for (let key = 0; key < this.firsts.length; key += 1) {
      const first = this.firsts[key] ?? 0;
      if (first === this.lasts[key]) continue;
      const rows: number[] = [];
      const rejected: boolean[] = [];
      for (let place = first; place >= 0; place = this.nexts[place] ?? -1) {
        rows.push(this.rows[place] ?? 0);
        rejected.push(this.rejected[place] ?? false);
      }
      yield { rows, rejected, bytes: this.keys.subarray(this.keyStarts[key], this.keyStarts[key + 1]) };
    }
  }

  private isKey(key: number, bytes: Uint8Array, { low, high, keyStart, end }: EntryReader): boolean {
    if (this.lows[key] !== low || this.highs[key] !== high) return false;
    const from = this.keyStarts[key] ?? 0;
    const length = (this.keyStarts[key + 1] ?? 0) - from;
    if (length !== end - keyStart) return false;
    for (let at = 0; at < length; at += 1) if (this.keys[from + at] !== bytes[keyStart + at]) return false;
    return true;
  }

  private keep(bytes: Uint8Array, { low, high, keyStart, end }: EntryReader): void {
    this.lows.push(low);
    this.highs.push(high);
    const from = this.keyStarts[this.keyStarts.length - 1] ?? 0;
    const to = from + end - keyStart;
    if (to > this.keys.length) {
      const grown = new Uint8Array(Math.max(this.keys.length * 2, to));
      grown.set(this.keys.subarray(0, from));
      this.keys = grown;
    }
    for (let at = keyStart; at < end; at += 1) this.keys[from + at - keyStart] = bytes[at] ?? 0;
    this.keyStarts.push(to);
  }

  private widen(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let key = 0; key < this.firsts.length; key += 1) {
      let slot = (this.lows[key] ?? 0) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = key;
    }
  }
}

/** A key that more than one row has. */
export interface RepeatedKey {
  /** Ascending. */
  readonly rows: readonly number[];
  /** Beside each row: it is among the rejects. */
  readonly rejected: readonly boolean[];
  /** The key in UTF-8; valid until the next addition. */
  readonly bytes: Uint8Array;
}
