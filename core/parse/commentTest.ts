import { type RecordBatch, cellFlag } from '../model/records.ts';

/** Says of records whether they are remarks by how they begin (`DelimiterGuess.commentPrefix`). */
export class CommentTest {
  private readonly prefix: Uint8Array;

  constructor(prefix: string) {
    this.prefix = new TextEncoder().encode(prefix);
  }

  isComment(batch: RecordBatch, record: number): boolean {
    const { bytes, cellStart, cellFlags } = batch;
    const cell = batch.recordFirstCell[record] ?? 0;
    // What stands in quotes was meant as a value.
    if (((cellFlags[cell] ?? 0) & cellFlag.quoted) !== 0) return false;
    const start = cellStart[cell] ?? 0;
    for (let i = 0; i < this.prefix.length; i += 1) if (bytes[start + i] !== this.prefix[i]) return false;
    return true;
  }
}
