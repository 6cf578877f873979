import { parseOptions } from '../model/options/readingOptions.ts';
import type { RecordBatch } from '../model/records.ts';
import { recordTexts } from './cellText.ts';

/**
 * Holds the last batches of a text back until it is known that they are the last.
 *
 * The tail is the last `tailRecords` records, fewer where these exceed `tailBytes`; that depends on the
 * text alone, not on how it was cut into batches.
 */
export class HeldTail {
  private readonly held: RecordBatch[] = [];

  hold(batch: RecordBatch): void {
    this.held.push(batch);
  }

  /** The oldest batch that cannot be part of the tail any more, if there is one. */
  release(): RecordBatch | undefined {
    let records = 0;
    let bytes = 0;
    for (let i = 1; i < this.held.length; i += 1) {
      const batch = this.held[i];
      if (batch === undefined) continue;
      records += batch.recordCount;
      bytes += batch.bytes.length;
    }
    return records >= parseOptions.tailRecords || bytes > parseOptions.tailBytes
      ? this.held.shift()
      : undefined;
  }

  /** The cells of the tail's records, none before `firstDataRow`. */
  records(firstDataRow: number): {
    readonly firstRecord: number;
    readonly cells: readonly (readonly string[])[];
  } {
    const cells: string[][] = [];
    let firstRecord = 0;
    let bytes = 0;
    for (let i = this.held.length - 1; i >= 0; i -= 1) {
      const batch = this.held[i];
      if (batch === undefined) continue;
      for (let r = batch.recordCount - 1; r >= 0; r -= 1) {
        bytes += (batch.recordStart[r + 1] ?? 0) - (batch.recordStart[r] ?? 0);
        const record = batch.firstRecord + r;
        if (
          cells.length === parseOptions.tailRecords ||
          bytes > parseOptions.tailBytes ||
          record < firstDataRow
        )
          return { firstRecord, cells: cells.reverse() };
        cells.push(recordTexts(batch, r));
        firstRecord = record;
      }
    }
    return { firstRecord, cells: cells.reverse() };
  }

  /** What is still held, in order; nothing is held afterwards. */
  rest(): readonly RecordBatch[] {
    return this.held.splice(0);
  }
}
