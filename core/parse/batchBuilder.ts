import type { RecordBatch } from '../model/records.ts';

/**
 * Growing arrays that the splitter writes records and cells into. They start with the size the batch
 * before had needed, so that a file of one kind allocates once a batch.
 */
export class BatchBuilder {
  recordFirstCell = new Int32Array(0);
  recordStart = new Int32Array(0);
  recordLine = new Int32Array(0);
  cellStart = new Int32Array(0);
  cellEnd = new Int32Array(0);
  cellFlags = new Uint8Array(0);
  private recordRoom = 256;
  private cellRoom = 2048;

  /** Takes fresh arrays; those of the batch before belong to whoever has it. */
  begin(): void {
    this.recordFirstCell = new Int32Array(this.recordRoom);
    this.recordStart = new Int32Array(this.recordRoom);
    this.recordLine = new Int32Array(this.recordRoom);
    this.cellStart = new Int32Array(this.cellRoom);
    this.cellEnd = new Int32Array(this.cellRoom);
    this.cellFlags = new Uint8Array(this.cellRoom);
  }

  growRecords(): void {
    const room = this.recordStart.length * 2;
    this.recordFirstCell = grown(this.recordFirstCell, room);
    this.recordStart = grown(this.recordStart, room);
    this.recordLine = grown(this.recordLine, room);
  }

  growCells(): void {
    const room = this.cellStart.length * 2;
    this.cellStart = grown(this.cellStart, room);
    this.cellEnd = grown(this.cellEnd, room);
    const flags = new Uint8Array(room);
    flags.set(this.cellFlags);
    this.cellFlags = flags;
  }

  /** Cuts the arrays to what was written. The entries behind the last record (its end) must have been written, too. */
  finish(batch: {
    readonly bytes: Uint8Array;
    readonly baseOffset: number;
    readonly firstRecord: number;
    readonly recordCount: number;
    readonly cellCount: number;
  }): RecordBatch {
    const { bytes, baseOffset, firstRecord, recordCount, cellCount } = batch;
    this.recordRoom = recordCount + (recordCount >> 3) + 16;
    this.cellRoom = cellCount + (cellCount >> 3) + 64;
    return {
      bytes,
      baseOffset,
      firstRecord,
      recordCount,
      recordFirstCell: this.recordFirstCell.subarray(0, recordCount + 1),
      recordStart: this.recordStart.subarray(0, recordCount + 1),
      recordLine: this.recordLine.subarray(0, recordCount),
      cellStart: this.cellStart.subarray(0, cellCount),
      cellEnd: this.cellEnd.subarray(0, cellCount),
      cellFlags: this.cellFlags.subarray(0, cellCount),
    };
  }
}

function grown(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(array);
  return larger;
}
