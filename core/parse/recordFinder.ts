import type { RecordBatch } from '../model/records.ts';
import { parseOptions } from '../model/options/readingOptions.ts';

/**
 * Finds the records in which places of the text lie, while the text is read: show it every batch in order. Takes a
 * few steps a place and one a batch.
 */
export class RecordFinder {
  private readonly offsets: readonly number[];
  private readonly found: number[] = [];
  private next = 0;

  /** @param offsets Byte offsets in the text, ascending; more may be added at the end before their batch comes. */
  constructor(offsets: readonly number[]) {
    this.offsets = offsets;
  }

  /** Record numbers from 0, ascending, each once, at most `parseOptions.reportedRecords`. */
  get records(): readonly number[] {
    return this.found;
  }

  see(batch: RecordBatch): void {
    const { baseOffset, recordStart, recordCount, firstRecord } = batch;
    const end = baseOffset + (recordStart[recordCount] ?? 0);
    for (; this.next < this.offsets.length; this.next += 1) {
      const offset = (this.offsets[this.next] as number) - baseOffset;
      if (offset + baseOffset >= end) return;
      // Before the first batch there are no records of this table.
      if (offset < 0) continue;
      const record = firstRecord + recordAt(recordStart, recordCount, offset);
      if (this.found.at(-1) !== record && this.found.length < parseOptions.reportedRecords)
        this.found.push(record);
    }
  }
}

/** The last record that begins at or before the offset. */
function recordAt(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
