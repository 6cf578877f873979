import type { Kernel } from '../kernel/kernel.ts';
import type { RecordBatch } from '../model/records.ts';
import type { ColumnState } from './columnFold.ts';
import { KernelColumn } from './kernelColumn.ts';
import { eventInts } from './kernelLayout.ts';
import { NewCell, type ReadText } from './newCell.ts';
import { teachShapes } from './teachShapes.ts';

/** Whose memory batches lie in, and where. */
export interface KernelBatches {
  readonly kernel: Kernel | undefined;
  addressOf(batch: RecordBatch): number | undefined;
}

/** Events that a cell may be told by: a repeated key, two values, an extreme. */
const mostEvents = 4;

/** Rows taken of one column before the next one. */
const blockRows = 256;

/** What came of the rows of one batch. */
export interface SteppedRows {
  /** Both halves of each row's hash, side by side. */
  readonly hashes: Int32Array;
  /** Rows with more or fewer cells than columns. */
  readonly uneven: Int32Array;
}

/** The columns of a table as the kernel counts them. */
export class KernelTable {
  private readonly kernel: Kernel;
  private readonly columns: readonly KernelColumn[];
  private readonly readText: ReadText;
  private rows = 0;
  private selectedAt = 0;
  private hashesAt = 0;
  private unevenAt = 0;
  private eventsAt = 0;

  constructor(kernel: Kernel, columns: readonly ColumnState[], readText: ReadText) {
    this.kernel = kernel;
    this.columns = columns.map((column) => new KernelColumn(kernel, column));
    this.readText = readText;
  }

  step(room: number, batch: RecordBatch, selected: Int32Array): SteppedRows {
    const { kernel } = this;
    const count = selected.length;
    this.reserve(count);
    kernel.intsAt(this.selectedAt, count).set(selected);
    kernel.intsAt(this.hashesAt, count * 2).fill(0);
    const fresh = new NewCell(batch, this.readText);
    // Some rows at a time, column by column: their bytes stay in the nearest cache, and what is known of a column in the next.
    for (let first = 0; first < count; first += blockRows) {
      const end = Math.min(count, first + blockRows);
      for (let index = 0; index < this.columns.length; index += 1) {
        this.columns[index]?.step({
          room,
          index,
          selectedAt: this.selectedAt,
          selected,
          first,
          end,
          hashesAt: this.hashesAt,
          eventsAt: this.eventsAt,
          firstRecord: batch.firstRecord,
          firstCells: batch.recordFirstCell,
          fresh,
        });
      }
    }
    teachShapes(kernel);
    const uneven = kernel.exports.finishRows(
      room,
      this.columns.length,
      this.selectedAt,
      count,
      this.hashesAt,
      this.unevenAt,
    );
    return {
      hashes: kernel.intsAt(this.hashesAt, count * 2),
      uneven: kernel.intsAt(this.unevenAt, uneven),
    };
  }

  /** Brings all counts into the columns' states. */
  drain(): void {
    for (const column of this.columns) column.drain();
  }

  private reserve(rows: number): void {
    if (rows <= this.rows) return;
    this.rows = rows + (rows >> 1);
    const { exports } = this.kernel;
    this.selectedAt = exports.alloc(this.rows * 4);
    this.hashesAt = exports.alloc(this.rows * 8);
    this.unevenAt = exports.alloc(this.rows * 4);
    this.eventsAt = exports.alloc(blockRows * mostEvents * eventInts * 4);
  }
}
