import { hashSpan } from './keyHash.ts';

/** Keys of a table as plain data, one entry a key; in no order that means anything. */
export interface KeyPart {
  /** Keys whose hash is below `2^53 / 2^level` are kept. */
  readonly level: number;
  readonly hashes: Float64Array<ArrayBuffer>;
  /** Lowest data row of each, and how many rows have it. */
  readonly firstRows: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Scaled sums of the rows' amounts, and the total that stands in them; NaN for none, and Infinity where rows differ. Empty without `amounts`. */
  readonly sums: Float64Array<ArrayBuffer>;
  readonly totals: Float64Array<ArrayBuffer>;
}

/** What one row, or the same key of another part, adds to its key. */
export interface KeyEntry {
  readonly hash: number;
  readonly row: number;
  readonly count: number;
  readonly sum: number;
  readonly total: number;
}

/**
 * Keys by their hash in bounded memory. Where there are more of them than may be kept, only those whose hash is in the lower half
 * are, then in the lower quarter, and so on: which ones that are depends on the keys alone and not on where the table was cut,
 * so parts that are merged have the same keys as the whole.
 */
export class KeyTable {
  level = 0;
  size = 0;
  private below = hashSpan;
  private capacity: number;
  private hashes: Float64Array<ArrayBuffer>;
  private firstRows: Uint32Array<ArrayBuffer>;
  private counts: Uint32Array<ArrayBuffer>;
  private sums: Float64Array<ArrayBuffer>;
  private totals: Float64Array<ArrayBuffer>;
  private readonly most: number;
  private readonly hasAmounts: boolean;

  /** @param limits `most`: keys kept, a power of two, so that the table is full when it is reached; `amounts`: whether sums are kept */
  constructor({ most, amounts }: { readonly most: number; readonly amounts: boolean }) {
    this.most = most;
    this.hasAmounts = amounts;
    this.capacity = Math.min(firstCapacity, most * 2);
    this.hashes = new Float64Array(this.capacity);
    this.firstRows = new Uint32Array(this.capacity);
    this.counts = new Uint32Array(this.capacity);
    this.sums = new Float64Array(amounts ? this.capacity : 0);
    this.totals = new Float64Array(amounts ? this.capacity : 0);
  }

  /** Takes a row, or a key of a later part. @returns The first row that the key had before; -1 for a new key, -2 for one that is not kept */
  add(entry: KeyEntry): number {
    const { hash, row, count, sum, total } = entry;
    if (hash >= this.below) return -2;
    const mask = this.capacity - 1;
    let slot = (hash >>> 0) & mask;
    for (let found = this.hashes[slot]; found !== 0; found = this.hashes[slot]) {
      if (found === hash) {
        const before = this.firstRows[slot] ?? 0;
        this.counts[slot] = (this.counts[slot] ?? 0) + count;
        if (row < before) this.firstRows[slot] = row;
        if (this.hasAmounts) {
          this.sums[slot] = (this.sums[slot] ?? 0) + sum;
          this.totals[slot] = sameTotal(this.totals[slot] ?? Number.NaN, total);
        }
        return before;
      }
      slot = (slot + 1) & mask;
    }
    this.hashes[slot] = hash;
    this.firstRows[slot] = row;
    this.counts[slot] = count;
    if (this.hasAmounts) {
      this.sums[slot] = sum;
      this.totals[slot] = total;
    }
    this.size += 1;
    if (this.size * 2 > this.capacity) this.grow();
    return -1;
  }

  /** Keeps no keys above this level; a table that has passed it stays as it is. */
  raiseTo(level: number): void {
    if (level > this.level) this.rebuild(level, this.capacity);
  }

  part(): KeyPart {
    const filled = this.filled();
    return {
      level: this.level,
      hashes: Float64Array.from(filled, (slot) => this.hashes[slot] ?? 0),
      firstRows: Uint32Array.from(filled, (slot) => this.firstRows[slot] ?? 0),
      counts: Uint32Array.from(filled, (slot) => this.counts[slot] ?? 0),
      sums: Float64Array.from(this.hasAmounts ? filled : [], (slot) => this.sums[slot] ?? 0),
      totals: Float64Array.from(this.hasAmounts ? filled : [], (slot) => this.totals[slot] ?? 0),
    };
  }

  private grow(): void {
    let level = this.level;
    let kept = this.size;
    while (kept > this.most) {
      level += 1;
      const below = hashSpan / 2 ** level;
      kept = 0;
      for (const hash of this.hashes) if (hash > 0 && hash < below) kept += 1;
    }
    const capacity = kept * 2 > this.capacity ? this.capacity * 2 : this.capacity;
    if (level > this.level || capacity > this.capacity) this.rebuild(level, capacity);
  }

  private rebuild(level: number, capacity: number): void {
    const before = this.part();
    this.level = level;
    this.below = hashSpan / 2 ** level;
    this.capacity = capacity;
    this.hashes = new Float64Array(capacity);
    this.firstRows = new Uint32Array(capacity);
    this.counts = new Uint32Array(capacity);
    this.sums = new Float64Array(this.hasAmounts ? capacity : 0);
    this.totals = new Float64Array(this.hasAmounts ? capacity : 0);
    this.size = 0;
    for (let i = 0; i < before.hashes.length; i += 1) this.add(entryOf(before, i));
  }

  private filled(): Uint32Array<ArrayBuffer> {
    const slots = new Uint32Array(this.size);
    let at = 0;
    for (let slot = 0; slot < this.capacity; slot += 1) {
      if (this.hashes[slot] === 0) continue;
      slots[at] = slot;
      at += 1;
    }
    return slots;
  }
}

/** Room of a new table, in keys; a part of a run makes one a rule. */
const firstCapacity = 1024;

/** One key of a part. */
export function entryOf(part: KeyPart, i: number): KeyEntry {
  return {
    hash: part.hashes[i] ?? 0,
    row: part.firstRows[i] ?? 0,
    count: part.counts[i] ?? 0,
    sum: part.sums[i] ?? 0,
    total: part.totals[i] ?? Number.NaN,
  };
}

/** The total that stands in the rows of one key: that of those which have one. */
function sameTotal(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  if (Number.isNaN(other) || one === other) return one;
  return Number.POSITIVE_INFINITY;
}
