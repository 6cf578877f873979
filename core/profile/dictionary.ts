/** A value seen for the first time. */
export interface NewValue {
  readonly low: number;
  readonly high: number;
  /** Owns its characters; a slice of a batch would keep the whole batch alive. */
  readonly text: string;
  /** Position of its sign in the column. */
  readonly sign: number;
  /** Sum of `watch`. */
  readonly watch: number;
  /** Value for the extremes; NaN for what is no number. */
  readonly value: number;
  /** Characters of the whole cell; `text` may be cut. */
  readonly length: number;
  /** Record of the first occurrence. */
  readonly record: number;
}

/**
 * The distinct values of a column and how often each occurs, up to a bound, in the order of their first occurrence.
 * Open addressing over the hash; a repeated value costs one probe and one addition.
 */
export class Dictionary {
  size = 0;
  /** Each of these is by entry. */
  readonly texts: string[] = [];
  counts = new Float64Array(16);
  lows = new Int32Array(16);
  highs = new Int32Array(16);
  signs = new Int32Array(16);
  watches = new Uint8Array(16);
  values = new Float64Array(16);
  lengths = new Int32Array(16);
  records = new Int32Array(16);
  /** One bit for each of 2^17 parts of the high half: says "not here" for most new values without leaving the cache. */
  private filter: Uint8Array | null = null;
  /** By slot the low half of the hash and the entry + 1, side by side, so that a value that is not there costs one cache line; 0 for a free slot. */
  private slots = new Int32Array(64);

  /** The entry with this hash, or -1. */
  find(low: number, high: number): number {
    const { slots, highs, filter } = this;
    if (filter !== null && ((filter[high >>> 18] ?? 0) & (1 << ((high >>> 15) & 7))) === 0) return -1;
    const mask = slots.length - 1;
    let slot = (low << 1) & mask;
    for (;;) {
      const entry = (slots[slot + 1] ?? 0) - 1;
      if (entry < 0) return -1;
      if (slots[slot] === low && highs[entry] === high) return entry;
      slot = (slot + 2) & mask;
    }
  }

  /** Adds a value that `find` did not find, with a count of zero. */
  add(value: NewValue): number {
    const entry = this.size;
    if (entry === this.counts.length) this.grow();
    this.texts.push(value.text);
    this.lows[entry] = value.low;
    this.highs[entry] = value.high;
    this.signs[entry] = value.sign;
    this.watches[entry] = value.watch;
    this.values[entry] = value.value;
    this.lengths[entry] = value.length;
    this.records[entry] = value.record;
    this.size = entry + 1;
    this.occupy(entry);
    if (this.filter !== null) this.mark(value.high);
    else if (this.size === filterFrom) {
      this.filter = new Uint8Array(1 << 14);
      for (let at = 0; at < this.size; at += 1) this.mark(this.highs[at] ?? 0);
    }
    return entry;
  }

  private mark(high: number): void {
    if (this.filter === null) return;
    const at = high >>> 18;
    this.filter[at] = (this.filter[at] ?? 0) | (1 << ((high >>> 15) & 7));
  }

  private occupy(entry: number): void {
    const mask = this.slots.length - 1;
    const low = this.lows[entry] ?? 0;
    let slot = (low << 1) & mask;
    while (this.slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    this.slots[slot] = low;
    this.slots[slot + 1] = entry + 1;
  }

  private grow(): void {
    const length = this.counts.length * 2;
    this.counts = widened(this.counts, new Float64Array(length));
    this.lows = widened(this.lows, new Int32Array(length));
    this.highs = widened(this.highs, new Int32Array(length));
    this.signs = widened(this.signs, new Int32Array(length));
    this.watches = widened(this.watches, new Uint8Array(length));
    this.values = widened(this.values, new Float64Array(length));
    this.lengths = widened(this.lengths, new Int32Array(length));
    this.records = widened(this.records, new Int32Array(length));
    this.slots = new Int32Array(length * 4);
    for (let entry = 0; entry < this.size; entry += 1) this.occupy(entry);
  }
}

/** Entries from which the slots of many columns no longer fit into the cache (measured: half of the fold's time went there). */
const filterFrom = 4096;

function widened<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
