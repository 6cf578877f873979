import type { RecordBatch } from '../model/records.ts';

/** Entries that the arrays of a room have at least. */
const fewestRecords = 256;
const fewestCells = 2048;

/** What the arrays of a room are to hold without growing. */
export interface RoomSize {
  readonly records: number;
  readonly cells: number;
}

/** Memory of one batch: its bytes, and growing arrays that the splitter writes records and cells into. */
export class BatchRoom {
  bytes: Uint8Array = new Uint8Array(0);
  recordFirstCell: Int32Array;
  recordStart: Int32Array;
  recordLine: Int32Array;
  cellStart: Int32Array;
  cellEnd: Int32Array;
  cellFlags: Uint8Array;

  constructor(size: RoomSize) {
    const records = Math.max(fewestRecords, size.records);
    const cells = Math.max(fewestCells, size.cells);
    this.recordFirstCell = new Int32Array(records);
    this.recordStart = new Int32Array(records);
    this.recordLine = new Int32Array(records);
    this.cellStart = new Int32Array(cells);
    this.cellEnd = new Int32Array(cells);
    this.cellFlags = new Uint8Array(cells);
  }

  /** Makes room for so many bytes; the first `kept` ones stay. A little more is made, since what is carried over varies. */
  reserve(length: number, kept: number): void {
    if (length <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(length + (length >> 4), Math.ceil(this.bytes.length * 1.5)));
    larger.set(this.bytes.subarray(0, kept));
    this.bytes = larger;
  }

  growRecords(): void {
    const length = this.recordStart.length * 2;
    this.recordFirstCell = grown(this.recordFirstCell, new Int32Array(length));
    this.recordStart = grown(this.recordStart, new Int32Array(length));
    this.recordLine = grown(this.recordLine, new Int32Array(length));
  }

  growCells(): void {
    const length = this.cellStart.length * 2;
    this.cellStart = grown(this.cellStart, new Int32Array(length));
    this.cellEnd = grown(this.cellEnd, new Int32Array(length));
    this.cellFlags = grown(this.cellFlags, new Uint8Array(length));
  }

  /** The batch over what was written. The entries behind the last record (its end) must have been written, too. */
  cut(batch: {
    readonly byteCount: number;
    readonly baseOffset: number;
    readonly firstRecord: number;
    readonly recordCount: number;
    readonly cellCount: number;
    readonly wellFormed: boolean;
  }): RecordBatch {
    const { byteCount, baseOffset, firstRecord, recordCount, cellCount, wellFormed } = batch;
    return {
      bytes: this.bytes.subarray(0, byteCount),
      baseOffset,
      firstRecord,
      recordCount,
      recordFirstCell: this.recordFirstCell.subarray(0, recordCount + 1),
      recordStart: this.recordStart.subarray(0, recordCount + 1),
      recordLine: this.recordLine.subarray(0, recordCount),
      cellStart: this.cellStart.subarray(0, cellCount),
      cellEnd: this.cellEnd.subarray(0, cellCount),
      cellFlags: this.cellFlags.subarray(0, cellCount),
      ...(wellFormed ? { wellFormed } : {}),
    };
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
