import type { Kernel } from '../kernel/kernel.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { BatchRoom } from './batchRoom.ts';
import type { Cut } from './cut.ts';

/** Fields of a room in the kernel's memory, by their place (4 bytes each); `core/kernel/assembly/layout.ts` has the same. */
const field = {
  bytes: 0,
  recordFirstCell: 1,
  recordStart: 2,
  recordLine: 3,
  cellStart: 4,
  cellEnd: 5,
  cellFlags: 6,
  records: 7,
  cells: 8,
  complete: 9,
  nextLine: 10,
} as const;

/** Bytes that a room begins with, until it is known how large chunks are. */
const fewestBytes = 256;

/** Cells that a room holds beside those of a chunk: of the record that went on from chunk to chunk, and some to spare. */
const carriedCells = parseOptions.columns + 64;

/** A room in the kernel's memory. Its arrays hold as many cells and records as there can be, so they never grow by themselves. */
export class KernelRoom extends BatchRoom {
  /** Where the kernel finds it. */
  address = 0;
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    super({ records: 0, cells: 0 });
    this.kernel = kernel;
    this.make(fewestBytes);
  }

  override reserve(length: number, kept: number): void {
    if (length <= this.bytes.length) return;
    const before = this.bytes.subarray(0, kept);
    // Twice what it was for a record that goes on and on, as nothing is given back; else a little more than is asked for.
    this.make(Math.max(length + (length >> 4), this.bytes.length * 2));
    this.bytes.set(before);
  }

  override growCells(): void {
    throw new RangeError('A batch holds more cells than its chunk has bytes.');
  }

  override growRecords(): void {
    this.growCells();
  }

  /** What is cut of the bytes: what the kernel goes on from, and where it came to. */
  get progress(): Cut {
    const fields = this.kernel.intsAt(this.address, 11);
    return {
      records: fields[field.records] ?? 0,
      cells: fields[field.cells] ?? 0,
      complete: fields[field.complete] ?? 0,
      nextLine: fields[field.nextLine] ?? 0,
    };
  }

  set progress({ records, cells, complete, nextLine }: Cut) {
    this.kernel.intsAt(this.address + field.records * 4, 4).set([records, cells, complete, nextLine]);
  }

  private make(bytes: number): void {
    const { kernel } = this;
    // One byte is one cell at most, and what is beyond a chunk is one record.
    const capacity = Math.min(bytes, parseOptions.chunkBytes * 2) + carriedCells;
    this.address = kernel.exports.newRoom(bytes, capacity);
    const fields = kernel.intsAt(this.address, 7);
    const ints = (place: number): Int32Array => kernel.intsAt(fields[place] ?? 0, capacity + 1);
    this.bytes = kernel.bytesAt(fields[field.bytes] ?? 0, bytes);
    this.recordFirstCell = ints(field.recordFirstCell);
    this.recordStart = ints(field.recordStart);
    this.recordLine = ints(field.recordLine);
    this.cellStart = ints(field.cellStart);
    this.cellEnd = ints(field.cellEnd);
    this.cellFlags = kernel.bytesAt(fields[field.cellFlags] ?? 0, capacity + 1);
  }
}
