/** Entries of a full segment: 48 KiB, so that growing copies nothing and leaves nothing behind. */
const segmentBits = 12;
const segmentEntries = 1 << segmentBits;
/** Entries that the first segment begins with; wide tables have thousands of short lists. */
const fewestEntries = 64;

/** Hashes with the record each belongs to: 12 bytes an entry, in segments that never move. */
export class HashList {
  size = 0;
  /** Low half, high half and record of one entry after the other. */
  private readonly segments: Int32Array<ArrayBuffer>[] = [];

  get buffers(): readonly ArrayBuffer[] {
    return this.segments.map(({ buffer }) => buffer);
  }

  push(low: number, high: number, record: number): void {
    const at = (this.size & (segmentEntries - 1)) * 3;
    const segment = this.segments[this.size >>> segmentBits];
    if (segment === undefined || at >= segment.length) {
      this.widen();
      this.push(low, high, record);
      return;
    }
    segment[at] = low;
    segment[at + 1] = high;
    segment[at + 2] = record;
    this.size += 1;
  }

  low(entry: number): number {
    return this.segmentOf(entry)[placeOf(entry)] ?? 0;
  }

  high(entry: number): number {
    return this.segmentOf(entry)[placeOf(entry) + 1] ?? 0;
  }

  record(entry: number): number {
    return this.segmentOf(entry)[placeOf(entry) + 2] ?? 0;
  }

  setRecord(entry: number, record: number): void {
    this.segmentOf(entry)[placeOf(entry) + 2] = record;
  }

  /** Bits by the high half, set for those that more than one entry has: whoever equals another is among them, and few others. */
  suspects(): Suspects {
    const bits = Math.max(10, Math.min(24, Math.ceil(Math.log2(this.size * 8))));
    const seen = new Uint8Array(1 << (bits - 3));
    const twice = new Uint8Array(seen.length);
    for (let entry = 0; entry < this.size; entry += segmentEntries) {
      const segment = this.segmentOf(entry);
      const end = Math.min(segmentEntries, this.size - entry) * 3;
      for (let at = 1; at < end; at += 3) {
        const place = (segment[at] ?? 0) >>> (32 - bits);
        const byte = place >>> 3;
        const bit = 1 << (place & 7);
        const before = seen[byte] ?? 0;
        if ((before & bit) === 0) seen[byte] = before | bit;
        else twice[byte] = (twice[byte] ?? 0) | bit;
      }
    }
    return { bits, twice };
  }

  /** Adds to `counts`, by the first `bits` bits of the low half, how many suspects have them. */
  countByPrefix(counts: Int32Array, bits: number, suspects: Suspects): void {
    for (let entry = 0; entry < this.size; entry += segmentEntries) {
      const segment = this.segmentOf(entry);
      const end = Math.min(segmentEntries, this.size - entry) * 3;
      for (let at = 0; at < end; at += 3) {
        if (!isSuspect(suspects, segment[at + 1] ?? 0)) continue;
        const prefix = (segment[at] ?? 0) >>> (32 - bits);
        counts[prefix] = (counts[prefix] ?? 0) + 1;
      }
    }
  }

  /**
   * Writes the suspects whose low half begins with a prefix from `from` up to `to` into `order`, each at `next[prefix]`,
   * which is moved on by one; those of one prefix stay in the order they came.
   */
  placeByPrefix(
    order: Int32Array,
    next: Int32Array,
    {
      bits,
      from,
      to,
      suspects,
    }: { readonly bits: number; readonly from: number; readonly to: number; readonly suspects: Suspects },
  ): void {
    for (let entry = 0; entry < this.size; entry += segmentEntries) {
      const segment = this.segmentOf(entry);
      const end = Math.min(segmentEntries, this.size - entry) * 3;
      for (let at = 0, present = entry; at < end; at += 3, present += 1) {
        const prefix = (segment[at] ?? 0) >>> (32 - bits);
        if (prefix < from || prefix >= to || !isSuspect(suspects, segment[at + 1] ?? 0)) continue;
        const place = next[prefix] ?? 0;
        order[place] = present;
        next[prefix] = place + 1;
      }
    }
  }

  /** Removes the entries with a record below zero and those whose high half has any bit of `mask`; the others keep their order. */
  sift(mask: number): void {
    const { size } = this;
    this.size = 0;
    for (let entry = 0; entry < size; entry += 1) {
      const high = this.high(entry);
      const record = this.record(entry);
      if ((high & mask) === 0 && record >= 0) this.push(this.low(entry), high, record);
    }
  }

  private segmentOf(entry: number): Int32Array {
    const segment = this.segments[entry >>> segmentBits];
    if (segment === undefined) throw new RangeError(`There is no entry ${entry}.`);
    return segment;
  }

  /** Doubles the first segment until it is full, and then adds one after the other. */
  private widen(): void {
    const [first] = this.segments;
    if (first === undefined) this.segments.push(new Int32Array(fewestEntries * 3));
    else if (first.length < segmentEntries * 3) {
      const larger = new Int32Array(first.length * 2);
      larger.set(first);
      this.segments[0] = larger;
    } else this.segments.push(new Int32Array(segmentEntries * 3));
  }
}

/** Entries that may equal another. */
export interface Suspects {
  /** How many bits of the high half choose a bit of `twice`. */
  readonly bits: number;
  readonly twice: Uint8Array;
}

function isSuspect({ bits, twice }: Suspects, high: number): boolean {
  const place = high >>> (32 - bits);
  return ((twice[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
}

function placeOf(entry: number): number {
  return (entry & (segmentEntries - 1)) * 3;
}
