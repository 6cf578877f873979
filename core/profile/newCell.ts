import { cellFlag, type RecordBatch } from '../model/records.ts';
import type { AsciiCell } from '../values/text/asciiCell.ts';

/** The text of a cell with its doubled quotes resolved, owning its characters. */
export type ReadText = (batch: RecordBatch, cell: number) => string;

/**
 * A cell whose value a column does not know. One object is used for all such cells of a batch, as they are the most of a
 * wide range of ids and amounts; so nobody may keep it.
 */
export class NewCell implements AsciiCell {
  readonly bytes: Uint8Array;
  low = 0;
  high = 0;
  from = 0;
  to = 0;
  record = 0;
  /** Whether the bytes are the text as it is meant: ASCII without escapes. */
  plain = true;
  private cell = 0;
  private known: string | null = null;
  private readonly batch: RecordBatch;
  private readonly readText: ReadText;

  constructor(batch: RecordBatch, readText: ReadText) {
    this.bytes = batch.bytes;
    this.batch = batch;
    this.readText = readText;
  }

  /** Goes to another cell of the batch. */
  set(cell: number, record: number, hash: { readonly low: number; readonly high: number }): void {
    const { batch } = this;
    this.cell = cell;
    this.record = record;
    this.low = hash.low;
    this.high = hash.high;
    this.from = batch.cellStart[cell] ?? 0;
    this.to = batch.cellEnd[cell] ?? 0;
    this.plain = ((batch.cellFlags[cell] ?? 0) & (cellFlag.escaped | cellFlag.nonAscii)) === 0;
    this.known = null;
  }

  get length(): number {
    return this.plain ? this.to - this.from : this.text().length;
  }

  /** Owns its characters. Few of the new cells are asked for it, so each is decoded by itself. */
  text(): string {
    this.known ??= this.readText(this.batch, this.cell);
    return this.known;
  }
}
