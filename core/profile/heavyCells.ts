/** Counters that the hashes of late values share. */
const counters = 4096;
/** Cells that a counter must have seen at least. */
const fewestCells = 64;

/**
 * Says which values that came too late for the dictionary are frequent enough to be taken in after all. Each hash adds to
 * one of 4,096 counters; a value whose counter holds 1/256 of all late cells, 16 times the average, is.
 * So a value in more than 1/256 of the cells is never missed, and its count is short by what its counter had seen.
 * After the counting sketches of Cormode and Muthukrishnan (2005), with one row. `core/kernel/assembly/column.ts` does the same.
 */
export class HeavyCells {
  /** Late cells. */
  total = 0;
  private readonly counts = new Uint32Array(counters);

  /** Counts a late cell; true where its value is frequent. */
  add(low: number): boolean {
    this.total += 1;
    const at = (low >>> 3) & (counters - 1);
    const count = (this.counts[at] ?? 0) + 1;
    if (count < thresholdOf(this.total)) {
      this.counts[at] = count;
      return false;
    }
    this.counts[at] = 0;
    return true;
  }

  /** Cells by which the count of a value that was taken in may be short, at most. */
  get error(): number {
    return this.total === 0 ? 0 : thresholdOf(this.total);
  }
}

function thresholdOf(total: number): number {
  return fewestCells + (total >>> 8);
}

/** Late values that a dictionary takes in at most: more than 256 cannot have their share of the cells, but some only share a counter. */
export function lateEntries(distinct: number): number {
  return Math.min(512, distinct);
}
