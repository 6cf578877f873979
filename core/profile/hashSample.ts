import { eachEqual } from './equalHashes.ts';
import { FirstRows } from './firstRows.ts';
import { HashList } from './hashList.ts';

/** What repeats among hashes. */
export interface Repeats {
  /** Entries that equal an earlier one; scaled up where the sample is not complete. */
  readonly count: number;
  /** Records of those, ascending, as many as asked for. */
  readonly rows: readonly number[];
  /** False where only one hash in 2, 4, 8, ... was kept. */
  readonly exact: boolean;
}

/** One hash in 2 to the power of this is kept at least. */
const highestLevel = 30;

/**
 * Hashes with their records, in bounded memory, to find what repeats.
 *
 * All are kept until the bound is met. Then equal ones are put together; if that frees too little, now or the last time,
 * only hashes that end in one more zero bit stay. The choice is by hash, so equal entries stay or go together, and joining the samples of
 * two parts gives the sample of the whole.
 */
export class HashSample {
  /** Hashes are kept if this many of their last bits are zero. */
  level = 0;
  private readonly list = new HashList();
  /** Entries that were put together with an earlier one, by how many zero bits their hash ends in. */
  private readonly joined = new Float64Array(33);
  /** Records of those. */
  private readonly later: FirstRows;
  private bound: number;
  /** Putting equal ones together may free enough. */
  private repeatsOften = true;

  constructor(bound: number, mostRows: number) {
    this.bound = bound;
    this.later = new FirstRows(mostRows);
  }

  add(low: number, high: number, record: number): void {
    if ((high & this.mask()) !== 0) return;
    if (this.list.size >= this.bound) {
      // Where it frees little, it is not worth its time again: what repeats among those left is found at the end.
      if (this.repeatsOften) {
        const before = this.list.size;
        this.join();
        this.repeatsOften = this.list.size < before * 0.75;
      }
      while (this.list.size > this.bound / 2 && this.level < highestLevel) this.raise(this.level + 1);
      if ((high & this.mask()) !== 0) return;
    }
    this.list.push(low, high, record);
  }

  /** While all hashes are kept, there is room for those of both together; an estimate needs no more than one had. */
  merge(other: HashSample): void {
    if (this.level === 0 && other.level === 0) this.bound += other.bound;
    if (other.level > this.level) this.raise(other.level);
    for (const [zeros, count] of other.joined.entries())
      this.joined[zeros] = (this.joined[zeros] ?? 0) + count;
    for (const record of other.later.list()) this.later.offer(record);
    const { list } = other;
    for (let entry = 0; entry < list.size; entry += 1)
      this.add(list.low(entry), list.high(entry), list.record(entry));
  }

  shiftRecords(by: number): void {
    this.later.shiftRecords(by);
    for (let entry = 0; entry < this.list.size; entry += 1)
      this.list.setRecord(entry, this.list.record(entry) + by);
  }

  repeats(): Repeats {
    this.join();
    let count = 0;
    for (let zeros = this.level; zeros < this.joined.length; zeros += 1) count += this.joined[zeros] ?? 0;
    return { count: count * 2 ** this.level, rows: this.later.list(), exact: this.level === 0 };
  }

  /** Memory that can be handed over to another thread instead of being copied. */
  get buffers(): readonly ArrayBuffer[] {
    return this.list.buffers;
  }

  private mask(): number {
    return (1 << this.level) - 1;
  }

  /** Puts equal hashes together; the earliest record stays. */
  private join(): void {
    const { list, joined, later } = this;
    let found = false;
    eachEqual(list, (first, entry) => {
      const zeros = endingZeros(list.high(entry));
      joined[zeros] = (joined[zeros] ?? 0) + 1;
      const [one, other] = [list.record(first), list.record(entry)];
      later.offer(Math.max(one, other));
      list.setRecord(first, Math.min(one, other));
      // Marks the entry as gone; records are never negative.
      list.setRecord(entry, -1);
      found = true;
    });
    if (found) list.sift(0);
  }

  private raise(level: number): void {
    this.level = level;
    this.list.sift(this.mask());
  }
}

/** Zero bits at the end; 32 for zero. */
function endingZeros(bits: number): number {
  return bits === 0 ? 32 : 31 - Math.clz32(bits & -bits);
}
