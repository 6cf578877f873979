/** What repeats among hashes. */
export interface Repeats {
  /** Entries that equal an earlier one; scaled up where the sample is not complete. */
  readonly count: number;
  /** Records of those, ascending, as many as asked for. */
  readonly rows: readonly number[];
  /** False where only one hash in 2, 4, 8, ... was kept. */
  readonly exact: boolean;
}

/**
 * Hashes with their records, in bounded memory, to find what repeats.
 *
 * All are kept until the bound is met. Then equal ones are put together; if that frees too little, only hashes that end
 * in one more zero bit stay. The choice is by hash, so equal entries stay or go together, and joining the samples of
 * two parts gives the sample of the whole.
 */
export class HashSample {
  /** Hashes are kept if this many of their last bits are zero. */
  level = 0;
  private size = 0;
  private lows = new Int32Array(64);
  private highs = new Int32Array(64);
  private records = new Int32Array(64);
  /** How often each stands for an equal one that was put together with it; `null` until that happens. */
  private extras: Int32Array | null = null;
  /** Records of entries that were put together with an earlier one. */
  private later: number[] = [];
  private readonly bound: number;
  private readonly mostRows: number;

  constructor(bound: number, mostRows: number) {
    this.bound = bound;
    this.mostRows = mostRows;
  }

  add(low: number, high: number, record: number): void {
    if ((high & this.mask()) !== 0) return;
    if (this.size === this.lows.length) {
      if (this.size < this.bound) this.widen();
      else {
        this.join();
        while (this.size > this.bound / 2 && this.level < 30) this.thin(this.level + 1);
        if ((high & this.mask()) !== 0) return;
      }
    }
    this.put(low, high, record);
  }

  merge(other: HashSample): void {
    if (other.level > this.level) this.thin(other.level);
    this.later.push(...other.later);
    for (let at = 0; at < other.size; at += 1) {
      this.add(other.lows[at] ?? 0, other.highs[at] ?? 0, other.records[at] ?? 0);
      const extra = other.extras?.[at] ?? 0;
      if (extra > 0 && this.size > 0) this.addExtra(this.size - 1, extra);
    }
  }

  repeats(): Repeats {
    this.join();
    let count = 0;
    if (this.extras !== null) {
      for (let at = 0; at < this.size; at += 1) count += this.extras[at] ?? 0;
    }
    return { count: count * 2 ** this.level, rows: this.later, exact: this.level === 0 };
  }

  private mask(): number {
    return (1 << this.level) - 1;
  }

  private put(low: number, high: number, record: number): void {
    this.lows[this.size] = low;
    this.highs[this.size] = high;
    this.records[this.size] = record;
    this.size += 1;
  }

  private addExtra(at: number, extra: number): void {
    this.extras ??= new Int32Array(this.lows.length);
    this.extras[at] = (this.extras[at] ?? 0) + extra;
  }

  /** Puts equal hashes together: into buckets by their first bits, as a hash table of this size would miss the cache at every step. */
  private join(): void {
    const { size, lows, highs, records } = this;
    const shift = bucketShift(size);
    const order = bucketOrder(lows, size, shift);
    const seen = new Map<number, number[]>();
    let joined = 0;
    for (let from = 0; from < size; ) {
      const bucket = (lows[order[from] ?? 0] ?? 0) >>> shift;
      let to = from + 1;
      while (to < size && (lows[order[to] ?? 0] ?? 0) >>> shift === bucket) to += 1;
      if (to - from > 1) {
        seen.clear();
        for (let place = from; place < to; place += 1) {
          const at = order[place] ?? 0;
          const low = lows[at] ?? 0;
          const equals = seen.get(low);
          const first = equals?.find((earlier) => highs[earlier] === highs[at]);
          if (first === undefined) {
            if (equals === undefined) seen.set(low, [at]);
            else equals.push(at);
            continue;
          }
          this.addExtra(first, 1 + (this.extras?.[at] ?? 0));
          this.later.push(Math.max(records[at] ?? 0, records[first] ?? 0));
          records[first] = Math.min(records[at] ?? 0, records[first] ?? 0);
          // Marks the entry as gone; records are never negative.
          records[at] = -1;
          joined += 1;
        }
      }
      from = to;
    }
    if (joined > 0) this.keep((at) => (records[at] ?? -1) >= 0);
    this.later.sort((one, other) => one - other);
    this.later.length = Math.min(this.later.length, this.mostRows);
  }

  private thin(level: number): void {
    this.level = level;
    const mask = this.mask();
    this.keep((at) => ((this.highs[at] ?? 0) & mask) === 0);
  }

  private keep(stays: (at: number) => boolean): void {
    let size = 0;
    for (let at = 0; at < this.size; at += 1) {
      if (!stays(at)) continue;
      this.lows[size] = this.lows[at] ?? 0;
      this.highs[size] = this.highs[at] ?? 0;
      this.records[size] = this.records[at] ?? 0;
      if (this.extras !== null) this.extras[size] = this.extras[at] ?? 0;
      size += 1;
    }
    this.extras?.fill(0, size);
    this.size = size;
  }

  private widen(): void {
    const length = Math.min(this.bound, this.lows.length * 2);
    this.lows = widened(this.lows, length);
    this.highs = widened(this.highs, length);
    this.records = widened(this.records, length);
    if (this.extras !== null) this.extras = widened(this.extras, length);
  }
}

/** First bits that make the bucket: up to 18, and so few that a bucket has some 16 entries, since wide tables have thousands of small samples. */
function bucketShift(size: number): number {
  return 32 - Math.max(1, Math.min(18, Math.ceil(Math.log2(size / 16))));
}

/** Positions ordered by bucket; within a bucket in the order they came. */
function bucketOrder(lows: Int32Array, size: number, shift: number): Int32Array {
  const buckets = 2 ** (32 - shift);
  const next = new Int32Array(buckets + 1);
  for (let at = 0; at < size; at += 1) {
    const bucket = ((lows[at] ?? 0) >>> shift) + 1;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1) {
    next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  }
  const order = new Int32Array(size);
  for (let at = 0; at < size; at += 1) {
    const bucket = (lows[at] ?? 0) >>> shift;
    const place = next[bucket] ?? 0;
    order[place] = at;
    next[bucket] = place + 1;
  }
  return order;
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
