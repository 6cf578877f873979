import type { EntryReader } from './keyEntries.ts';
import { RowList } from './rowList.ts';

/**
 * The keys of one partition, each with the rows that have it, in the order of their coming. An open table by digest;
 * keys of one digest are compared byte for byte, so that two keys are never taken for one. Of each key the bytes are kept
 * once, with 20 bytes a key and 9 a row. Emptied, it keeps its room for the next partition, so that going through all of
 * them takes the memory of the largest.
 */
export class KeyTable {
  private slots = new Int32Array(1024).fill(-1);
  private readonly lows = new RowList();
  private readonly highs = new RowList();
  /** Where each key ends in `keys`; the next one begins there. */
  private readonly keyEnds = new RowList();
  private keys = new Uint8Array(32 * 1024);
  /** Of each key its first and last row, as places in `rows`. */
  private readonly firsts = new RowList();
  private readonly lasts = new RowList();
  private readonly rows = new RowList();
  private readonly rejected = new RowList();
  /** Place of the key's next row; `none` behind the last. */
  private readonly nexts = new RowList();

  /** Forgets all keys. */
  clear(): void {
    this.slots.fill(-1);
    for (const list of [
      this.lows,
      this.highs,
      this.keyEnds,
      this.firsts,
      this.lasts,
      this.rows,
      this.rejected,
      this.nexts,
    ])
      list.clear();
  }

  /** Takes an entry; `bytes` are those that the reader reads. */
  add(bytes: Uint8Array, entry: EntryReader): void {
    const place = this.rows.length;
    this.rows.push(entry.row);
    this.rejected.push(entry.rejected ? 1 : 0);
    this.nexts.push(none);
    const mask = this.slots.length - 1;
    let slot = entry.low & mask;
    for (;;) {
      const key = this.slots[slot] ?? -1;
      if (key < 0) break;
      if (this.isKey(key, bytes, entry)) {
        this.nexts.set(this.lasts.at(key), place);
        this.lasts.set(key, place);
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
      const first = this.firsts.at(key);
      if (first === this.lasts.at(key)) continue;
      const rows: number[] = [];
      const rejected: boolean[] = [];
      for (let place = first; place !== none; place = this.nexts.at(place)) {
        rows.push(this.rows.at(place));
        rejected.push(this.rejected.at(place) === 1);
      }
      yield { rows, rejected, bytes: this.keys.subarray(this.startOf(key), this.keyEnds.at(key)) };
    }
  }

  private isKey(key: number, bytes: Uint8Array, { low, high, keyStart, end }: EntryReader): boolean {
    if (this.lows.at(key) !== low || this.highs.at(key) !== high) return false;
    const from = this.startOf(key);
    const length = this.keyEnds.at(key) - from;
    if (length !== end - keyStart) return false;
    for (let at = 0; at < length; at += 1) if (this.keys[from + at] !== bytes[keyStart + at]) return false;
    return true;
  }

  private keep(bytes: Uint8Array, { low, high, keyStart, end }: EntryReader): void {
    this.lows.push(low);
    this.highs.push(high);
    const from = this.startOf(this.keyEnds.length);
    const to = from + end - keyStart;
    if (to > this.keys.length) {
      const grown = new Uint8Array(Math.max(this.keys.length * 2, to));
      grown.set(this.keys.subarray(0, from));
      this.keys = grown;
    }
    for (let at = keyStart; at < end; at += 1) this.keys[from + at - keyStart] = bytes[at] ?? 0;
    this.keyEnds.push(to);
  }

  private startOf(key: number): number {
    return key === 0 ? 0 : this.keyEnds.at(key - 1);
  }

  private widen(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let key = 0; key < this.firsts.length; key += 1) {
      let slot = this.lows.at(key) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = key;
    }
  }
}

/** No place. */
const none = 0xffff_ffff;

/** A key that more than one row has. */
export interface RepeatedKey {
  /** Ascending. */
  readonly rows: readonly number[];
  /** Beside each row: it is among the rejects. */
  readonly rejected: readonly boolean[];
  /** The key in UTF-8; valid until the next addition. */
  readonly bytes: Uint8Array;
}
