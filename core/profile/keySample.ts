import { FirstRows } from './firstRows.ts';
import type { Repeats } from './hashSample.ts';

/** One hash in 2 to the power of this is kept at least. */
const highestLevel = 30;

/** What a sample holds, for joining two. */
export interface KeyEntries {
  /** Hashes are kept if this many of their last bits are zero. */
  readonly level: number;
  /** By how many zero bits a hash ends in, 0 to 32: cells that repeat one. */
  readonly repeated: ArrayLike<number>;
  /** Both halves of the hash, record + 1, and one free place, for each slot; 0 for a record in a free slot. */
  readonly slots: Int32Array;
}

/** Sizes of a sample that holds `bound` different hashes at most: a quarter of the slots stays free. */
export function keySlots(bound: number): number {
  return 2 ** Math.ceil(Math.log2((bound * 4) / 3));
}

/**
 * The different hashes of a column with the record each was first seen in, in bounded memory, to find cells that repeat.
 *
 * Open addressing. When it is full, only hashes that end in one more zero bit stay. The choice is by hash, so equal ones
 * stay or go together, and joining the samples of two parts gives the sample of the whole. `core/kernel/assembly/keys.ts`
 * does the same.
 */
export class KeySample implements KeyEntries {
  level = 0;
  readonly repeated = new Float64Array(33);
  slots: Int32Array;
  /** Records of repeats. */
  private readonly later: FirstRows;
  private bound: number;
  /** Different hashes that are kept. */
  size = 0;

  constructor(bound: number, mostRows: number) {
    this.bound = bound;
    this.later = new FirstRows(mostRows);
    this.slots = new Int32Array(64 * 4);
  }

  add(low: number, high: number, record: number): void {
    if (this.has(low, high, record)) this.later.offer(record);
  }

  /** Whether a hash is kept. */
  holds(low: number, high: number): boolean {
    return this.slots[this.slotOf(low, high) + 2] !== 0;
  }

  /** Notes the record of a repeat that was counted elsewhere. */
  offer(record: number): void {
    this.later.offer(record);
  }

  /** Joins the entries of a part that came behind. */
  merge(other: KeyEntries, laterRows: readonly number[]): void {
    if (this.level < other.level) {
      if (this.level === 0) this.bound >>= 1;
      this.level = other.level;
      this.rehash(this.slots.length);
    }
    for (let zeros = 0; zeros < 33; zeros += 1)
      this.repeated[zeros] = (this.repeated[zeros] ?? 0) + (other.repeated[zeros] ?? 0);
    for (const record of laterRows) this.later.offer(record);
    const { slots } = other;
    for (let at = 0; at < slots.length; at += 4) {
      const record = (slots[at + 2] ?? 0) - 1;
      if (record >= 0) this.add(slots[at] ?? 0, slots[at + 1] ?? 0, record);
    }
  }

  repeats(): Repeats {
    let count = 0;
    for (let zeros = this.level; zeros < 33; zeros += 1) count += this.repeated[zeros] ?? 0;
    return { count: count * 2 ** this.level, rows: this.later.list(), exact: this.level === 0 };
  }

  /** No further record of a repeat behind the ones known would be kept. */
  get isFull(): boolean {
    return this.later.isFull;
  }

  shiftRecords(by: number): void {
    this.later.shiftRecords(by);
    for (let at = 2; at < this.slots.length; at += 4)
      if (this.slots[at] !== 0) this.slots[at] = (this.slots[at] ?? 0) + by;
  }

  /** Records of repeats, the first of them. */
  rows(): readonly number[] {
    return this.later.list();
  }

  private has(low: number, high: number, record: number): boolean {
    if ((high & ((1 << this.level) - 1)) !== 0) return false;
    if (this.size >= this.bound) {
      this.raise();
      if ((high & ((1 << this.level) - 1)) !== 0) return false;
    } else if (this.size * 4 >= (this.slots.length >> 2) * 3) this.rehash(this.slots.length * 2);
    const at = this.slotOf(low, high);
    if (this.slots[at + 2] !== 0) {
      const zeros = high === 0 ? 32 : 31 - Math.clz32(high & -high);
      this.repeated[zeros] = (this.repeated[zeros] ?? 0) + 1;
      return true;
    }
    this.put(at, { low, high, record });
    return false;
  }

  private put(at: number, entry: { low: number; high: number; record: number }): void {
    this.slots[at] = entry.low;
    this.slots[at + 1] = entry.high;
    this.slots[at + 2] = entry.record + 1;
    this.size += 1;
  }

  /** The slot of a hash, or the free one where it belongs. */
  private slotOf(low: number, high: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (low << 2) & mask;
    while (slots[at + 2] !== 0 && (slots[at] !== low || slots[at + 1] !== high)) at = (at + 4) & mask;
    return at;
  }

  /** Keeps only hashes that end in more zero bits, half as many as there may be. */
  private raise(): void {
    // It is a sample from here on, and a smaller one stays in the cache.
    if (this.level === 0) this.bound >>= 1;
    do this.level += 1;
    while (this.survivors() > this.bound >> 1 && this.level < highestLevel);
    this.rehash(this.slots.length);
  }

  private survivors(): number {
    const unwanted = (1 << this.level) - 1;
    let count = 0;
    for (let at = 0; at < this.slots.length; at += 4)
      if (this.slots[at + 2] !== 0 && ((this.slots[at + 1] ?? 0) & unwanted) === 0) count += 1;
    return count;
  }

  private rehash(length: number): void {
    const old = this.slots;
    const unwanted = (1 << this.level) - 1;
    this.slots = new Int32Array(length);
    this.size = 0;
    for (let from = 0; from < old.length; from += 4) {
      const low = old[from] ?? 0;
      const high = old[from + 1] ?? 0;
      const record = (old[from + 2] ?? 0) - 1;
      if (record >= 0 && (high & unwanted) === 0) this.put(this.slotOf(low, high), { low, high, record });
    }
  }
}
